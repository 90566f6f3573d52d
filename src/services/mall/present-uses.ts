import { orgsByIds } from '../../kernel/orgs/index.ts'
import { maskName, personsByIds } from '../../kernel/people/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { BenefitSetting, Redemption } from './benefits.model.ts'
import { benefitNames } from './benefits.store.ts'
import type { TakenUse } from './redemptions.contract.ts'

/** Uses as their merchant sees them: the member's masked name and union, and nothing by which she could be looked up. */
export async function presentUse(
  tx: Tx,
  uses: readonly Redemption[],
  { undoMinutes }: Pick<BenefitSetting, 'undoMinutes'>,
): Promise<TakenUse[]> {
  const people = await personsByIds(tx, [...new Set(uses.map((use) => use.ownerId))])
  const names = new Map(people.map((person) => [person.id, maskName(person.name)]))
  const unions = await orgsByIds(tx, [...new Set(uses.map((use) => use.orgPath.at(-1)!))])
  const unionNames = new Map(unions.map((union) => [union.id, union.name]))
  const benefits = await benefitNames(tx, [...new Set(uses.map((use) => use.benefitId))])
  return uses.map((use) => ({
    id: use.id,
    benefitName: benefits.get(use.benefitId) ?? '',
    maskedName: names.get(use.ownerId) ?? '',
    unionName: unionNames.get(use.orgPath.at(-1)!) ?? '',
    shownAt: use.shownAt,
    recordedAt: use.recordedAt,
    seasonPart: use.seasonPart,
    regularFen: use.regularFen,
    paidFen: use.paidFen,
    subsidyFen: use.subsidyFen,
    waivedFen: use.waivedFen,
    offline: use.entryId !== null,
    undoUntil: new Date(Date.parse(use.recordedAt) + undoMinutes * 60_000).toISOString(),
    undoneAt: use.undoneAt,
    undoneBecause: use.undoneBecause,
  }))
}
