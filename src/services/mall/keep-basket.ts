import type { Actor } from '../../kernel/access/index.ts'
import { now } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type BasketLine, basketOf, basketSkus, keepBasket as writeBasket } from './basket.store.ts'
import type { BasketRow } from './intents.contract.ts'

/** The worker's basket with prices and stock as they are now. What no longer exists at all is left out. */
export async function readBasket(actor: Actor): Promise<{ lines: BasketRow[] }> {
  return transaction(actor, async (tx) => ({ lines: await dress(tx, await basketOf(tx, actor.personId!)) }))
}

/** Keeps the basket whole, so that a phone that was offline sends what it has and is right. A basket is a wish; it binds nothing. */
export async function keepBasket(actor: Actor, lines: readonly BasketLine[]): Promise<{ lines: BasketRow[] }> {
  return transaction(actor, async (tx) => {
    const known = await dress(tx, lines)
    await writeBasket(
      tx,
      actor.personId!,
      known.map(({ skuId, quantity }) => ({ skuId, quantity })),
      now(),
    )
    return { lines: known }
  })
}

async function dress(tx: Tx, lines: readonly BasketLine[]): Promise<BasketRow[]> {
  const skus = await basketSkus(
    tx,
    lines.map((line) => line.skuId),
  )
  const byId = new Map(skus.map((sku) => [sku.skuId, sku]))
  const merged = new Map<string, number>()
  for (const { skuId, quantity } of lines) merged.set(skuId, Math.min(999, (merged.get(skuId) ?? 0) + quantity))
  return [...merged].flatMap(([skuId, quantity]) => {
    const sku = byId.get(skuId)
    return sku ? [{ ...sku, quantity }] : []
  })
}
