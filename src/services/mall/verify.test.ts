import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWholeMall, type WholeMall } from '../../../test/world/whole-mall.ts'
import { verifyAudit } from '../../kernel/audit/index.ts'
import { verifyLedger } from '../../kernel/ledger/index.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { zoneFindingText } from './pavilions.text.ts'
import { purchaseFindingText } from './purchases.text.ts'
import type { MallRule } from './verify.model.ts'
import { mallFindingText } from './verify.text.ts'
import { verifyMall } from './verify-mall.ts'

let mall: WholeMall

beforeAll(async () => {
  mall = await openWholeMall()
}, 120_000)

afterAll(() => mall.platform.stop())

const undone = new Error('undone')

/** The tables' own checks refuse most of this; verification must name it all the same. */
const withoutChecks = `do $$ declare one record; begin
  for one in select conrelid::regclass as place, conname from pg_constraint where contype = 'c' and connamespace = 'mall'::regnamespace
  loop execute format('alter table %s drop constraint %I', one.place, one.conname); end loop;
end $$`

/** What verification finds after changes that no verb would make, which are then taken back. */
async function findingsAfter(change: string): Promise<string[]> {
  const found: string[] = []
  await transaction(system, async (tx) => {
    await tx.client.query('set local role none')
    await tx.client.query("set local session_replication_role = 'replica'")
    await tx.client.query(withoutChecks)
    await tx.client.query(change)
    await tx.client.query('set local role gonghui_system')
    found.push(...(await verifyMall(tx)))
    throw undone
  }).catch((error) => {
    if (error !== undone) throw error
  })
  return found
}

/** A row that is changed behind the back of every verb, and the row that must be named. */
type Corruption = { readonly change: string; readonly names: string }
type Corruptions = Corruption | readonly Corruption[]

/** The sentence of a finding with everything that is filled in left open. */
const sentence = (text: string, row: string) => {
  const places = text.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return expect.stringMatching(new RegExp(`^${places[0]}${row}${places.slice(1).join('.*')}$`))
}

const inventedId = '01a21d07-e588-709c-b589-6fb6281dde61'

/** An after-sales case that nobody opened, of a line of an order. */
const inventedAfterSale = (orderId: string, refunded: number) =>
  `insert into mall.after_sales (owner_id, id, order_id, line, market_id, supplier_id, number, quantity, wants, reason, words, state, asked_at, refunded)
   select owner_id, '${inventedId}', id, 1, market_id, supplier_id, 'SHFW2026-999999', 1, 'refund', 'damaged', '', 'asked', placed_at, ${refunded}
   from mall.orders where id = '${orderId}'`

