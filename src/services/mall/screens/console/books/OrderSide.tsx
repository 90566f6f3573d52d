import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../../../platform/client/ask.ts'
import type { ReceivedOf } from '../../../../../platform/http/endpoint.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { Card } from '../../../../../ui/console/Card.tsx'
import { Facts, PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { Opens } from '../../../../../ui/console/Marks.tsx'
import { SideList } from '../../../../../ui/console/SideList.tsx'
import { traceOrder } from '../../../books.contract.ts'
import { bookText } from '../../../books-console.text.ts'
import { moneyText } from '../../../money-console.text.ts'
import { moment, points } from '../words.tsx'

const text = bookText.trace
const names = bookText.columns
type Trace = ReceivedOf<typeof traceOrder>
type OnOpen = { readonly onOpen: (opened: { statement?: string; letter?: string }) => void }

/** One order between the letters that paid it and the statement that pays for it. */
export function OrderSide({ id, onOpen, onClose }: OnOpen & { id: string; onClose: () => void }) {
  const asked = useQuery(ask(traceOrder, { params: { id } }))
  const one = asked.data
  return (
    <SideList
      open
      wide
      title={`${bookText.orders} ${id.slice(-12)}`}
      sub={one && ` ${one.supplierName} · ${bookText.states[one.state]} · ${points(one.total)}`}
      onClose={onClose}
    >
      <Answered asked={asked} bones={8}>
        {(trace) => (
          <div className="stack pad">
            <Origins trace={trace} onOpen={onOpen} />
            <Lines trace={trace} />
            <Refunds trace={trace} />
            <Onwards trace={trace} onOpen={onOpen} />
          </div>
        )}
      </Answered>
    </SideList>
  )
}

function Origins({ trace, onOpen }: OnOpen & { trace: Trace }) {
  return (
    <Card title={text.from} sub={text.fromLead}>
      <div className="table-scroll inset">
        <PlainTable
          caption={text.from}
          rows={trace.origins}
          keyOf={(one) => one.id}
          columns={[
            {
              key: 'letter',
              name: bookText.letters,
              cell: (one) => <Opens onOpen={() => onOpen({ letter: one.id })}>{one.number}</Opens>,
            },
            { key: 'union', name: names.union, cell: (one) => one.unionName },
            { key: 'occasion', name: names.occasion, cell: (one) => one.occasion },
            { key: 'amount', name: names.amount, right: true, cell: (one) => displayYuan(one.amount) },
          ]}
        />
      </div>
    </Card>
  )
}

function Lines({ trace }: { trace: Trace }) {
  return (
    <Card title={text.lines}>
      <div className="table-scroll inset">
        <PlainTable
          caption={text.lines}
          rows={trace.lines}
          keyOf={(line) => String(line.line)}
          columns={[
            { key: 'name', name: names.line, cell: (line) => line.name },
            { key: 'price', name: names.price, right: true, cell: (line) => displayYuan(line.price) },
            { key: 'quantity', name: names.quantity, right: true, cell: (line) => count(line.quantity) },
            { key: 'refunded', name: names.refunded, right: true, cell: (line) => count(line.refunded) },
            {
              key: 'amount',
              name: names.amount,
              right: true,
              cell: (line) => displayYuan(line.price * line.quantity),
            },
          ]}
        />
      </div>
    </Card>
  )
}

function Refunds({ trace }: { trace: Trace }) {
  if (trace.refunds.length === 0) return null
  return (
    <Card title={text.refunds}>
      <div className="table-scroll inset">
        <PlainTable
          caption={text.refunds}
          rows={trace.refunds}
          keyOf={(one) => one.id}
          columns={[
            { key: 'when', name: names.when, cell: (one) => moment(one.refundedAt) },
            { key: 'because', name: names.because, cell: (one) => one.because },
            { key: 'by', name: names.by, cell: (one) => one.refundedBy },
            { key: 'quantity', name: names.quantity, right: true, cell: (one) => count(one.quantity) },
            { key: 'amount', name: names.amount, right: true, cell: (one) => displayYuan(one.amount) },
          ]}
        />
      </div>
    </Card>
  )
}

function Onwards({ trace, onOpen }: OnOpen & { trace: Trace }) {
  const { statement, payment } = trace
  if (!statement) {
    const because = trace.cancelledAt ? text.cancelled : trace.receivedAt ? text.notSettled : text.notReceived
    return (
      <Card title={text.to} ruled>
        <p className="muted">{because}</p>
      </Card>
    )
  }
  return (
    <Card title={text.to} ruled>
      <Facts
        facts={[
          { name: text.received, value: trace.receivedAt && moment(trace.receivedAt) },
          {
            name: text.statement,
            value: <Opens onOpen={() => onOpen({ statement: statement.id })}>{statement.number}</Opens>,
            more: `${moneyText.stands[statement.stand]} · ${points(statement.amount)}`,
          },
          {
            name: text.payment,
            value: payment ? `${payment.payoutNumber ?? ''} ${text.paymentStates[payment.state]}` : text.notPaid,
          },
        ]}
      />
    </Card>
  )
}
