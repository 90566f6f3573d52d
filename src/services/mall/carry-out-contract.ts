import { type Actor, confirmPassword, grantsWith } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { revokeInstrument, signInstrument } from '../../kernel/instruments/index.ts'
import { now, today } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import { findBuyer } from './buyers.store.ts'
import { findSupplier } from './markets.store.ts'
import { bookAccepted } from './purchase-books.ts'
import {
  addAccepted,
  cancelPurchaseOrderRow,
  endContract,
  insertPurchaseOrder,
  linesOfContract,
  linesOfPurchaseOrders,
  lockContract,
  lockPurchaseOrder,
  markContractSigned,
  markInspected,
  markPurchaseShipped,
  ordersOfContract,
} from './purchase-contracts.store.ts'
import { reopenRequest } from './purchase-requests.store.ts'
import { purchaseRefusal } from './purchases.errors.ts'
import type { CalledLine, InspectedLine, PurchaseContract, PurchaseOrder } from './purchases.model.ts'
import { type ContractMove, decideInspection, faultOfCall, mayMoveContract } from './purchases.rules.ts'
import {
  callFaultText,
  contractStateText,
  inspectionFaultText,
  purchaseOrderStateText,
  purchaseWords,
} from './purchases.text.ts'
import { tellDesks } from './tell-desks.ts'

/** What an officer of each side needs, to sign and for everything after. */
export const contractPermission = { buyer: 'mall.purchase', supplier: 'mall.supply' } as const
type Side = keyof typeof contractPermission

/** 签署合同: signs for one's own side under the text that was read; with the second signature goods may be called off. */
export async function signContract(
  actor: Actor,
  input: { readonly id: Id; readonly side: Side; readonly digest: string; readonly password: string },
): Promise<{ complete: boolean }> {
  await confirmPassword({ recordAudit }, actor, input.password)
  return signContractConfirmed(actor, input)
}

/** The signature itself, once it is certain who sits there. */
export async function signContractConfirmed(
  actor: Actor,
  input: { readonly id: Id; readonly side: Side; readonly digest: string },
): Promise<{ complete: boolean }> {
  return transaction(actor, async (tx) => {
    const contract = await lockSide(tx, actor, input.id, input.side)
    requireMove(contract, 'sign')
    const signed = await signInstrument(tx, actor, {
      id: contract.documentId,
      side: input.side,
      digest: input.digest,
      means: { means: 'password', confirmed: 'yes' },
      permission: contractPermission[input.side],
    })
    if (signed.complete) await markContractSigned(tx, contract.id, now())
    return signed
  })
}

/** 取消合同: while nothing was accepted and nothing is on its way; another quotation may be chosen then. */
export async function cancelContract(actor: Actor, id: Id, because: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const contract = await lockSide(tx, actor, id, 'buyer')
    requireMove(contract, 'cancel')
    const orders = await ordersOfContract(tx, id)
    if (contract.accepted > 0 || orders.some((order) => order.state !== 'cancelled'))
      throw purchaseRefusal('mall.contract-in-use', { number: contract.number })
    await endContract(tx, id, { state: 'cancelled', by: actor.name, at: now(), because })
    await reopenRequest(tx, contract.requestId)
    await revokeInstrument(tx, actor, contract.documentId, because)
    await noteContract(tx, actor, contract, 'mall.contract-cancelled', { because })
  })
}

/** 下单: calls off lines of a signed contract, never more than is left of them. */
export function callOff(
  actor: Actor,
  input: { readonly contractId: Id; readonly lines: readonly CalledLine[]; readonly note: string },
  idempotencyKey: string,
): Promise<{ id: Id; number: number }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { call: input } }, async () => {
      const contract = await lockSide(tx, actor, input.contractId, 'buyer')
      requireMove(contract, 'order')
      const fault = faultOfCall(input.lines, await linesOfContract(tx, contract))
      if (fault !== null) throw purchaseRefusal('mall.call-refused', { why: callFaultText[fault], codes: [fault] })
      const order = { id: newId(), contractId: contract.id, note: input.note, placedBy: actor.name, placedAt: now() }
      const number = await insertPurchaseOrder(tx, order, input.lines)
      await tellDesks(tx, [contract.supplierId], {
        title: purchaseWords.orderedTitle,
        text: purchaseWords.ordered,
        facts: { buyer: (await findBuyer(tx, contract.buyerId))!.name, number: contract.number, at: number },
        link: `/console/mall/supply/contracts/${contract.id}`,
      })
      await noteContract(tx, actor, contract, 'mall.goods-called-off', { order: number })
      return { id: order.id, number }
    }),
  )
}

