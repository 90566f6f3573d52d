import { createHash } from 'node:crypto'
import type { Actor } from '../../kernel/access/index.ts'
import { config } from '../../platform/config.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import { sealText } from '../../platform/seal.ts'
import { askForOrders } from './lanes.ts'
import type { Delivery } from './orders.contract.ts'
import type { WishedLine } from './orders.model.ts'

export type PlaceOrder = {
  readonly intentId: Id
  readonly lines: readonly WishedLine[]
  readonly delivery: Delivery
}

/**
 * 下单: orders a basket in the window of a letter, one order for each supplier, paid from the letter's points, the earliest
 * to expire first. It is committed with whatever else was asked for in the same moment, and answered after the commit.
 * Refuses every reason of `decideOrders`, and `mall.too-busy` when two thousand are waiting.
 */
export async function placeOrder(
  actor: Actor,
  input: PlaceOrder,
  idempotencyKey: string,
): Promise<{ orders: { id: Id; total: Fen }[] }> {
  const { delivery } = input
  const { orders } = await askForOrders({
    actor,
    wish: {
      ownerId: actor.personId!,
      requestKey: idempotencyKey,
      requestDigest: createHash('sha256').update(JSON.stringify(input)).digest('hex'),
      intentId: input.intentId,
      lines: input.lines,
      stationId: delivery.kind === 'pick-up' ? delivery.stationId : null,
    },
    sealed: sealText(config().sealKeys, JSON.stringify({ ...delivery, kind: undefined, stationId: undefined })),
  })
  return { orders: [...orders] }
}
