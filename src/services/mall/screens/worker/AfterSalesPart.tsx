import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Card } from '../../../../ui/Card.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { isClosed } from '../../after-sales.rules.ts'
import { afterSalesText as text } from '../../after-sales-worker.text.ts'
import type { getMyOrder } from '../../orders.contract.ts'

type Order = ReceivedOf<typeof getMyOrder>
type Line = Order['lines'][number]

/** 售后 of an order: what she asked for of each line, and what she may still ask for. */
export function AfterSalesPart({ order, given }: { order: Order; given: PageGiven }) {
  const open = isOpen(order)
  const rows = order.lines.filter((line) => line.afterSale !== null || (open && line.refunded < line.quantity))
  if (rows.length === 0) return null
  return (
    <Card title={text.title}>
      <ul className="gh-rows">
        {rows.map((line) => (
          <li key={line.line}>
            <Row order={order} line={line} open={open} given={given} />
          </li>
        ))}
      </ul>
      <p className="gh-soft">{termOf(order, open)}</p>
    </Card>
  )
}

function isOpen({ state, askUntil }: Order): boolean {
  return state === 'shipped' || (state === 'received' && askUntil !== null && instantNow() < askUntil)
}

function termOf({ askUntil }: Order, open: boolean): string {
  if (askUntil === null) return text.afterShipped
  return open ? text.until(sayInstant(askUntil, instantNow())) : text.over
}

function Row({ order, line, open, given }: { order: Order; line: Line; open: boolean; given: PageGiven }) {
  const { afterSale } = line
  const again = open && line.refunded < line.quantity
  const asks = afterSale === null || (isClosed(afterSale.state) && again)
  return (
    <ListRow
      href={given.href(
        asks ? `/mall/orders/${order.id}/lines/${line.line}/after-sale` : `/mall/after-sales/${afterSale.id}`,
      )}
      title={line.name}
      note={afterSale ? text.leads[afterSale.state] : text.pieces(line.quantity - line.refunded)}
      end={<span className="gh-link">{asks ? text.ask : text.look}</span>}
    />
  )
}
