import type { Actor } from '../../kernel/access/index.ts'
import { fileOf, filePath } from '../../kernel/files/index.ts'
import { openSheet, rowsOf } from '../../kernel/sheets/index.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { AnswerOf } from '../../platform/http/endpoint.ts'
import { shipOrders } from './deliver-order.ts'
import type * as contract from './dispatch.contract.ts'
import { standingOf } from './dispatch.queries.ts'
import { readTracking, type TrackingFault, type TrackingRow, trackingFields } from './dispatch.rules.ts'
import { trackingFaultText, trackingHeadings } from './dispatch.text.ts'
import { supplierOf } from './whose-desk.ts'

const mostBytes = 32 * 1024 ** 2
const atOnce = 200

type Reject = { line: number; reasons: string[] }

/** 批量导入运单号: ships what a file names, good rows although others are bad; an order shipped by this very number is left alone. */
export async function importTracking(actor: Actor, fileId: string): AnswerOf<typeof contract.importTracking> {
  const path = await transaction(actor, async (tx) => {
    await supplierOf(tx, actor)
    return filePath(tx, (await fileOf(tx, actor, fileId)).id)
  })
  const rejects: Reject[] = []
  const reject = (line: number, faults: readonly TrackingFault[]) =>
    rejects.push({ line, reasons: faults.map((fault) => trackingFaultText[fault]) })
  const { rows, good } = await readRows(path, reject)
  const standing = await transaction(actor, async (tx) => {
    const supplier = await supplierOf(tx, actor)
    const found = await standingOf(
      tx,
      supplier.orgId,
      good.map((row) => row.orderId),
    )
    return new Map(found.map((order) => [order.id, order]))
  })
  const counts = { shipped: 0, unchanged: 0 }
  const open: TrackingRow[] = []
  for (const row of good) {
    const order = standing.get(row.orderId)
    if (!order) reject(row.line, ['order-missing'])
    else if (order.state === 'shipped' && order.tracking === row.tracking) counts.unchanged += 1
    else open.push(row)
  }
  for (let at = 0; at < open.length; at += atOnce) {
    const some = open.slice(at, at + atOnce)
    const shipped = await shipOrders(actor, some)
    counts.shipped += shipped.size
    for (const row of some) if (!shipped.has(row.orderId)) reject(row.line, ['not-open'])
  }
  return { rows, ...counts, rejects: rejects.toSorted((one, other) => one.line - other.line) }
}

async function readRows(path: string, reject: (line: number, faults: readonly TrackingFault[]) => void) {
  const sheet = await openSheet(path, {
    columns: { required: trackingFields.map((field) => trackingHeadings[field]), optional: [] },
    maxBytes: mostBytes,
  })
  const good: TrackingRow[] = []
  const seen = new Set<string>()
  let rows = 0
  for await (const chunk of sheet.chunks()) {
    for (const { line, cells, problem } of rowsOf(chunk, sheet.layout)) {
      rows += 1
      const read = problem ? { faults: ['row-unreadable' as const] } : readTracking(line, cells)
      if ('faults' in read) reject(line, read.faults)
      else if (seen.has(read.row.orderId)) reject(line, ['twice'])
      else {
        seen.add(read.row.orderId)
        good.push(read.row)
      }
    }
  }
  return { rows, good }
}
