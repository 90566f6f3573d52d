import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Button, LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { afterSalesText } from '../../after-sales-worker.text.ts'
import { listMyOrders, type OrderCard } from '../../orders.contract.ts'
import { ordersText } from '../../orders-worker.text.ts'
import { OrderTag } from './OrderTag.tsx'

const text = ordersText.orders

/** 我的订单, newest first. */
export default function OrdersPage(given: PageGiven) {
  const asked = useAsk(listMyOrders, {})
  return (
    <Page top={<TopBar title={text.title} backHref={given.href('/mall')} />}>
      {asked.answer ? <Orders first={asked.answer} given={given} /> : <Waiting asked={asked} cards={[3, 3]} />}
    </Page>
  )
}

function Orders({ first, given }: { first: ReceivedOf<typeof listMyOrders>; given: PageGiven }) {
  const [more, setMore] = useState<{ orders: OrderCard[]; next: string | null }>({ orders: [], next: first.next })
  const [busy, setBusy] = useState(false)
  const orders = [...first.orders, ...more.orders]
  async function readOn() {
    setBusy(true)
    const page = await call(listMyOrders, { query: { after: more.next! } }).finally(() => setBusy(false))
    setMore({ orders: [...more.orders, ...page.orders], next: page.next })
  }
  if (orders.length === 0) {
    return (
      <Card>
        <EmptyState icon="bag" title={text.none}>
          <p>{text.noneNote}</p>
          <LinkButton href={given.href('/mall')}>{text.shop}</LinkButton>
        </EmptyState>
      </Card>
    )
  }
  return (
    <>
      <Card>
        <ListRow icon="undo" href={given.href('/mall/after-sales')} title={afterSalesText.mine} />
      </Card>
      <Card>
        <ul className="gh-rows">
          {orders.map((order) => (
            <li key={order.id}>
              <Row order={order} href={given.href(`/mall/orders/${order.id}`)} />
            </li>
          ))}
        </ul>
      </Card>
      {more.next === null ? null : (
        <Button kind="quiet" busy={busy} onPress={() => void readOn()}>
          {text.more}
        </Button>
      )}
    </>
  )
}

function Row({ order, href }: { order: OrderCard; href: string }) {
  const pieces = order.lines.reduce((sum, line) => sum + line.quantity, 0)
  const name = order.lines[0]?.name ?? ''
  return (
    <ListRow
      href={href}
      title={order.lines.length > 1 ? `${name} …` : name}
      note={`${displayYuan(order.total)} ${ordersText.point} · ${text.pieces(pieces)} · ${text.placed(sayInstant(order.placedAt, instantNow()))}`}
      end={<OrderTag state={order.state} />}
    />
  )
}
