import { sayDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { dayOf } from '../../../../platform/dates.ts'
import { LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { StatusTag } from '../../../../ui/StatusTag.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listMyOrders, type OrderCard } from '../../orders.contract.ts'
import { workerText } from '../../worker.text.ts'

const text = workerText.list

/** What she ordered: first what waits for her word. */
export default function OrdersPage(given: PageGiven) {
  const asked = useAsk(listMyOrders, {})
  return (
    <Page
      top={<TopBar title={text.title} backHref={given.href('/orders')} />}
      acts={
        <LinkButton kind="main" size="big" href={given.href('/orders')}>
          {text.menu}
        </LinkButton>
      }
    >
      {asked.answer ? <Orders orders={asked.answer.orders} given={given} /> : <Waiting asked={asked} cards={[3, 3]} />}
    </Page>
  )
}

function Orders({ orders, given }: { orders: readonly OrderCard[]; given: PageGiven }) {
  if (orders.length === 0) {
    return (
      <Card>
        <EmptyState icon="handshake" title={text.none}>
          <p>{text.noneNote}</p>
        </EmptyState>
      </Card>
    )
  }
  const of = (...statuses: OrderCard['personStatus'][]) => orders.filter((one) => statuses.includes(one.personStatus))
  return (
    <>
      <Rows title={text.toRate} orders={of('to-confirm', 'waiting-for-you')} given={given} />
      <Rows title={text.underWay} orders={of('in-progress')} given={given} />
      <Rows title={text.ended} orders={of('closed', 'refused')} given={given} />
    </>
  )
}

function Rows({ title, orders, given }: { title: string; orders: readonly OrderCard[]; given: PageGiven }) {
  if (orders.length === 0) return null
  return (
    <Card title={title}>
      <ul className="gh-rows">
        {orders.map((order) => (
          <li key={order.id}>
            <ListRow
              href={given.href(`/orders/${order.id}`)}
              title={order.title}
              note={[workerText.lead[order.state], sayDay(dayOf(order.orderedAt), today())].join(' · ')}
              end={<StatusTag status={order.personStatus} />}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}
