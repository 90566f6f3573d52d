import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { now } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { requireProved } from './origin-proofs.ts'
import type { Product } from './products.model.ts'
import { decideMove, type ProductMove } from './products.rules.ts'
import { lockProducts, markState, noteChanges } from './products.store.ts'
import { forgetPages } from './shared-pages.ts'
import { openSupplierOf, operatedMarket } from './whose-desk.ts'

/** How many moved, and how many stayed where they were because the move was not open to them. */
export type MovedProducts = { readonly moved: number; readonly left: number }

/** 提交审核、下架: the supplier's own moves. Products of another supplier are as if they were not there. */
export async function moveOwnProducts(
  actor: Actor,
  ids: readonly string[],
  move: 'submit' | 'rest',
): Promise<MovedProducts> {
  const moved = await transaction(actor, async (tx) => {
    const supplier = await openSupplierOf(tx, actor)
    const products = await lockProducts(tx, ids)
    return moveAll(tx, actor, ids, move, null, products, (product) => product.supplierId === supplier.orgId)
  })
  forgetPages()
  return moved
}

/** 审核商品: the operator lists, sends back or withdraws; only a listing goes without a reason. */
export async function judgeProducts(
  actor: Actor,
  ids: readonly string[],
  move: 'list' | 'send-back' | 'withdraw',
  because: string | undefined,
): Promise<MovedProducts> {
  const moved = await transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    if (move !== 'list' && because === undefined) throw refusal('mall.reason-missing')
    const products = await lockProducts(tx, ids)
    if (move === 'list') await requireProved(tx, listable(products, market.orgId))
    return moveAll(tx, actor, ids, move, because ?? null, products, (product) => product.marketId === market.orgId)
  })
  forgetPages()
  return moved
}

function listable(products: readonly Product[], marketId: string): string[] {
  return products
    .filter((product) => product.marketId === marketId && decideMove(product.state, 'list') !== null)
    .map((product) => product.id)
}

async function moveAll(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  move: ProductMove,
  because: string | null,
  products: readonly Product[],
  isMine: (product: Product) => boolean,
): Promise<MovedProducts> {
  const mine = products.filter(isMine)
  if (mine.length < new Set(ids).size) throw refusal('mall.product-missing')
  const moving = mine.filter((product) => decideMove(product.state, move) !== null)
  const [first] = moving
  if (!first) return { moved: 0, left: mine.length }
  const to = decideMove(first.state, move)!
  const at = now()
  await markState(
    tx,
    moving.map((product) => product.id),
    to,
    at,
    because,
  )
  await noteChanges(
    tx,
    moving.map((product) => ({
      productId: product.id,
      skuId: null,
      what: 'state',
      before: product.state,
      after: to,
      because,
    })),
    actor.name,
    at,
  )
  await recordAudit(tx, actor, {
    action: 'mall.products-moved',
    subjectKind: 'mall.product',
    subjectId: first.id,
    orgId: first.supplierId,
    detail: { move, count: moving.length, because },
  })
  return { moved: moving.length, left: mine.length - moving.length }
}
