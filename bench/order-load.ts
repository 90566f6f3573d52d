import { newId } from '../src/platform/ids.ts'
import { tokenOf } from '../test/world/crowd.ts'
import { keepAsking, type Loaded } from './keep-asking.ts'
import type { MallWorld } from './mall-world.ts'

export type OrderWish = { seconds: number; connections: number; goods: 'hot' | 'spread' }

/** Orders of one piece each. */
export function loadOrders(
  port: number,
  world: MallWorld,
  { seconds, connections, goods }: OrderWish,
): Promise<Loaded> {
  return keepAsking({ port, connections, seconds, request: () => request(world, goods) })
}

function request({ mall, intentId, personIds }: MallWorld, goods: 'hot' | 'spread'): string {
  const who = Math.floor(Math.random() * personIds.length)
  const sku = mall.skus[goods === 'hot' ? 0 : Math.floor(Math.random() * mall.skus.length)]!
  const delivery = { kind: 'address', name: 'Wang', phone: '13900000000', address: 'Foundry Road 1' }
  const body = JSON.stringify({ intentId, lines: [{ skuId: sku.id, quantity: 1, price: sku.price }], delivery })
  return `POST /api/me/mall/orders HTTP/1.1\r\nhost: bench\r\ncookie: gonghui_session=${tokenOf(who)}\r\nidempotency-key: ${newId()}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
}