/** 取消采购订单: before the supplier ships it. */
export async function cancelCall(actor: Actor, orderId: Id): Promise<void> {
  await transaction(actor, async (tx) => {
    const { contract, order } = await lockOrderSide(tx, actor, orderId, 'buyer')
    requireOrder(order, 'placed')
    await cancelPurchaseOrderRow(tx, orderId)
    await noteContract(tx, actor, contract, 'mall.call-cancelled', { order: order.number })
  })
}

/** 发货: by the supplier, with carrier and delivery note. */
export async function shipCall(
  actor: Actor,
  orderId: Id,
  parcel: { readonly carrier: string; readonly tracking: string },
): Promise<void> {
  await transaction(actor, async (tx) => {
    const { contract, order } = await lockOrderSide(tx, actor, orderId, 'supplier')
    requireOrder(order, 'placed')
    await markPurchaseShipped(tx, orderId, parcel, actor.name, now())
    await tellDesks(tx, [contract.buyerId], {
      title: purchaseWords.shippedTitle,
      text: purchaseWords.shipped,
      facts: {
        supplier: (await findSupplier(tx, contract.supplierId))!.name,
        number: contract.number,
        at: order.number,
        ...parcel,
      },
      link: `/console/mall/purchases/contracts/${contract.id}`,
    })
    await noteContract(tx, actor, contract, 'mall.call-shipped', { order: order.number, ...parcel })
  })
}

/** 验收: line by line; what is rejected has its reason, costs nothing and may be called off again. What is accepted is owed. */
export function inspectDelivery(
  actor: Actor,
  input: { readonly orderId: Id; readonly lines: readonly InspectedLine[] },
  idempotencyKey: string,
): Promise<{ amount: Fen }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { inspect: input } }, async () => {
      const { contract, order } = await lockOrderSide(tx, actor, input.orderId, 'buyer')
      requireOrder(order, 'shipped')
      const called = await linesOfPurchaseOrders(tx, [order.id])
      const decided = decideInspection(input.lines, called, await linesOfContract(tx, contract))
      if ('fault' in decided) {
        const why = inspectionFaultText[decided.fault]
        throw purchaseRefusal('mall.inspection-refused', { why, codes: [decided.fault] })
      }
      const { amount } = decided
      await markInspected(tx, order.id, input.lines, amount, actor.name, now())
      await addAccepted(tx, contract.id, amount)
      await bookAccepted(tx, contract, { id: order.id, amount, on: today() })
      await noteContract(tx, actor, contract, 'mall.goods-accepted', { order: order.number, amount })
      return { amount }
    }),
  )
}

/** A contract of the caller's own side, locked; beyond it there is none (`mall.contract-missing`). */
export async function lockSide(tx: Tx, actor: Actor, id: Id, side: Side): Promise<PurchaseContract> {
  const contract = await lockContract(tx, id)
  const own = contract && (side === 'buyer' ? contract.buyerId : contract.supplierId)
  const sits = grantsWith(actor, contractPermission[side]).some((grant) => grant.orgId === own)
  if (!contract || !sits) throw purchaseRefusal('mall.contract-missing')
  return contract
}

async function lockOrderSide(
  tx: Tx,
  actor: Actor,
  orderId: Id,
  side: Side,
): Promise<{ contract: PurchaseContract; order: PurchaseOrder }> {
  const order = await lockPurchaseOrder(tx, orderId)
  if (!order) throw purchaseRefusal('mall.purchase-order-missing')
  const contract = await lockContract(tx, order.contractId)
  const own = contract && (side === 'buyer' ? contract.buyerId : contract.supplierId)
  if (!contract || !grantsWith(actor, contractPermission[side]).some((grant) => grant.orgId === own))
    throw purchaseRefusal('mall.purchase-order-missing')
  return { contract, order }
}

export function requireMove(contract: PurchaseContract, move: ContractMove): void {
  if (mayMoveContract(contract.state, move)) return
  throw purchaseRefusal('mall.contract-not-open', { number: contract.number, state: contractStateText[contract.state] })
}

function requireOrder(order: PurchaseOrder, state: PurchaseOrder['state']): void {
  if (order.state === state) return
  throw purchaseRefusal('mall.purchase-order-not-open', { state: purchaseOrderStateText[order.state] })
}

export function noteContract(
  tx: Tx,
  actor: Actor,
  contract: PurchaseContract,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  return recordAudit(tx, actor, {
    action,
    subjectKind: 'mall.purchase-contract',
    subjectId: contract.id,
    orgId: contract.buyerId,
    detail: { number: contract.number, ...detail },
  })
}
