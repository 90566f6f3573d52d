import { today } from '../../platform/clock.ts'
import { addDays } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { orgsByIds } from '../orgs/index.ts'
import type { RelationCard } from './contract.ts'
import { relationKindOf, relationKinds } from './kinds.ts'
import type { Relation, RelationSide } from './model.ts'
import { standingOn } from './rules.ts'
import { partiesOf } from './store.ts'

/** Relations of kinds that this platform has, as their keepers and sides read them. */
export async function relationCards(tx: Tx, found: readonly Relation[]): Promise<RelationCard[]> {
  const keys = new Set(relationKinds().map((kind) => kind.key))
  const known = found.filter((one) => keys.has(one.kind))
  const parties = await partiesOf(
    tx,
    known.map((one) => one.id),
  )
  const keepers = await orgsByIds(tx, [...new Set(known.map((one) => one.ownerId))])
  const names = new Map(keepers.map((one) => [one.id, one.name]))
  return known.map((one) => {
    const kind = relationKindOf(one.kind)
    const partyAt = (side: RelationSide) => {
      const party = parties.find((other) => other.relationId === one.id && other.side === side)
      return {
        id: party?.ownerId ?? one.id,
        holder: kind.sides[side].holder,
        sideName: kind.sides[side].name,
        name: party?.name ?? '',
      }
    }
    return {
      id: one.id,
      kind: one.kind,
      kindName: kind.name,
      keeperId: one.ownerId,
      keeperName: names.get(one.ownerId) ?? '',
      a: partyAt('a'),
      b: partyAt('b'),
      duty: one.duty,
      note: one.note,
      fromOn: one.fromOn,
      lastOn: one.endsOn === null ? null : addDays(one.endsOn, -1),
      standing: standingOn(one, today()),
    }
  })
}