/** Every rule has at least one row of its own; the types ask for it. */
const ofTheMall: Readonly<Record<MallRule, (mall: WholeMall) => Corruptions>> = {
  'order-not-its-lines': ({ orderId }) => [
    { change: `update mall.order_lines set price = price - 100 where order_id = '${orderId}'`, names: orderId },
    { change: `update mall.orders set total = total + 1 where id = '${orderId}'`, names: orderId },
    { change: `delete from mall.order_lines where order_id = '${orderId}'`, names: orderId },
  ],
  'order-not-its-refunds': ({ orderId, cancelledId }) => [
    { change: `update mall.orders set refunded = 0 where id = '${orderId}'`, names: orderId },
    {
      change: `update mall.orders set state = 'cancelled', cancelled_at = placed_at where id = '${orderId}'`,
      names: orderId,
    },
    { change: `delete from mall.order_refunds where order_id = '${cancelledId}'`, names: cancelledId },
  ],
  'line-not-its-refunds': ({ orderId }) => [
    { change: `update mall.order_lines set refunded = 2 where order_id = '${orderId}'`, names: orderId },
    { change: `update mall.order_refunds set quantity = 3 where order_id = '${orderId}'`, names: orderId },
  ],
  'stock-not-the-orders': ({ skuId, orderId }) => [
    { change: `update mall.stock set sold = sold + 3 where sku_id = '${skuId}'`, names: skuId },
    { change: `update mall.order_refunds set restocked = false where order_id = '${orderId}'`, names: skuId },
  ],
  'group-limit-not-the-orders': ({ intentId }) => ({
    change: `update mall.group_limits set taken = 0 where intent_id = '${intentId}'`,
    names: intentId,
  }),
  'letter-not-its-list': ({ intentId }) => [
    {
      change: `update mall.intents set issued_points = issued_points - 1000 where id = '${intentId}'`,
      names: intentId,
    },
    { change: `delete from mall.recipients where intent_id = '${intentId}' and place = 1`, names: intentId },
    { change: `update mall.recipients set points = 1 where intent_id = '${intentId}' and place = 1`, names: intentId },
  ],
  'letter-not-the-books': ({ intentId }) => ({
    change: `update mall.intents set issued_people = issued_people + 1 where id = '${intentId}'`,
    names: intentId,
  }),
  'order-without-payment': ({ orderId }) => [
    { change: `update mall.orders set total = total + 500 where id = '${orderId}'`, names: orderId },
    { change: `delete from mall.orders where id = '${orderId}'`, names: orderId },
  ],
  'refund-without-payment': ({ refundId }) => [
    { change: `update mall.order_refunds set amount = amount - 100 where id = '${refundId}'`, names: refundId },
    { change: `delete from mall.order_refunds where id = '${refundId}'`, names: refundId },
  ],
  'due-not-the-orders': ({ waitingId, supplierId }) => ({
    change: `update mall.orders set state = 'received', received_at = shipped_at where id = '${waitingId}'`,
    names: supplierId,
  }),
  'payable-not-the-orders': ({ orderId, supplierId }) => ({
    change: `update mall.orders set state = 'shipped', received_at = null where id = '${orderId}'`,
    names: supplierId,
  }),
  'settlement-missing-in-books': ({ settlementId }) => [
    { change: `update mall.settlements set amount = amount - 100 where id = '${settlementId}'`, names: settlementId },
    { change: `delete from mall.settlements where id = '${settlementId}'`, names: settlementId },
  ],
  'settlement-not-its-payments': ({ settlementId }) => [
    { change: `update mall.settlements set stand = 'confirmed' where id = '${settlementId}'`, names: settlementId },
    {
      change: `update mall.payout_lines set state = 'failed' where settlement_id = '${settlementId}'`,
      names: settlementId,
    },
    {
      change: `update mall.payout_lines set amount = amount + 1 where settlement_id = '${settlementId}'`,
      names: settlementId,
    },
  ],
  'product-not-its-ratings': ({ productId }) => [
    { change: `update mall.products set praises = 0 where id = '${productId}'`, names: productId },
    { change: `delete from mall.ratings where product_id = '${productId}'`, names: productId },
  ],
  'praise-not-the-facts': ({ productId, supplierId }) => ({
    change: `update mall.ratings set stars = 1 where product_id = '${productId}'`,
    names: supplierId,
  }),
  'after-sale-not-its-case': ({ orderId }) => ({ change: inventedAfterSale(orderId, 0), names: inventedId }),
  'after-sale-not-its-refunds': ({ orderId }) => ({ change: inventedAfterSale(orderId, 1), names: inventedId }),
  'parcel-not-its-order': ({ waitingId, handedOutId, orderId }) => [
    { change: `update mall.parcels set picked_up_at = null where order_id = '${handedOutId}'`, names: handedOutId },
    { change: `delete from mall.parcels where order_id = '${handedOutId}'`, names: handedOutId },
    { change: `update mall.parcels set picked_up_at = arrived_at where order_id = '${waitingId}'`, names: waitingId },
    { change: `update mall.parcels set handed_back_at = arrived_at where order_id = '${waitingId}'`, names: waitingId },
    {
      change: `update mall.parcels set station_id = gen_random_uuid() where order_id = '${waitingId}'`,
      names: waitingId,
    },
    {
      change: `update mall.orders set state = 'shipped', received_at = null where id = '${handedOutId}'`,
      names: handedOutId,
    },
    { change: `update mall.orders set station_id = null where id = '${waitingId}'`, names: waitingId },
    {
      change: `update mall.parcels set order_id = '${orderId}' where order_id = '${waitingId}'`,
      names: orderId,
    },
  ],
  'fund-not-the-books': ({ marketId }) => ({
    change: `update mall.funds set balance = balance + 100 where owner_id = '${marketId}'`,
    names: marketId,
  }),
  'deposit-missing-in-books': ({ depositId, marketId }) => [
    { change: `update mall.deposits set amount = amount + 100 where id = '${depositId}'`, names: marketId },
    { change: `delete from mall.deposits where id = '${depositId}'`, names: depositId },
  ],
  'payment-missing-in-books': ({ settlementId, marketId }) => ({
    change: `update mall.payout_lines set amount = amount + 1 where settlement_id = '${settlementId}'`,
    names: marketId,
  }),
  'benefit-not-its-uses': ({ benefitId, useId }) => [
    { change: `update mall.benefits set taken = taken + 1 where id = '${benefitId}'`, names: benefitId },
    {
      change: `update mall.benefits set subsidised_fen = subsidised_fen + 1 where id = '${benefitId}'`,
      names: benefitId,
    },
    { change: `update mall.redemptions set undone_at = now() where id = '${useId}'`, names: benefitId },
  ],
  'benefit-day-not-its-uses': ({ benefitId, useId }) => [
    { change: `update mall.benefit_days set taken = taken + 1 where benefit_id = '${benefitId}'`, names: benefitId },
    { change: `delete from mall.benefit_days where benefit_id = '${benefitId}'`, names: benefitId },
    { change: `update mall.redemptions set used_on = used_on - 1 where id = '${useId}'`, names: benefitId },
  ],
  'use-without-subsidy': ({ useId }) => [
    { change: `update mall.redemptions set subsidy_fen = subsidy_fen + 100 where id = '${useId}'`, names: useId },
    { change: `delete from mall.redemptions where id = '${useId}'`, names: useId },
  ],
  'statement-not-its-lines': ({ benefitStatementId: id }) => [
    { change: `update mall.benefit_statements set uses = uses + 1 where id = '${id}'`, names: id },
    { change: `delete from mall.benefit_statement_lines where statement_id = '${id}'`, names: id },
  ],
  'statement-missing-in-books': ({ benefitStatementId: id }) => [
    { change: `update mall.benefit_statements set amount_fen = amount_fen + 1 where id = '${id}'`, names: id },
    { change: `delete from mall.benefit_statements where id = '${id}'`, names: id },
  ],
  'benefit-due-not-the-uses': ({ useId, merchantId }) => ({
    change: `update mall.redemptions set undone_at = now() where id = '${useId}'`,
    names: merchantId,
  }),
}

