import type { Actor } from '../../kernel/access/index.ts'
import { maskName, maskPhone } from '../../kernel/people/index.ts'
import { today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { reading, type Tx } from '../../platform/db/transaction.ts'
import type { AnswerOf, QueryOf } from '../../platform/http/endpoint.ts'
import type { Id } from '../../platform/ids.ts'
import { openSealed } from '../../platform/seal.ts'
import { linesOfOrders } from './dispatch.queries.ts'
import { pieceText } from './read-dispatch.ts'
import type * as contract from './stations.contract.ts'
import type { ParcelCard } from './stations.contract.ts'
import { countParcels, type ParcelRow, parcelRows, parcelsByOrder } from './stations.queries.ts'
import { stationOf } from './whose-desk.ts'

const page = 50

/** What a keeper has, and what is coming; names and phones are blotted but for what she asks at the counter. */
export async function readParcels(
  actor: Actor,
  query: QueryOf<typeof contract.listParcels>,
): AnswerOf<typeof contract.listParcels> {
  return reading(actor, async (tx) => {
    const { orgId: id, name, address, hours, phone } = await stationOf(tx, actor)
    const wish = {
      stationId: id,
      list: query.list ?? 'waiting',
      day: today(),
      search: query.search,
      after: query.cursor,
    }
    const found = await parcelRows(tx, wish, page + 1)
    const shown = found.slice(0, page)
    return {
      station: { id, name, address, hours, phone },
      counts: await countParcels(tx, id, today()),
      parcels: await dress(tx, shown),
      next: found.length > page ? shown.at(-1)!.orderId : null,
    }
  })
}

export async function dressParcels(tx: Tx, stationId: Id, orderIds: readonly Id[]): Promise<ParcelCard[]> {
  return dress(tx, await parcelsByOrder(tx, stationId, orderIds))
}

async function dress(tx: Tx, rows: readonly ParcelRow[]): Promise<ParcelCard[]> {
  const lines = await linesOfOrders(
    tx,
    rows.map((row) => row.orderId),
  )
  return rows.map(({ ownerId: _ownerId, receiverSealed, ...row }) => {
    const { name, phone } = JSON.parse(openSealed(config().sealKeys, receiverSealed)) as {
      name?: string
      phone?: string
    }
    return {
      ...row,
      receiver: name ? maskName(name) : '',
      phone: phone ? maskPhone(phone) : '',
      goods: lines.filter((line) => line.orderId === row.orderId).map(pieceText),
    }
  })
}
