import { Tag, type Tone } from '../../../../ui/Tag.tsx'
import type { OrderCard } from '../../orders.contract.ts'
import { ordersText } from '../../orders-worker.text.ts'

const tones: Record<OrderCard['state'], Tone> = {
  placed: 'info',
  accepted: 'info',
  shipped: 'warn',
  received: 'ok',
  cancelled: 'plain',
}

export function OrderTag({ state }: { state: OrderCard['state'] }) {
  return <Tag tone={tones[state]}>{ordersText.states[state]}</Tag>
}
