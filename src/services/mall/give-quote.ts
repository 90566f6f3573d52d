import type { Actor } from '../../kernel/access/index.ts'
import { now } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import { noteRequest, requireOpen } from './ask-quotes.ts'
import type { Supplier } from './products.model.ts'
import {
  insertQuotation,
  linesOfRequest,
  lockRequest,
  quotationOf,
  withdrawQuotation,
} from './purchase-requests.store.ts'
import { purchaseRefusal } from './purchases.errors.ts'
import type { PurchaseRequest, Quotation, Quote } from './purchases.model.ts'
import { faultsOfQuote, totalOf } from './purchases.rules.ts'
import { purchaseWords, quoteFaultText } from './purchases.text.ts'
import { openSupplierOf } from './whose-desk.ts'

/** 报价: a price for every line; until nobody may quote any more another one takes its place, and the earlier stays on file. */
export function giveQuote(
  actor: Actor,
  input: { readonly requestId: Id; readonly quote: Quote },
  idempotencyKey: string,
): Promise<{ id: Id; total: Fen; version: number }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { quote: input } }, async () => {
      const supplier = await openSupplierOf(tx, actor)
      const request = await lockForQuote(tx, supplier, input.requestId)
      const lines = await linesOfRequest(tx, request.id)
      const faults = faultsOfQuote(input.quote, lines, request)
      if (faults.length > 0) {
        const sentences = faults.map((fault) => quoteFaultText[fault])
        throw purchaseRefusal('mall.quotation-faulty', { count: faults.length, sentences, codes: faults })
      }
      const { lines: priced, ...words } = input.quote
      const { versions } = await quotationOf(tx, request.id, supplier.orgId)
      const quotation: Quotation = {
        ...words,
        id: newId(),
        requestId: request.id,
        supplierId: supplier.orgId,
        version: versions + 1,
        total: totalOf(input.quote, lines),
        quotedBy: actor.name,
        quotedAt: now(),
      }
      await insertQuotation(tx, quotation, priced)
      await noteRequest(tx, actor, request, 'mall.quoted', { supplierId: supplier.orgId, version: quotation.version })
      return { id: quotation.id, total: quotation.total, version: quotation.version }
    }),
  )
}

/** 撤回报价: while others may still quote. */
export async function takeQuoteBack(actor: Actor, requestId: Id): Promise<void> {
  await transaction(actor, async (tx) => {
    const supplier = await openSupplierOf(tx, actor)
    const request = await lockForQuote(tx, supplier, requestId)
    const { standing } = await quotationOf(tx, requestId, supplier.orgId)
    if (!standing) throw purchaseRefusal('mall.quotation-missing')
    await withdrawQuotation(tx, standing.id, now())
    await noteRequest(tx, actor, request, 'mall.quote-withdrawn', { supplierId: supplier.orgId })
  })
}

async function lockForQuote(tx: Tx, supplier: Supplier, requestId: Id): Promise<PurchaseRequest> {
  const request = await lockRequest(tx, requestId)
  if (request?.marketId !== supplier.marketId) throw purchaseRefusal('mall.request-missing')
  requireOpen(request)
  if (now() >= request.quotesUntil)
    throw purchaseRefusal('mall.request-closed', { number: request.number, why: purchaseWords.overSince })
  return request
}
