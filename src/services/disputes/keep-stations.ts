import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { personCards, personsByIds } from '../../kernel/people/index.ts'
import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { StationCard } from './claims.contract.ts'
import { refusal } from './errors.ts'
import { reaches } from './find-dispute.ts'
import { closeStation as closeRow, findStation, insertStation, openStations, stationsBelow } from './firms.store.ts'
import type { Industry, Station } from './model.ts'
import { usualUnion } from './taking-union.ts'

/** What a new claim begins with: stations near first, the usual union, and the phone on file, masked. */
export async function readStart(actor: Actor) {
  return transaction(actor, async (tx) => {
    const personId = actor.personId!
    const [person] = await personsByIds(tx, [personId])
    const stations = await openStations(tx, today(), person?.homePath ?? [])
    const usual = await usualUnion(tx, personId)
    const [card] = await personCards(tx, [personId])
    return {
      stations: await stationCards(tx, stations),
      usual: usual && { id: usual.id, name: usual.name },
      maskedPhone: card?.maskedPhone ?? null,
    }
  })
}

async function stationCards<Row extends Station>(
  tx: Tx,
  stations: readonly Row[],
): Promise<(Omit<Row, 'orgPath'> & StationCard)[]> {
  const orgs = await orgsByIds(tx, [...new Set(stations.map((one) => one.orgId))])
  const names = new Map(orgs.map((org) => [org.id, org.name]))
  return stations.map(({ orgPath: _, ...station }) => ({ ...station, orgName: names.get(station.orgId)! }))
}

export async function readStations(actor: Actor, wishedOrg: string | undefined) {
  return transaction(actor, async (tx) => {
    const orgId = wishedOrg ?? actor.grants.find((grant) => grant.permissions.has('disputes.read'))!.orgId
    const below = await requireReachableOrg(tx, actor, 'disputes.read', orgId)
    return stationCards(tx, await stationsBelow(tx, below.id))
  })
}

/** 设立服务站. */
export async function openStation(
  actor: Actor,
  input: {
    readonly orgId: string
    readonly name: string
    readonly industry: Industry
    readonly place: string
    readonly phone: string
    readonly openedOn: Day
  },
): Promise<{ id: string }> {
  return transaction(actor, async (tx) => {
    const union = await requireReachableOrg(tx, actor, 'disputes.publish', input.orgId)
    const station: Station = { ...input, id: newId(), orgId: union.id, orgPath: union.path, closedOn: null }
    if (!(await insertStation(tx, station))) throw refusal('disputes.station-known')
    await recordAudit(tx, actor, deedOf('disputes.station-opened', station))
    return { id: station.id }
  })
}

/** 停用服务站. */
export async function closeStation(actor: Actor, id: string, on: Day): Promise<void> {
  await transaction(actor, async (tx) => {
    const station = await findStation(tx, id)
    if (!station || !reaches(actor, 'disputes.publish', station.orgPath)) throw refusal('disputes.station-missing')
    if (on < station.openedOn) throw refusal('disputes.period-reversed', { from: station.openedOn, until: on })
    await closeRow(tx, id, on)
    await recordAudit(tx, actor, deedOf('disputes.station-closed', station))
  })
}

function deedOf(action: string, station: Station) {
  return {
    action,
    subjectKind: 'disputes.station',
    subjectId: station.id,
    orgId: station.orgId,
    detail: { name: station.name },
  }
}
