import type { Actor } from '../../kernel/access/index.ts'
import { type Cell, writeXlsx } from '../../kernel/sheets/index.ts'
import { config } from '../../platform/config.ts'
import { dayOf } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { AnswerOf, Download, QueryOf } from '../../platform/http/endpoint.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { openSealed } from '../../platform/seal.ts'
import type * as contract from './dispatch.contract.ts'
import type { SupplyOrder } from './dispatch.contract.ts'
import { countSupplyOrders, linesOfOrders, type SupplyOrderRow, supplyOrders } from './dispatch.queries.ts'
import { dispatchSheet, trackingHeadings } from './dispatch.text.ts'
import { supplierOf } from './whose-desk.ts'

const page = 50
const mostExported = 5000

/** The supplier's own orders with where they go; it reads them to deliver them. */
export async function readSupplyOrders(
  actor: Actor,
  query: QueryOf<typeof contract.listSupplyOrders>,
): AnswerOf<typeof contract.listSupplyOrders> {
  return transaction(actor, async (tx) => {
    const supplier = await supplierOf(tx, actor)
    const states = query.state ? [query.state] : null
    const found = await supplyOrders(tx, supplier.orgId, { states, after: query.cursor }, page + 1)
    const counts = { placed: 0, accepted: 0, shipped: 0, received: 0, cancelled: 0 }
    for (const { state, count } of await countSupplyOrders(tx, supplier.orgId)) counts[state] = count
    const shown = found.slice(0, page)
    return { orders: await dress(tx, shown), counts, next: found.length > page ? shown.at(-1)!.id : null }
  })
}

async function dress(tx: Tx, orders: readonly SupplyOrderRow[]): Promise<SupplyOrder[]> {
  const lines = await linesOfOrders(
    tx,
    orders.map((order) => order.id),
  )
  return orders.map(({ receiverSealed, ownerId: _ownerId, ...order }) => ({
    ...order,
    receiver: openReceiver(receiverSealed),
    lines: lines.filter((line) => line.orderId === order.id),
  }))
}

type Receiver = { readonly name: string; readonly phone: string; readonly address: string | null }

function openReceiver(sealed: Uint8Array): Receiver | null {
  const { name, phone, address } = JSON.parse(openSealed(config().sealKeys, sealed)) as Partial<Receiver>
  return name && phone ? { name, phone, address: address ?? null } : null
}

/** 导出待发货订单: a workbook to pack by; filled with tracking numbers it is loaded again as it is. */
export async function writeDispatchSheet(actor: Actor): Promise<Download> {
  const rows = await transaction(actor, async (tx) => {
    const supplier = await supplierOf(tx, actor)
    const waiting = { states: ['placed', 'accepted'] as const, after: undefined }
    return (await dress(tx, await supplyOrders(tx, supplier.orgId, waiting, mostExported))).map(rowOf)
  })
  const { receiver, phone, address, goods, placed } = dispatchSheet.headings
  const { order, carrier, tracking } = trackingHeadings
  return {
    name: `${dispatchSheet.name}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: writeXlsx(dispatchSheet.name, [order, carrier, tracking, receiver, phone, address, goods, placed], rows),
  }
}

/** `大米 5 kg ×2`: what is still to be handed over of a line. */
export function pieceText(line: {
  readonly name: string
  readonly quantity: number
  readonly refunded: number
}): string {
  return fillSentence(dispatchSheet.piece, { name: line.name, quantity: line.quantity - line.refunded })
}

function rowOf(order: SupplyOrder): Cell[] {
  const goods = order.lines.map(pieceText)
  const { name, phone, address } = order.receiver ?? { name: '', phone: '', address: '' }
  return [order.id, '', '', name, phone, address ?? '', goods.join(dispatchSheet.join), dayOf(order.placedAt)]
}
