import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { foundOrg } from '../../kernel/orgs/index.ts'
import { now, today } from '../../platform/clock.ts'
import { reading, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { AnswerOf } from '../../platform/http/endpoint.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import { findMarket } from './markets.store.ts'
import { orderRefusal } from './orders.errors.ts'
import type * as contract from './stations.contract.ts'
import type { Station } from './stations.model.ts'
import { stationsOf } from './stations.queries.ts'
import { findStation, insertStation, markStation, openStations, changeStation as writeCard } from './stations.store.ts'
import { operatedMarket } from './whose-desk.ts'

type Card = Pick<Station, 'name' | 'address' | 'hours' | 'phone'>

/** Where people of a mall may pick their orders up. */
export function listStations(reader: Actor, marketId: Id): AnswerOf<typeof contract.listStations> {
  return reading(reader, async (tx) => {
    if (!(await findMarket(tx, marketId))) throw refusal('mall.market-missing')
    return { stations: (await openStations(tx, marketId)).map(({ orgId, ...one }) => ({ id: orgId, ...one })) }
  })
}

export function readStations(actor: Actor): AnswerOf<typeof contract.listOwnStations> {
  return reading(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const stations = await stationsOf(tx, market.orgId, today())
    return { stations: stations.map(({ orgId, ...one }) => ({ id: orgId, ...one })) }
  })
}

/** 设立驿站: founds the partner organisation below the mall's federation; its keepers get accounts as any partner does. */
export async function admitStation(actor: Actor, card: Card): Promise<{ id: Id }> {
  return transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const id = newId()
    await foundOrg(tx, {
      id,
      kind: 'partner',
      code: `YZ-${id.slice(-12)}`,
      creditCode: null,
      name: card.name,
      parentId: market.orgId,
      on: today(),
    })
    const station = { ...card, orgId: id, marketId: market.orgId, closedAt: null, closedBecause: null }
    await insertStation(tx, station, now())
    await note(tx, actor, id, 'mall.station-admitted', card)
    return { id }
  })
}

export async function changeStation(actor: Actor, id: Id, card: Card): Promise<void> {
  await transaction(actor, async (tx) => {
    await requireOwn(tx, actor, id)
    await writeCard(tx, id, card)
    await note(tx, actor, id, 'mall.station-changed', card)
  })
}

/** 停用驿站: no order may name it from now on, or again it may; what lies there is still handed out. */
export async function closeStation(actor: Actor, id: Id, because: string | null): Promise<void> {
  await transaction(actor, async (tx) => {
    await requireOwn(tx, actor, id)
    await markStation(tx, id, because === null ? null : now(), because)
    await note(tx, actor, id, because === null ? 'mall.station-opened' : 'mall.station-closed', { because })
  })
}

async function requireOwn(tx: Tx, actor: Actor, id: Id): Promise<void> {
  const market = await operatedMarket(tx, actor)
  const station = await findStation(tx, id)
  if (station?.marketId !== market.orgId) throw orderRefusal('mall.station-missing')
}

function note(tx: Tx, actor: Actor, id: Id, action: string, detail: Record<string, unknown>): Promise<void> {
  return recordAudit(tx, actor, { action, subjectKind: 'mall.station', subjectId: id, orgId: id, detail })
}
