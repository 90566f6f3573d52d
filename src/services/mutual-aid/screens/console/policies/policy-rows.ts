import { displayYuan, type Fen } from '../../../../../platform/money.ts'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import type { PolicyDocument } from '../../../policies.contract.ts'
import { policiesText } from '../../../policies-console.text.ts'
import { sayLimit, sayTier } from '../../say-limit.ts'
import { fullDay } from '../words.tsx'

const text = policiesText
const { units } = consoleText

export type PolicyRow = { readonly key: string; readonly name: string; readonly value: string }
export type PolicySection = { readonly key: keyof typeof text.sections; readonly rows: readonly PolicyRow[] }

/** Every setting of a policy in words, in the order of the editor. */
export function policySections(policy: PolicyDocument): readonly PolicySection[] {
  return [
    {
      key: 'basics',
      rows: [
        row('title', policy.title),
        row('effectiveFrom', fullDay(policy.effectiveFrom)),
        row('policyYearStart', policy.policyYearStart),
        row('fundingSources', list(policy.fundingSources)),
        row('fund', policy.fund),
      ],
    },
    {
      key: 'cover',
      rows: [
        row('coverOn', text.coverOn[policy.coverOn]),
        row('waitingDays', say(units.days, { n: policy.waitingDays })),
      ],
    },
    {
      key: 'time',
      rows: [
        row('claimDays', say(units.days, { n: policy.claimDays })),
        { key: 'stepDays', name: text.stepsName, value: say(text.steps, policy.stepDays) },
      ],
    },
    {
      key: 'inpatient',
      rows: [
        row('inpatient.deductibleFen', money(policy.inpatient.deductibleFen)),
        ...tierRows(policy),
        row('inpatient.yearCapFen', money(policy.inpatient.yearCapFen)),
        row('fourEyesAboveFen', money(policy.fourEyesAboveFen)),
      ],
    },
    {
      key: 'diseases',
      rows: policy.diseases.map((disease) => ({
        key: `disease:${disease.name}`,
        name: disease.name,
        value: say(text.diseaseText, {
          icd10: list(disease.icd10),
          sum: sayLimit(disease.lumpSumFen),
          once: text.once[disease.once],
        }),
      })),
    },
    {
      key: 'excluded',
      rows: [
        row('excludedIcd10', list(policy.excludedIcd10)),
        row('excludedHospitalLevels', list(policy.excludedHospitalLevels)),
      ],
    },
  ]
}

/** What two versions say differently, in the order of the editor; an empty side is a setting only one of them has. */
export function policyDifferences(
  now: PolicyDocument,
  other: PolicyDocument,
): readonly { key: string; name: string; now: string; other: string }[] {
  const before = rowsOf(now)
  const after = rowsOf(other)
  const keys = [...new Set([...after.keys(), ...before.keys()])]
  return keys.flatMap((key) => {
    const [a, b] = [before.get(key), after.get(key)]
    return a?.value === b?.value
      ? []
      : [{ key, name: (b ?? a)!.name, now: a?.value ?? consoleText.none, other: b?.value ?? consoleText.none }]
  })
}

function rowsOf(policy: PolicyDocument): Map<string, PolicyRow> {
  return new Map(policySections(policy).flatMap((section) => section.rows.map((one) => [one.key, one])))
}

function tierRows({ inpatient: { tiers } }: PolicyDocument): PolicyRow[] {
  return tiers.map((tier, at) => ({
    key: `tier:${at}`,
    name: say(text.tierName, { n: at + 1 }),
    value: say(text.tierText, {
      range: sayTier(tier.aboveFen, tiers[at + 1]?.aboveFen ?? null),
      percent: percentOf(tier.rate),
    }),
  }))
}

/** `0.505` as `50.5%`, exactly. */
function percentOf(rate: string): string {
  return `${Math.round(Number(rate) * 10_000) / 100}%`
}

function row(field: keyof typeof text.fields, value: string): PolicyRow {
  return { key: field, name: text.fields[field].replace(/（.*）$/, ''), value }
}

const money = (fen: Fen) => say(units.yuan, { yuan: displayYuan(fen).replace(/\.00$/, '') })
const list = (parts: readonly string[]) => (parts.length === 0 ? consoleText.none : parts.join(consoleText.listJoin))
