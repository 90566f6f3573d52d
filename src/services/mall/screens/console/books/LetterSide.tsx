import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { askOn } from '../../../../../platform/client/ask.ts'
import { sayFullDay } from '../../../../../platform/client/say-dates.ts'
import type { ReceivedOf } from '../../../../../platform/http/endpoint.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { Card } from '../../../../../ui/console/Card.tsx'
import { Facts, PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { Opens } from '../../../../../ui/console/Marks.tsx'
import { SideList } from '../../../../../ui/console/SideList.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { traceLetter } from '../../../books.contract.ts'
import { bookText } from '../../../books-console.text.ts'
import { moment, points } from '../words.tsx'

const text = bookText.letter
const names = bookText.columns
type Trace = ReceivedOf<typeof traceLetter>
type OnOpen = { readonly onOpen: (opened: { order: string }) => void }

const nameOf = (kind: string) => bookText.kinds[kind] ?? bookText.otherKind

/** A letter forwards: set aside, given, and what became of every point. */
export function LetterSide({ id, onOpen, onClose }: OnOpen & { id: string; onClose: () => void }) {
  const [after, setAfter] = useState<string | null>(null)
  const asked = useQuery(askOn(traceLetter, { params: { id }, query: after === null ? {} : { after } }))
  const one = asked.data
  return (
    <SideList open wide title={one?.number ?? bookText.letters} sub={one && ` ${one.occasion}`} onClose={onClose}>
      <Answered asked={asked} bones={8}>
        {(trace) => (
          <div className="stack pad">
            <Sums trace={trace} />
            {trace.moves.length > 0 && <Moves trace={trace} onOpen={onOpen} />}
            {(after !== null || trace.next !== null) && (
              <p className="row">
                <Button size="small" disabled={after === null} onClick={() => setAfter(null)}>
                  {text.before}
                </Button>
                <Button size="small" disabled={trace.next === null} onClick={() => setAfter(trace.next)}>
                  {text.after}
                </Button>
              </p>
            )}
          </div>
        )}
      </Answered>
    </SideList>
  )
}

function Sums({ trace }: { trace: Trace }) {
  return (
    <Card title={text.moved} ruled>
      <Facts
        facts={[
          { name: text.union, value: trace.unionName },
          {
            name: text.configured,
            value: points(trace.configuredPoints),
            more: trace.configuredAt && moment(trace.configuredAt),
          },
          {
            name: text.given,
            value: trace.recipients > 0 ? points(trace.granted) : text.none,
            more: trace.recipients > 0 && say(text.people, { n: count(trace.recipients) }),
          },
          ...trace.moved.map((one) => ({
            name: one.kind === 'mall.ordered' ? text.ordered : nameOf(one.kind),
            value: points(one.amount),
            more: say(text.times, { n: count(one.transfers) }),
          })),
          { name: text.remaining, value: trace.recipients > 0 && points(trace.remaining) },
        ].map((fact) => ({ ...fact, value: fact.value || null }))}
      />
    </Card>
  )
}

function Moves({ trace, onOpen }: OnOpen & { trace: Trace }) {
  return (
    <Card title={text.moves}>
      <div className="table-scroll inset">
        <PlainTable
          caption={text.moves}
          rows={trace.moves}
          keyOf={(move) => `${move.personCode} ${move.transferId}`}
          columns={[
            { key: 'when', name: names.when, cell: (move) => sayFullDay(move.occurredOn) },
            { key: 'person', name: names.person, cell: (move) => <span className="num">{move.personCode}</span> },
            {
              key: 'kind',
              name: names.kind,
              cell: (move) => (move.orderId && move.amount > 0 ? text.back : nameOf(move.kind)),
            },
            {
              key: 'order',
              name: names.order,
              cell: ({ orderId }) =>
                orderId && <Opens onOpen={() => onOpen({ order: orderId })}>{orderId.slice(-12)}</Opens>,
            },
            { key: 'amount', name: names.amount, right: true, cell: (move) => displayYuan(move.amount) },
          ]}
        />
      </div>
    </Card>
  )
}
