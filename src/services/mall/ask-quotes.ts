import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { now, today } from '../../platform/clock.ts'
import type { Instant } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { listExcludedWords } from './buyers.store.ts'
import { buyerOf } from './buyers.ts'
import { listCategories, listSuppliers } from './markets.store.ts'
import { momentText } from './orders.rules.ts'
import { endRequest, insertRequest, lockRequest, moveDeadline, nextRequestNumber } from './purchase-requests.store.ts'
import { purchaseRefusal } from './purchases.errors.ts'
import type { Buyer, PurchaseRequest, Wanted } from './purchases.model.ts'
import { excludedLines, faultsOfWanted } from './purchases.rules.ts'
import { purchaseWords, requestStateText, wantedFaultText } from './purchases.text.ts'
import { tellDesks } from './tell-desks.ts'

/**
 * 企业询价: lays what an enterprise wants before every supplier of the mall. Refuses goods for construction or production line
 * by line with the reason (`mall.purchase-excluded`), and everything else that is wrong at once.
 */
export function askQuotes(actor: Actor, wanted: Wanted, idempotencyKey: string): Promise<{ id: Id; number: string }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { wanted } }, async () => {
      const buyer = await buyerOf(tx, actor)
      await requireWanted(tx, buyer, wanted)
      const { lines, ...words } = wanted
      const request: PurchaseRequest = {
        ...words,
        id: newId(),
        marketId: buyer.marketId,
        buyerId: buyer.orgId,
        orgPath: buyer.orgPath,
        number: await nextRequestNumber(tx, buyer.marketId, today().slice(0, 4)),
        state: 'open',
        askedBy: actor.name,
        askedAt: now(),
        endedAt: null,
        endedBecause: null,
      }
      await insertRequest(tx, request, lines)
      const suppliers = (await listSuppliers(tx, buyer.marketId)).filter((one) => one.suspendedAt === null)
      await tellDesks(
        tx,
        suppliers.map((one) => one.orgId),
        {
          title: purchaseWords.askedTitle,
          text: purchaseWords.asked,
          facts: { buyer: buyer.name, title: request.title, until: momentText(request.quotesUntil) },
          link: `/console/mall/supply/requests/${request.id}`,
        },
      )
      await noteRequest(tx, actor, request, 'mall.quotes-asked', { lines: lines.length })
      return { id: request.id, number: request.number }
    }),
  )
}

async function requireWanted(tx: Tx, buyer: Buyer, wanted: Wanted): Promise<void> {
  const categories = await listCategories(tx, buyer.marketId)
  const excluded = excludedLines(wanted, categories, await listExcludedWords(tx, buyer.marketId))
  if (excluded.length > 0) {
    const sentences = excluded.map((one) => fillSentence(purchaseWords.excludedLine, one))
    throw purchaseRefusal('mall.purchase-excluded', { sentences, lines: excluded.map((one) => String(one.line)) })
  }
  const faults = faultsOfWanted(wanted, categories, now())
  if (faults.length === 0) return
  const sentences = faults.map((fault) => wantedFaultText[fault])
  throw purchaseRefusal('mall.purchase-faulty', { count: faults.length, sentences, codes: faults })
}

/** 延长报价: only later, never earlier; suppliers that quoted already may quote anew. */
export async function extendRequest(actor: Actor, id: Id, quotesUntil: Instant): Promise<void> {
  await transaction(actor, async (tx) => {
    const request = await lockOwnRequest(tx, actor, id)
    if (quotesUntil <= request.quotesUntil || quotesUntil <= now())
      throw purchaseRefusal('mall.purchase-faulty', {
        count: 1,
        sentences: [wantedFaultText['quotes-until-past']],
        codes: ['quotes-until-past'],
      })
    await moveDeadline(tx, id, quotesUntil)
    await noteRequest(tx, actor, request, 'mall.request-extended', { quotesUntil })
  })
}

/** 撤回询价: nobody quotes any more; what was quoted stays readable to whoever quoted. */
export async function withdrawRequest(actor: Actor, id: Id, because: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const request = await lockOwnRequest(tx, actor, id)
    await endRequest(tx, id, { state: 'withdrawn', by: actor.name, at: now(), because })
    await noteRequest(tx, actor, request, 'mall.request-withdrawn', { because })
  })
}

/** An open request of the caller's own enterprise, locked; refuses `mall.request-missing`, `mall.request-closed`. */
export async function lockOwnRequest(tx: Tx, actor: Actor, id: Id): Promise<PurchaseRequest> {
  const buyer = await buyerOf(tx, actor)
  const request = await lockRequest(tx, id)
  if (request?.buyerId !== buyer.orgId) throw purchaseRefusal('mall.request-missing')
  requireOpen(request)
  return request
}

export function requireOpen(request: PurchaseRequest): void {
  if (request.state === 'open') return
  throw purchaseRefusal('mall.request-closed', { number: request.number, why: requestStateText[request.state] })
}

export function noteRequest(
  tx: Tx,
  actor: Actor,
  request: PurchaseRequest,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  return recordAudit(tx, actor, {
    action,
    subjectKind: 'mall.purchase-request',
    subjectId: request.id,
    orgId: request.buyerId,
    detail: { number: request.number, ...detail },
  })
}
