import type { Actor } from '../../kernel/access/index.ts'
import { findOrgs, getOrg, type Org, orgsByIds } from '../../kernel/orgs/index.ts'
import { personsByIds } from '../../kernel/people/index.ts'
import { today } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { findStation } from './firms.store.ts'
import type { Station } from './model.ts'

/** Levels that take claims. A firm's own union does not: its officers are on the firm's payroll, and never see one. */
const taking = ['federation', 'province', 'city', 'county', 'town']

/** The union that is to handle a claim, and the station where it was raised. */
export async function takingUnion(
  tx: Tx,
  orgId: string,
  stationId: string | null,
): Promise<{ union: Org; station: Station | null }> {
  const station = stationId === null ? null : await openStationOf(tx, stationId)
  const union = await getOrg(tx, station?.orgId ?? orgId)
  if (!taking.includes(union.kind) || union.closedOn !== null) {
    throw refusal('disputes.union-takes-none', { name: union.name })
  }
  return { union, station }
}

async function openStationOf(tx: Tx, id: string): Promise<Station> {
  const station = await findStation(tx, id)
  if (!station) throw refusal('disputes.station-missing')
  if (station.closedOn !== null && station.closedOn <= today()) {
    throw refusal('disputes.station-closed', { name: station.name })
  }
  return station
}

/** The tree is public: whoever is signed in finds a union that takes claims. */
export function listTakingUnions(actor: Actor, search: string) {
  return transaction(actor, async (tx) => {
    const found = await findOrgs(tx, { within: null, search })
    return found.filter((org) => taking.includes(org.kind)).slice(0, 20)
  })
}

/** The nearest union above a person's own that takes claims; none for who belongs to no union. */
export async function usualUnion(tx: Tx, personId: string): Promise<Org | null> {
  const [person] = await personsByIds(tx, [personId])
  if (!person?.homePath) return null
  const above = await orgsByIds(tx, person.homePath)
  const byId = new Map(above.map((org) => [org.id, org]))
  const id = person.homePath.findLast((one) => taking.includes(byId.get(one)?.kind ?? ''))
  return id ? byId.get(id)! : null
}
