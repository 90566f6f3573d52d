import type { Actor } from '../../kernel/access/index.ts'
import { draftInstrument, type Party } from '../../kernel/instruments/index.ts'
import { getOrg } from '../../kernel/orgs/index.ts'
import { now } from '../../platform/clock.ts'
import { dayOf, displayFullDay } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { displayYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { lockOwnRequest, noteRequest } from './ask-quotes.ts'
import { findBuyer } from './buyers.store.ts'
import { findSupplier } from './markets.store.ts'
import { insertContract } from './purchase-contracts.store.ts'
import { endRequest, linesOfQuotations, linesOfRequest, standingQuotations } from './purchase-requests.store.ts'
import { purchaseRefusal } from './purchases.errors.ts'
import type { PurchaseContract, PurchaseRequest, Quotation } from './purchases.model.ts'
import { faultOfChoice } from './purchases.rules.ts'
import { choiceFaultText, contractTemplate, purchaseWords } from './purchases.text.ts'
import { tellDesks } from './tell-desks.ts'

type Choice = { readonly requestId: Id; readonly quotationId: Id; readonly because: string | null }

/** 选定报价: once nobody quotes any more and there are enough; draws up the contract and lays it before both sides. */
export function chooseQuote(
  actor: Actor,
  input: Choice,
  idempotencyKey: string,
): Promise<{ contractId: Id; number: string }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { choose: input } }, async () => {
      const request = await lockOwnRequest(tx, actor, input.requestId)
      const chosen = await requireChoice(tx, request, input)
      const contract = await drawUp(tx, actor, request, chosen)
      await endRequest(tx, request.id, { state: 'chosen', by: actor.name, at: now(), because: input.because })
      await noteRequest(tx, actor, request, 'mall.quote-chosen', { total: chosen.total, because: input.because })
      return { contractId: contract.id, number: contract.number }
    }),
  )
}

async function requireChoice(tx: Tx, request: PurchaseRequest, choice: Choice): Promise<Quotation> {
  const quotations = await standingQuotations(tx, request.id)
  const chosen = quotations.find((one) => one.id === choice.quotationId)
  if (!chosen) throw purchaseRefusal('mall.quotation-missing')
  const supplier = await findSupplier(tx, chosen.supplierId)
  const fault = faultOfChoice(
    request,
    quotations,
    { id: chosen.id, isSuspended: supplier?.suspendedAt !== null, because: choice.because },
    now(),
  )
  if (fault !== null) {
    const facts = { count: quotations.length, least: request.leastQuotes }
    const why = fillSentence(choiceFaultText[fault], facts)
    throw purchaseRefusal('mall.choice-refused', { why, codes: [fault] })
  }
  return chosen
}

async function drawUp(tx: Tx, actor: Actor, request: PurchaseRequest, chosen: Quotation): Promise<PurchaseContract> {
  const buyer = (await findBuyer(tx, request.buyerId))!
  const supplier = (await findSupplier(tx, chosen.supplierId))!
  const supplierPath = (await getOrg(tx, supplier.orgId)).path
  const party = (side: string, partyId: Id, orgPath: readonly Id[], name: string): Party => ({
    side,
    holder: 'org',
    partyId,
    orgPath,
    name,
  })
  const document = await draftInstrument(tx, actor, {
    id: newId(),
    template: contractTemplate,
    owner: { id: buyer.orgId, path: buyer.orgPath },
    parties: [
      party('buyer', buyer.orgId, buyer.orgPath, buyer.name),
      party('supplier', supplier.orgId, supplierPath, supplier.name),
    ],
    fields: {
      request: request.number,
      title: request.title,
      goods: await goodsOf(tx, request, chosen),
      total: displayYuan(chosen.total),
      place: request.place,
      deliverBy: displayFullDay(request.deliverBy),
      days: String(chosen.deliverDays),
    },
    inForceFrom: dayOf(now()),
    inForceUntil: null,
  })
  const contract: PurchaseContract = {
    id: newId(),
    marketId: request.marketId,
    buyerId: request.buyerId,
    orgPath: request.orgPath,
    supplierId: chosen.supplierId,
    requestId: request.id,
    quotationId: chosen.id,
    number: document.number,
    documentId: document.id,
    total: chosen.total,
    accepted: 0,
    paid: 0,
    state: 'signing',
    draftedBy: actor.name,
    draftedAt: now(),
    signedAt: null,
    endedAt: null,
    endedBecause: null,
  }
  await insertContract(tx, contract)
  await tellDesks(tx, [supplier.orgId], {
    title: purchaseWords.chosenTitle,
    text: purchaseWords.chosen,
    facts: { buyer: buyer.name, title: request.title, number: contract.number },
    link: `/console/mall/supply/contracts/${contract.id}`,
  })
  return contract
}

async function goodsOf(tx: Tx, request: PurchaseRequest, chosen: Quotation): Promise<string> {
  const prices = new Map((await linesOfQuotations(tx, [chosen.id])).map((one) => [one.line, one.price]))
  return (await linesOfRequest(tx, request.id))
    .map(({ line, name, specification, quantity, unit }) =>
      fillSentence(purchaseWords.goodsLine, {
        at: line,
        name,
        specification: specification === '' ? '' : ` ${specification}`,
        quantity,
        unit,
        price: displayYuan(prices.get(line)!),
      }),
    )
    .join('；')
}
