import { judgeTarget, listOpenings, type Opening, qualifierText, readIndicator } from '../../kernel/indicators/index.ts'
import type { Org } from '../../kernel/orgs/index.ts'
import { today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { type EmploymentForm, employmentForm } from './joining.contract.ts'
import { factKinds, isNewForm } from './joining.rules.ts'
import type { Statistics, TargetCard } from './statistics.contract.ts'
import { targetStateNames, targetWording, timeKindNames } from './statistics.text.ts'
import { changesOfTargets, type MemberTarget, type TargetChange, type TargetWords, targetsOf } from './targets.store.ts'

export const newForms = employmentForm.options.filter(isNewForm)
export const kindOf = (form: EmploymentForm) => factKinds('joined', form)[1]!

/** Openings are one a kind and union, so each year before the platform has a kind of its own. */
export const openingKind = (year: number) => `membership.joined-before.${year}`

export function wordsOf({ cases, qualifier }: Opening): string {
  const { before, after } = qualifierText[qualifier]
  return `${before}${cases.toLocaleString('en')}${after}`
}

/** The targets of a federation as they read now and how they stand, and those that were withdrawn. */
export async function judgedTargets(tx: Tx, org: Org): Promise<Pick<Statistics, 'targets' | 'withdrawnTargets'>> {
  const set = await targetsOf(tx, org.id)
  const changes = await changesOfTargets(
    tx,
    set.map((target) => target.id),
  )
  const targets: TargetCard[] = []
  const withdrawnTargets: Statistics['withdrawnTargets'] = []
  for (const target of set) {
    const own = changes.filter((change) => change.targetId === target.id)
    const withdrawn = own.find((change) => change.kind === 'withdrawn')
    if (withdrawn) {
      const { reason, changedBy, changedAt, title } = withdrawn
      withdrawnTargets.push({ id: target.id, title, words: worded(withdrawn), reason, changedBy, changedAt })
    } else {
      targets.push(await judged(tx, org, target, own))
    }
  }
  return { targets, withdrawnTargets }
}

/** Each year's value is its facts and the openings of the federation itself; the openings are named beside it. */
async function judged(tx: Tx, org: Org, target: MemberTarget, changes: readonly TargetChange[]): Promise<TargetCard> {
  const words: TargetWords = changes.at(-1) ?? target
  const years = []
  for (let year = words.fromYear; year <= words.toYear; year += 1) {
    const opening = (await listOpenings(tx, openingKind(year), org.id)).find((one) => one.orgId === org.id)
    let value = opening?.cases ?? 0
    for (const form of newForms) {
      const question = { kind: kindOf(form), orgId: org.id, from: `${year}-01-01`, to: `${year}-12-31` }
      value += (await readIndicator(tx, question)).people
    }
    years.push({ year, value, opening: opening ? wordsOf(opening) : null })
  }
  const { state, ...standing } = judgeTarget(words, years, Number(today().slice(0, 4)))
  const { title, timeKind, amount, fromYear, toYear, source } = words
  return {
    id: target.id,
    title,
    timeKind,
    timeKindName: timeKindNames[timeKind],
    amount,
    fromYear,
    toYear,
    source,
    state,
    stateName: targetStateNames[state],
    ...standing,
    shortYears: [...standing.shortYears],
    years,
    corrections: changes.map(({ reason, changedBy, changedAt }, at) => ({
      before: worded(changes[at - 1] ?? target),
      reason,
      changedBy,
      changedAt,
    })),
  }
}

function worded({ title, timeKind, amount, fromYear, toYear }: TargetWords): string {
  const facts = { title, kind: timeKindNames[timeKind], amount: amount.toLocaleString('en'), fromYear, toYear }
  return fillSentence(targetWording, facts)
}
