import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { formatYuan } from '../../platform/money.ts'
import type { Product, ProductDraft, Sku, Supplier } from './products.model.ts'
import { stateAfterWords } from './products.rules.ts'
import {
  type ChangeOf,
  countStock,
  lockProductsByCode,
  noteChanges,
  skusOfProducts,
  writeProducts,
  writeSkus,
} from './products.store.ts'

export type Written = {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly products: readonly Product[]
}

/**
 * Writes drafts that have no fault: a supplier's code names the product, a specification's code the specification. What
 * stays equal is left alone, what differs is noted with before and after. Specifications that a draft no longer names
 * are not offered any more; orders go on naming them.
 */
export async function writeDrafts(
  tx: Tx,
  supplier: Supplier,
  drafts: readonly ProductDraft[],
  by: string,
): Promise<Written> {
  const codes = drafts.map((draft) => draft.code)
  const known = new Map((await lockProductsByCode(tx, supplier.orgId, codes)).map((product) => [product.code, product]))
  const skus = Map.groupBy(
    await skusOfProducts(
      tx,
      [...known.values()].map((product) => product.id),
    ),
    (sku) => sku.productId,
  )
  const plans = drafts.map((draft) => {
    const before = known.get(draft.code)
    return planOf(supplier, draft, before, before ? (skus.get(before.id) ?? []) : [])
  })
  const touched = plans.filter((plan) => plan.changes.length > 0 || plan.before === undefined)
  await writeProducts(
    tx,
    touched.map(({ product }) => ({ ...product, words: wordsOf(product, supplier.name) })),
  )
  await writeSkus(
    tx,
    touched.flatMap((plan) => plan.skus),
  )
  await countStock(
    tx,
    touched.flatMap((plan) => plan.counted),
  )
  await noteChanges(
    tx,
    touched.flatMap((plan) => plan.changes),
    by,
    now(),
  )
  const added = plans.filter((plan) => plan.before === undefined).length
  return {
    added,
    changed: touched.length - added,
    unchanged: plans.length - touched.length,
    products: plans.map((plan) => plan.product),
  }
}

function wordsOf(product: Product, supplierName: string): string {
  return `${product.name} ${product.origin} ${supplierName}`.toLowerCase()
}

type Plan = {
  readonly before: Product | undefined
  readonly product: Product
  readonly skus: readonly Sku[]
  readonly counted: readonly { skuId: string; available: number }[]
  readonly changes: readonly ChangeOf[]
}

function planOf(supplier: Supplier, draft: ProductDraft, before: Product | undefined, old: readonly Sku[]): Plan {
  const id = before?.id ?? newId()
  const words = wordChanges(draft, before, id)
  const byCode = new Map(old.map((sku) => [sku.code, sku]))
  const kept = draft.skus.map(
    (sku, at): Sku => ({
      ...sku,
      id: byCode.get(sku.code)?.id ?? newId(),
      productId: id,
      position: at + 1,
      offered: true,
    }),
  )
  const named = new Set(draft.skus.map((sku) => sku.code))
  const dropped = old.filter((sku) => !named.has(sku.code)).map((sku) => ({ ...sku, offered: false }))
  const state = before ? (words.length > 0 ? stateAfterWords(before.state) : before.state) : 'draft'
  const changes = [...words, ...[...kept, ...dropped].flatMap((sku) => skuChanges(sku, byCode.get(sku.code)))]
  if (before && state !== before.state) changes.push(change(id, null, 'state', before.state, state))
  return {
    before,
    product: {
      ...draft,
      id,
      marketId: supplier.marketId,
      supplierId: supplier.orgId,
      state,
      stateSince: before && state === before.state ? before.stateSince : now(),
      stateBecause: before && state === before.state ? before.stateBecause : null,
      priceFrom: Math.min(...draft.skus.map((sku) => sku.price)),
      sold: before?.sold ?? 0,
      ratings: before?.ratings ?? 0,
      praises: before?.praises ?? 0,
    },
    skus: [...kept, ...dropped],
    counted: kept
      .filter((sku) => byCode.get(sku.code)?.available !== sku.available)
      .map((sku) => ({ skuId: sku.id, available: sku.available })),
    changes,
  }
}

const worded = ['name', 'category', 'intro', 'origin', 'regionId', 'localMade', 'drawing'] as const

function wordChanges(draft: ProductDraft, before: Product | undefined, id: string): ChangeOf[] {
  if (!before) return []
  return worded
    .filter((field) => before[field] !== draft[field])
    .map((field) => change(id, null, 'words', String(before[field] ?? ''), String(draft[field] ?? '')))
}

function skuChanges(sku: Sku, before: Sku | undefined): ChangeOf[] {
  if (!before) return [change(sku.productId, sku.id, 'price', null, formatYuan(sku.price))]
  const changes: ChangeOf[] = []
  if (before.price !== sku.price)
    changes.push(change(sku.productId, sku.id, 'price', formatYuan(before.price), formatYuan(sku.price)))
  if (before.available !== sku.available)
    changes.push(change(sku.productId, sku.id, 'stock', String(before.available), String(sku.available)))
  if (before.mostEach !== sku.mostEach)
    changes.push(change(sku.productId, sku.id, 'limit', String(before.mostEach ?? ''), String(sku.mostEach ?? '')))
  if (before.specification !== sku.specification || before.offered !== sku.offered)
    changes.push(change(sku.productId, sku.id, 'words', before.specification, sku.offered ? sku.specification : null))
  return changes
}

function change(
  productId: string,
  skuId: string | null,
  what: ChangeOf['what'],
  before: string | null,
  after: string | null,
): ChangeOf {
  return { productId, skuId, what, before, after, because: null }
}
