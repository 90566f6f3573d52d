import type { Fact } from '../../kernel/indicators/index.ts'
import type { OrgKind } from '../../kernel/orgs/contract.ts'
import type { Day } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

/** Kinds that are counted as unions of firms; federations and partners are not. */
export function isCounted(kind: OrgKind): boolean {
  return kind === 'grassroots'
}

/** A grassroots union more, in the numbers of everyone above. */
export function factsOfFounding(founded: { orgId: Id; orgPath: readonly Id[]; on: Day; kind: OrgKind }): Fact[] {
  if (!isCounted(founded.kind)) return []
  return [
    {
      kind: 'unions.founded',
      orgId: founded.orgId,
      orgPath: founded.orgPath,
      personId: null,
      day: founded.on,
      quantity: 1,
      amountFen: 0,
      subjectId: founded.orgId,
    },
  ]
}