const ofTheZone: Readonly<Record<keyof typeof zoneFindingText, (mall: WholeMall) => Corruptions>> = {
  counts: ({ orderId, marketId, regionId, pavilionId }) => [
    ...[marketId, regionId, pavilionId].map((names) => ({
      change: `update mall.order_lines set quantity = quantity + 1 where order_id = '${orderId}'`,
      names,
    })),
    { change: `update mall.order_lines set region_id = null where order_id = '${orderId}'`, names: regionId },
    { change: `update mall.order_lines set pavilion_id = null where order_id = '${orderId}'`, names: pavilionId },
  ],
  steps: ({ projectId }) => [
    {
      change: `update mall.aid_projects set spent = spent - 1 where id = '${projectId}'`,
      names: '伊宁县户外劳动者驿站',
    },
    { change: `delete from mall.aid_steps where project_id = '${projectId}'`, names: '伊宁县户外劳动者驿站' },
  ],
  seasons: ({ pavilionId }) => ({
    change: `insert into mall.pavilion_seasons select (jsonb_populate_record(s, '{"opens_on": "2026-11-25", "closes_on": "2026-12-25"}')).*
      from mall.pavilion_seasons s where pavilion_id = '${pavilionId}'`,
    names: '伊犁馆',
  }),
}

const ofPurchases: Readonly<Record<keyof typeof purchaseFindingText, (mall: WholeMall) => Corruptions>> = {
  sums: ({ contract: { id, number } }) => [
    { change: `update mall.purchase_contracts set accepted = accepted - 1 where id = '${id}'`, names: number },
    { change: `delete from mall.purchase_payments where contract_id = '${id}'`, names: number },
  ],
  lines: ({ contract: { id, number } }) => ({
    change: `update mall.purchase_request_lines set quantity = 199 where request_id =
      (select request_id from mall.purchase_contracts where id = '${id}')`,
    names: number,
  }),
  total: ({ contract: { id, number } }) => ({
    change: `update mall.purchase_contracts set total = total - 1 where id = '${id}'`,
    names: number,
  }),
  owed: ({ contract: { id }, buyerId }) => ({
    change: `update mall.purchase_contracts set paid = paid - 1 where id = '${id}'`,
    names: buyerId,
  }),
  receivable: ({ contract: { id }, supplierId }) => ({
    change: `update mall.purchase_contracts set paid = paid - 1 where id = '${id}'`,
    names: supplierId,
  }),
  collected: ({ paidContract: { id }, supplierId }) => ({
    change: `update mall.purchase_contracts set paid = paid - 1 where id = '${id}'`,
    names: supplierId,
  }),
  bookings: ({ contract: { id } }) => ({
    change: `update mall.purchase_contracts set accepted = accepted - 1 where id = '${id}'`,
    names: id,
  }),
}

test('a mall in which everything has happened keeps every promise', async () => {
  await transaction(system, async (tx) => {
    expect(await verifyMall(tx)).toEqual([])
    expect(await verifyLedger(tx)).toEqual([])
    expect(await verifyAudit(tx)).toEqual([])
  })
})

const rules = [
  ...Object.entries(ofTheMall).map(([rule, of]) => ({ rule, text: mallFindingText[rule as MallRule], of })),
  ...Object.entries(ofTheZone).map(([rule, of]) => ({
    ...{ rule: `zone-${rule}`, of },
    text: zoneFindingText[rule as keyof typeof zoneFindingText],
  })),
  ...Object.entries(ofPurchases).map(([rule, of]) => ({
    ...{ rule: `purchases-${rule}`, of },
    text: purchaseFindingText[rule as keyof typeof purchaseFindingText],
  })),
]

test.each(rules)('names the row: $rule', async ({ text, of }) => {
  for (const { change, names } of [of(mall)].flat())
    expect(await findingsAfter(change), change).toContainEqual(sentence(text, names))
})
