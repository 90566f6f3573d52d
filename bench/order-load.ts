import { connect } from 'node:net'
import { newId } from '../src/platform/ids.ts'
import { tokenOf } from '../test/world/crowd.ts'
import type { MallWorld } from './mall-world.ts'

export type Loaded = { readonly perSecond: number; readonly p50: number; readonly p99: number; readonly orders: number }

/** Orders of one piece each over kept connections; each connection asks again as soon as it is answered. Plain sockets, to cost the cores little. */
export async function loadOrders(
  port: number,
  world: MallWorld,
  wish: { seconds: number; connections: number; goods: 'hot' | 'spread' },
): Promise<Loaded> {
  const times: number[] = []
  const started = performance.now()
  const deadline = started + wish.seconds * 1000
  await Promise.all(
    Array.from({ length: wish.connections }, () => ask(port, () => request(world, wish.goods), deadline, times)),
  )
  const seconds = (performance.now() - started) / 1000
  times.sort((one, other) => one - other)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), orders: times.length }
}

function request({ mall, intentId, personIds }: MallWorld, goods: 'hot' | 'spread'): string {
  const who = Math.floor(Math.random() * personIds.length)
  const sku = mall.skus[goods === 'hot' ? 0 : Math.floor(Math.random() * mall.skus.length)]!
  const delivery = { kind: 'address', name: 'Wang', phone: '13900000000', address: 'Foundry Road 1' }
  const body = JSON.stringify({ intentId, lines: [{ skuId: sku.id, quantity: 1, price: sku.price }], delivery })
  return `POST /api/me/mall/orders HTTP/1.1\r\nhost: bench\r\ncookie: gonghui_session=${tokenOf(who)}\r\nidempotency-key: ${newId()}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
}

function ask(port: number, next: () => string, deadline: number, times: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = ''
    let sentAt = performance.now()
    const socket = connect(port, '127.0.0.1', () => socket.write(next()))
    socket.setEncoding('latin1')
    socket.on('error', reject)
    socket.on('data', (piece) => {
      text += piece
      const head = text.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1])
      if (text.length < head + 4 + length) return
      if (!text.startsWith('HTTP/1.1 200')) return void reject(new Error(text))
      text = ''
      const now = performance.now()
      times.push(now - sentAt)
      if (now >= deadline) {
        socket.destroy()
        return resolve()
      }
      sentAt = now
      socket.write(next())
    })
  })
}
