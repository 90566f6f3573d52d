import { formatYuan, parseYuan } from '../../../../../platform/money.ts'
import type { PolicyDocument, PolicyFault } from '../../../policies.contract.ts'

/** A policy as it is typed: everything is text until it is checked, so that nothing typed is ever lost. */
export type PolicyForm = {
  readonly fund: string
  readonly version: string
  readonly title: string
  readonly effectiveFrom: string
  readonly policyYearStart: string
  readonly fundingSources: string
  readonly coverOn: 'admission' | 'discharge'
  readonly waitingDays: string
  readonly claimDays: string
  readonly notify: string
  readonly fill: string
  readonly grassroots: string
  readonly county: string
  readonly city: string
  readonly fourEyesAbove: string
  readonly deductible: string
  readonly yearCap: string
  readonly tiers: readonly TierForm[]
  readonly diseases: readonly DiseaseForm[]
  readonly excludedIcd10: string
  readonly excludedHospitalLevels: string
}

export type TierForm = { readonly key: string; readonly above: string; readonly rate: string }
export type DiseaseForm = {
  readonly key: string
  readonly name: string
  readonly icd10: string
  readonly lumpSum: string
  readonly once: 'life' | 'year'
}

/** What a group of fields works on. */
export type FieldsGiven = {
  readonly form: PolicyForm
  readonly faults: readonly PolicyFault[]
  readonly onChange: (form: PolicyForm) => void
}

/** Where a draft is kept on the writer's device. */
export const draftName = 'mutual-aid.policy'

export const steps = ['notify', 'fill', 'grassroots', 'county', 'city'] as const

let made = 0
/** A name for a row of a list, so that React keeps what is typed in it where it is. */
export const rowKey = () => `row-${made++}`

const sum = (fen: number) => formatYuan(fen).replace(/\.00$/, '')

/** The editor's form for the version that follows a published one; its date is left to be chosen. */
export function formAfter(policy: PolicyDocument, version: number): PolicyForm {
  return { ...formOf(policy), version: String(version), effectiveFrom: '' }
}

/** A document as it would be typed. */
export function formOf(policy: PolicyDocument): PolicyForm {
  return {
    fund: policy.fund,
    version: String(policy.version),
    title: policy.title,
    effectiveFrom: policy.effectiveFrom,
    policyYearStart: policy.policyYearStart,
    fundingSources: policy.fundingSources.join(', '),
    coverOn: policy.coverOn,
    waitingDays: String(policy.waitingDays),
    claimDays: String(policy.claimDays),
    notify: String(policy.stepDays.notify),
    fill: String(policy.stepDays.fill),
    grassroots: String(policy.stepDays.grassroots),
    county: String(policy.stepDays.county),
    city: String(policy.stepDays.city),
    fourEyesAbove: sum(policy.fourEyesAboveFen),
    deductible: sum(policy.inpatient.deductibleFen),
    yearCap: sum(policy.inpatient.yearCapFen),
    tiers: policy.inpatient.tiers.map((tier) => ({ key: rowKey(), above: sum(tier.aboveFen), rate: tier.rate })),
    diseases: policy.diseases.map((disease) => ({
      key: rowKey(),
      name: disease.name,
      icd10: disease.icd10.join(', '),
      lumpSum: sum(disease.lumpSumFen),
      once: disease.once,
    })),
    excludedIcd10: policy.excludedIcd10.join(', '),
    excludedHospitalLevels: policy.excludedHospitalLevels.join(', '),
  }
}

/** The first policy of a new fund, to be filled in. */
export const blankForm: PolicyForm = {
  fund: 'city-mutual-aid',
  version: '1',
  title: '',
  effectiveFrom: '',
  policyYearStart: '01-01',
  fundingSources: '',
  coverOn: 'admission',
  waitingDays: '30',
  claimDays: '60',
  notify: '3',
  fill: '20',
  grassroots: '5',
  county: '5',
  city: '10',
  fourEyesAbove: '',
  deductible: '',
  yearCap: '',
  tiers: [{ key: 'first', above: '0', rate: '' }],
  diseases: [],
  excludedIcd10: '',
  excludedHospitalLevels: '',
}

/**
 * The draft to be checked or published. What cannot be read as a number or a sum stays as it was typed,
 * and what is empty is left out: the check names the field in either case.
 */
export function draftOf(form: PolicyForm): unknown {
  return {
    fund: form.fund.trim(),
    ...whole('version', form.version),
    title: form.title.trim(),
    effectiveFrom: form.effectiveFrom,
    policyYearStart: form.policyYearStart.trim(),
    fundingSources: listed(form.fundingSources),
    coverOn: form.coverOn,
    ...whole('waitingDays', form.waitingDays),
    ...whole('claimDays', form.claimDays),
    stepDays: Object.assign({}, ...steps.map((step) => whole(step, form[step]))) as unknown,
    ...money('fourEyesAboveFen', form.fourEyesAbove),
    inpatient: {
      ...money('deductibleFen', form.deductible),
      tiers: form.tiers.map((tier) => ({ ...money('aboveFen', tier.above), rate: tier.rate.trim() })),
      ...money('yearCapFen', form.yearCap),
    },
    diseases: form.diseases.map((disease) => ({
      name: disease.name.trim(),
      icd10: listed(disease.icd10),
      ...money('lumpSumFen', disease.lumpSum),
      once: disease.once,
    })),
    excludedIcd10: listed(form.excludedIcd10),
    excludedHospitalLevels: listed(form.excludedHospitalLevels),
  }
}

/** The sentences that belong beside a field, those of its own list entries with it. */
export function faultsAt(faults: readonly PolicyFault[], field: string): readonly string[] {
  return faults
    .filter((fault) => fault.field === field || fault.field?.startsWith(`${field}.`))
    .map((fault) => fault.sentence)
}

function listed(typed: string): string[] {
  return typed
    .split(/[,，、;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function whole(name: string, typed: string): Record<string, number | string> {
  const text = typed.trim()
  if (text === '') return {}
  return { [name]: /^-?\d{1,9}$/.test(text) ? Number(text) : text }
}

function money(name: string, typed: string): Record<string, number | string> {
  const text = typed.trim()
  if (text === '') return {}
  return { [name]: parseYuan(text) ?? text }
}
