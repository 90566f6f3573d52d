import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import { instrumentCard, openInstrument } from '../../kernel/instruments/index.ts'
import { type ExportFormat, exportMarked } from '../../kernel/privacy/index.ts'
import { now, today } from '../../platform/clock.ts'
import { dayOf } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { AnswerOf, Download, QueryOf } from '../../platform/http/endpoint.ts'
import type { Id } from '../../platform/ids.ts'
import { formatYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { findBuyer } from './buyers.store.ts'
import { buyerOf } from './buyers.ts'
import { contractPermission } from './carry-out-contract.ts'
import { findMarket, findSupplier, listCategories, listSuppliers } from './markets.store.ts'
import {
  type ContractRow,
  findContract,
  linesOfContract,
  linesOfPurchaseOrders,
  listContracts,
  ordersOfContract,
  paymentsOfContract,
} from './purchase-contracts.store.ts'
import {
  findRequest,
  linesOfQuotations,
  linesOfRequest,
  listRequests,
  type RequestWish,
  standingQuotations,
} from './purchase-requests.store.ts'
import type * as contract from './purchases.contract.ts'
import type { RequestPage } from './purchases.contract.ts'
import { purchaseRefusal } from './purchases.errors.ts'
import type { PurchaseContract, PurchaseRequest } from './purchases.model.ts'
import { isOpened } from './purchases.rules.ts'
import { contractStateText, purchaseFileText as file } from './purchases.text.ts'
import { operatedMarket, supplierOf } from './whose-desk.ts'

const page = 30
type ListQuery = QueryOf<typeof contract.listRequests>

async function requestPageOf(tx: Tx, wish: RequestWish) {
  const found = await listRequests(tx, wish, page + 1)
  const shown = found.slice(0, page)
  return { requests: shown, next: found.length > page ? shown.at(-1)!.id : null }
}

/** The enterprise's own requests, and what it may ask for. */
export async function readOwnRequests(actor: Actor, query: ListQuery): AnswerOf<typeof contract.listRequests> {
  return transaction(actor, async (tx) => {
    const buyer = await buyerOf(tx, actor)
    const { state, search, cursor: after } = query
    return {
      ...(await requestPageOf(tx, { marketId: buyer.marketId, buyerId: buyer.orgId, state, search, after })),
      buyerName: buyer.name,
      marketName: (await findMarket(tx, buyer.marketId))!.name,
      categories: await listCategories(tx, buyer.marketId),
    }
  })
}

/** Requests before a supplier. */
export async function readOpenRequests(actor: Actor, query: ListQuery): AnswerOf<typeof contract.listOpenRequests> {
  return transaction(actor, async (tx) => {
    const { marketId } = await supplierOf(tx, actor)
    return requestPageOf(tx, { marketId, state: query.state, search: query.search, after: query.cursor })
  })
}

/** Requests of every enterprise of the operator's mall. */
export async function readMarketRequests(actor: Actor, query: ListQuery): AnswerOf<typeof contract.listMarketRequests> {
  return transaction(actor, async (tx) => {
    const { orgId: marketId } = await operatedMarket(tx, actor)
    return requestPageOf(tx, { marketId, state: query.state, search: query.search, after: query.cursor })
  })
}

type Reader = RequestPage['reader']

/** In which part somebody reads what stands between a buyer and suppliers; beyond them it is not there. */
async function readerOf(
  tx: Tx,
  actor: Actor,
  thing: { readonly buyerId: Id; readonly marketId: Id; readonly supplierId?: Id },
): Promise<Reader | null> {
  if (grantsWith(actor, 'mall.purchase').some((grant) => grant.orgId === thing.buyerId)) return 'buyer'
  for (const grant of grantsWith(actor, 'mall.supply')) {
    const supplier = await findSupplier(tx, grant.orgId)
    if (supplier?.marketId !== thing.marketId) continue
    if (thing.supplierId === undefined || thing.supplierId === supplier.orgId) return 'supplier'
  }
  return grantsWith(actor, 'mall.operate').some((grant) => grant.orgId === thing.marketId) ? 'operator' : null
}

/** A request whole. A supplier reads its own quotation; the others are read when they may be opened. */
export async function readRequest(actor: Actor, id: Id): AnswerOf<typeof contract.getRequest> {
  return transaction(actor, async (tx) => {
    const request = await findRequest(tx, id)
    const reader = request && (await readerOf(tx, actor, request))
    if (!request || !reader) throw purchaseRefusal('mall.request-missing')
    const [row] = await listRequests(tx, { marketId: request.marketId, search: request.number }, 1)
    const categories = new Map((await listCategories(tx, request.marketId)).map((one) => [one.key, one.name]))
    const opened = isOpened(request, now())
    return {
      ...row!,
      lines: (await linesOfRequest(tx, id)).map((one) => ({
        ...one,
        categoryName: categories.get(one.category) ?? one.category,
      })),
      isOpened: opened,
      isOver: now() >= request.quotesUntil,
      quotations: await quotationsFor(tx, actor, request, reader, opened ? 'opened' : 'sealed'),
      contractId: await contractOf(tx, request, reader, actor),
      reader,
    }
  })
}

async function quotationsFor(
  tx: Tx,
  actor: Actor,
  request: PurchaseRequest,
  reader: Reader,
  seal: 'opened' | 'sealed',
): Promise<RequestPage['quotations']> {
  if (seal === 'sealed' && reader !== 'supplier') return []
  const own = reader === 'supplier' ? (await supplierOf(tx, actor)).orgId : null
  const quotations = (await standingQuotations(tx, request.id)).filter((one) => own === null || one.supplierId === own)
  const lines = await linesOfQuotations(
    tx,
    quotations.map((one) => one.id),
  )
  const names = new Map((await listSuppliers(tx, request.marketId)).map((one) => [one.orgId, one.name]))
  return quotations.map((one) => ({
    ...one,
    supplierName: names.get(one.supplierId) ?? '',
    lines: lines
      .filter((line) => line.quotationId === one.id)
      .map(({ line, price, remark }) => ({ line, price, remark })),
  }))
}

async function contractOf(tx: Tx, request: PurchaseRequest, reader: Reader, actor: Actor): Promise<Id | null> {
  const whose =
    reader === 'supplier' ? { supplierId: (await supplierOf(tx, actor)).orgId } : { buyerId: request.buyerId }
  const found = await listContracts(tx, whose, 500)
  return found.find((one) => one.requestId === request.id && one.state !== 'cancelled')?.id ?? null
}

/** Contracts on whichever desk the reader sits. */
export async function readContracts(
  actor: Actor,
  query: QueryOf<typeof contract.listContracts>,
): AnswerOf<typeof contract.listContracts> {
  return transaction(actor, async (tx) => {
    const found = await listContracts(tx, { ...(await deskOf(tx, actor)), ...wishOf(query) }, page + 1)
    const shown = found.slice(0, page)
    return { contracts: shown, next: found.length > page ? shown.at(-1)!.id : null }
  })
}

function wishOf({ state, cursor }: QueryOf<typeof contract.listContracts>) {
  return { state, after: cursor }
}

async function deskOf(tx: Tx, actor: Actor): Promise<{ buyerId: Id } | { supplierId: Id } | { marketId: Id }> {
  if (grantsWith(actor, 'mall.purchase').length > 0) return { buyerId: (await buyerOf(tx, actor)).orgId }
  if (grantsWith(actor, 'mall.supply').length > 0) return { supplierId: (await supplierOf(tx, actor)).orgId }
  if (grantsWith(actor, 'mall.operate').length > 0) return { marketId: (await operatedMarket(tx, actor)).orgId }
  throw purchaseRefusal('mall.contract-missing')
}

/** A contract whole, for both sides and the operator. */
export async function readContract(actor: Actor, id: Id): AnswerOf<typeof contract.getContract> {
  return transaction(actor, async (tx) => {
    const found = await findContract(tx, id)
    const reader = found && (await readerOf(tx, actor, found))
    if (!found || !reader) throw purchaseRefusal('mall.contract-missing')
    const orders = await ordersOfContract(tx, id)
    const called = await linesOfPurchaseOrders(
      tx,
      orders.map((order) => order.id),
    )
    const permission = reader === 'supplier' ? contractPermission.supplier : contractPermission.buyer
    return {
      ...(await rowOf(tx, found)),
      document: instrumentCard(await openInstrument(tx, found.documentId), actor, permission),
      lines: await linesOfContract(tx, found),
      orders: orders.map((order) => ({ ...order, lines: called.filter((line) => line.orderId === order.id) })),
      payments: await paymentsOfContract(tx, id),
      reader,
    }
  })
}

async function rowOf(tx: Tx, found: PurchaseContract): Promise<ContractRow> {
  return {
    ...found,
    buyerName: (await findBuyer(tx, found.buyerId))!.name,
    supplierName: (await findSupplier(tx, found.supplierId))!.name,
    title: (await findRequest(tx, found.requestId))!.title,
  }
}

type FileWish = { readonly format: ExportFormat; readonly reason: string }

/** 导出比价表: what the compare page shows, supplier beside supplier. */
export async function exportComparison(actor: Actor, id: Id, { format, reason }: FileWish): Promise<Download> {
  const request = await readRequest(actor, id)
  const { quotations, lines } = request
  const priceOf = (at: number, line: number) => quotations[at]!.lines.find((one) => one.line === line)?.price ?? 0
  const sums = quotations.flatMap((one) => ['', formatYuan(one.total)])
  return exportMarked(actor, {
    kind: 'mall.quotations',
    title: fillSentence(file.compareTitle, { number: request.number }),
    format,
    reason,
    headings: [
      ...file.compareHeadings,
      ...quotations.flatMap(({ supplierName: supplier }) => [
        fillSentence(file.priceOf, { supplier }),
        fillSentence(file.sumOf, { supplier }),
      ]),
    ],
    rows: [
      ...lines.map((one) => [
        one.line,
        one.name,
        one.specification,
        one.unit,
        one.quantity,
        ...quotations.flatMap((_, at) => [
          formatYuan(priceOf(at, one.line)),
          formatYuan(priceOf(at, one.line) * one.quantity),
        ]),
      ]),
      [file.total, '', '', '', '', ...sums],
    ],
    filter: { requestId: id },
  })
}

/** 导出合同台账. */
export async function exportContracts(actor: Actor, { format, reason }: FileWish): Promise<Download> {
  const contracts = await transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    return listContracts(tx, { marketId: market.orgId }, 10_000)
  })
  return exportMarked(actor, {
    kind: 'mall.purchase-contracts',
    title: fillSentence(file.contractsTitle, { day: today() }),
    format,
    reason,
    headings: file.contractHeadings,
    rows: contracts.map((one) => [
      one.number,
      one.buyerName,
      one.supplierName,
      one.title,
      formatYuan(one.total),
      formatYuan(one.accepted),
      formatYuan(one.paid),
      contractStateText[one.state],
      one.signedAt ? dayOf(one.signedAt) : '',
    ]),
    filter: {},
  })
}
