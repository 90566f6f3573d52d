import { sayFullDay } from '../../../../../platform/client/say-dates.ts'
import type { ReceivedOf } from '../../../../../platform/http/endpoint.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { Card } from '../../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { Opens } from '../../../../../ui/console/Marks.tsx'
import type { searchBooks, TracedLetter, TracedOrder } from '../../../books.contract.ts'
import { bookText as text } from '../../../books-console.text.ts'
import { moneyText } from '../../../money-console.text.ts'
import { moment } from '../words.tsx'

const names = text.columns
type Statement = ReceivedOf<typeof searchBooks>['statements'][number]
type OnOpen = { readonly onOpen: (id: string) => void }

export function Orders({ orders, onOpen }: OnOpen & { orders: readonly TracedOrder[] }) {
  return (
    <Card title={text.orders} amount={count(orders.length)}>
      <div className="table-scroll inset">
        <PlainTable
          caption={text.orders}
          rows={orders}
          keyOf={(one) => one.id}
          columns={[
            {
              key: 'order',
              name: names.order,
              cell: (one) => <Opens onOpen={() => onOpen(one.id)}>{one.id.slice(-12)}</Opens>,
            },
            { key: 'person', name: names.person, cell: (one) => <span className="num">{one.personCode}</span> },
            { key: 'supplier', name: names.supplier, cell: (one) => one.supplierName },
            { key: 'placed', name: names.placed, cell: (one) => moment(one.placedAt) },
            { key: 'total', name: names.total, right: true, cell: (one) => displayYuan(one.total) },
            { key: 'refunded', name: names.refunded, right: true, cell: (one) => displayYuan(one.refunded) },
            { key: 'state', name: names.state, cell: (one) => text.states[one.state] },
          ]}
        />
      </div>
    </Card>
  )
}

export function Statements({ statements, onOpen }: OnOpen & { statements: readonly Statement[] }) {
  return (
    <Card title={text.statements} amount={count(statements.length)}>
      <div className="table-scroll inset">
        <PlainTable
          caption={text.statements}
          rows={statements}
          keyOf={(one) => one.id}
          columns={[
            {
              key: 'number',
              name: names.number,
              cell: (one) => <Opens onOpen={() => onOpen(one.id)}>{one.number}</Opens>,
            },
            { key: 'supplier', name: names.supplier, cell: (one) => one.supplierName },
            { key: 'until', name: names.until, cell: (one) => sayFullDay(one.untilDay) },
            { key: 'amount', name: names.amount, right: true, cell: (one) => displayYuan(one.amount) },
            { key: 'stand', name: names.state, cell: (one) => moneyText.stands[one.stand] },
          ]}
        />
      </div>
    </Card>
  )
}

export function Letters({ letters, onOpen }: OnOpen & { letters: readonly TracedLetter[] }) {
  return (
    <Card title={text.letters} amount={count(letters.length)}>
      <div className="table-scroll inset">
        <PlainTable
          caption={text.letters}
          rows={letters}
          keyOf={(one) => one.id}
          columns={[
            {
              key: 'number',
              name: names.number,
              cell: (one) => <Opens onOpen={() => onOpen(one.id)}>{one.number}</Opens>,
            },
            { key: 'union', name: names.union, cell: (one) => one.unionName },
            { key: 'occasion', name: names.occasion, cell: (one) => one.occasion },
            {
              key: 'configured',
              name: names.configured,
              right: true,
              cell: (one) => displayYuan(one.configuredPoints),
            },
          ]}
        />
      </div>
    </Card>
  )
}
