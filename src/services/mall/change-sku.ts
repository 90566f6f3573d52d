import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { now } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { formatYuan } from '../../platform/money.ts'
import { refusal } from './errors.ts'
import type { Points, Sku, Supplier } from './products.model.ts'
import { mostPrice } from './products.rules.ts'
import { lockProductOfSku, markPrice, moveStock, noteChanges, skusOfProducts } from './products.store.ts'
import { forgetPages } from './shared-pages.ts'
import { openSupplierOf } from './whose-desk.ts'

/** 调价: sets the price of a specification from now on. Whoever has it in her basket is told when she orders. */
export async function changePrice(
  actor: Actor,
  input: { skuId: string; price: Points; because?: string | undefined },
): Promise<void> {
  if (input.price < 1 || input.price > mostPrice) throw refusal('mall.price-wrong')
  await transaction(actor, async (tx) => {
    const { supplier, sku } = await lockOwnSku(tx, actor, input.skuId)
    await markPrice(tx, { ...sku, price: input.price })
    const prices = { before: formatYuan(sku.price), after: formatYuan(input.price), because: input.because ?? null }
    await noteChanges(tx, [{ productId: sku.productId, skuId: sku.id, what: 'price', ...prices }], actor.name, now())
    await recordAudit(tx, actor, {
      action: 'mall.price-changed',
      subjectKind: 'mall.sku',
      subjectId: sku.id,
      orgId: supplier.orgId,
      detail: prices,
    })
  })
  forgetPages()
}

/** 调库存: adds to what there is, or takes from it; never below none, whatever buyers take meanwhile. */
export async function changeStock(
  actor: Actor,
  input: { skuId: string; change: number; because?: string | undefined },
  idempotencyKey: string,
): Promise<{ available: number }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { stock: input } }, async () => {
      const { supplier, sku } = await lockOwnSku(tx, actor, input.skuId)
      const moved = await moveStock(tx, sku.id, input.change)
      if (!moved) throw refusal('mall.stock-short', { count: -input.change })
      const { available } = moved
      const counts = {
        before: String(available - input.change),
        after: String(available),
        because: input.because ?? null,
      }
      await noteChanges(tx, [{ productId: sku.productId, skuId: sku.id, what: 'stock', ...counts }], actor.name, now())
      await recordAudit(tx, actor, {
        action: 'mall.stock-changed',
        subjectKind: 'mall.sku',
        subjectId: sku.id,
        orgId: supplier.orgId,
        detail: counts,
      })
      return { available }
    }),
  ).finally(forgetPages)
}

async function lockOwnSku(tx: Tx, actor: Actor, skuId: string): Promise<{ supplier: Supplier; sku: Sku }> {
  const supplier = await openSupplierOf(tx, actor)
  const product = await lockProductOfSku(tx, skuId)
  if (product?.supplierId !== supplier.orgId) throw refusal('mall.product-missing')
  const sku = (await skusOfProducts(tx, [product.id])).find((one) => one.id === skuId)!
  return { supplier, sku }
}
