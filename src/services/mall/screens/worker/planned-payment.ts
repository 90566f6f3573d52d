import type { MyLot, ShopWindow } from '../../intents.contract.ts'

/**
 * Which points an order will take, as the server takes them: the earliest to expire first, from the lots that serve the
 * window. What the window tells of others' lots is their sum, so that lots of later windows are left out.
 */
export function plannedPayment(
  lots: readonly MyLot[],
  window: Pick<ShopWindow, 'intentId' | 'available'>,
  points: number,
): { lot: MyLot; takes: number }[] {
  const own = lots.find((lot) => lot.intentId === window.intentId)
  const others = window.available - (own?.available ?? 0)
  const serving = lots.filter((lot) => lot.available > 0 && (lot === own || others > 0))
  let due = points
  return serving.flatMap((lot) => {
    const takes = Math.min(lot.available, due)
    due -= takes
    return takes > 0 ? [{ lot, takes }] : []
  })
}
