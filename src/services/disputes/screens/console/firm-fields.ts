import { call } from '../../../../platform/client/client.ts'
import { industryNames } from '../../case.text.ts'
import { consoleText } from '../../console.text.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import type { FirmCard } from '../../firms.contract.ts'
import { tieToFirm } from '../../handling.contract.ts'
import type { FormPlan, Values } from './ActForm.tsx'
import type { FieldPlan } from './FormField.tsx'
import { choicesOf } from './words.ts'

const text = consoleText.forms

/** Where a firm that is not on record yet belongs: its industry and its region. */
const placeFields: readonly FieldPlan[] = [
  { key: 'industry', label: text.industry, kind: 'one', choices: choicesOf(industryNames) },
  { key: 'region', label: text.region, kind: 'region' },
]

/** A firm of the register, or the particulars of one that is to be put on it. */
export function firmFields(firms: readonly FirmCard[]): readonly FieldPlan[] {
  const unknown = (values: Values) => !values.firm
  return [
    {
      key: 'firm',
      label: text.firm,
      kind: 'one',
      choices: firms.map((firm) => ({ value: firm.id, label: firm.name })),
      extra: text.firmExtra,
      wide: true,
    },
    ...placeFields.map((field) => ({ ...field, when: unknown })),
    { key: 'code', label: text.code, kind: 'text', most: 18, when: unknown },
  ]
}

/** What is known of the respondent already. */
export function firmFirst(file: DisputeFile, firms: readonly FirmCard[]): Values {
  const [respondent] = file.parties
  return {
    firm: firms.find((firm) => firm.name === respondent!.name)?.id ?? '',
    code: respondent!.creditCode ?? '',
  }
}

export function firmOf({ firm, industry, region, code }: Values) {
  if (firm) return { firmId: firm }
  return {
    ...(industry && { industry: industry as 'other' }),
    ...(region && { regionId: region }),
    ...(code && { creditCode: code }),
  }
}

/** 对应单位: after it, the industry and region of the case are known. */
export function tieFirmPlan(file: DisputeFile, firms: readonly FirmCard[]): FormPlan {
  return {
    title: `${text.tieFirm}：${file.parties[0]!.name}`,
    act: text.tieFirm,
    lead: text.tieFirmLead,
    fields: firmFields(firms),
    first: firmFirst(file, firms),
    send: (values) => call(tieToFirm, { params: { id: file.case.id }, body: firmOf(values) }),
  }
}
