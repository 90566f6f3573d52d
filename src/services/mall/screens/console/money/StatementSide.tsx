import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { addressOf } from '../../../../../platform/client/address.ts'
import { ask, askOn } from '../../../../../platform/client/ask.ts'
import { sayFullDay } from '../../../../../platform/client/say-dates.ts'
import type { ReceivedOf } from '../../../../../platform/http/endpoint.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { type Act, Acts } from '../../../../../ui/console/Acts.tsx'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { Card } from '../../../../../ui/console/Card.tsx'
import { Facts, PlainTable } from '../../../../../ui/console/Facts.tsx'
import { Opens, StateTag } from '../../../../../ui/console/Marks.tsx'
import { SideList } from '../../../../../ui/console/SideList.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { moneyText } from '../../../money-console.text.ts'
import { downloadStatement, getSettlement } from '../../../settlements.contract.ts'
import { moment } from '../words.tsx'
import { type StatementDeed, StatementDialog } from './StatementDialog.tsx'
import { standTones } from './StatementTable.tsx'

const text = moneyText.statements
type Statement = ReceivedOf<typeof getSettlement>
export type StatementDesk = 'market' | 'supply' | 'books'

/** A statement whole: its sums, who said what, the entries that make it, and each try to pay it. */
export function StatementSide({
  id,
  desk,
  bankTail,
  onOrder,
  onClose,
}: {
  id: string
  desk: StatementDesk
  bankTail: string | null
  /** Where somebody traces, an entry opens its order. */
  onOrder?: (id: string) => void
  onClose: () => void
}) {
  const asked = useQuery({ ...ask(getSettlement, { params: { id }, query: {} }), refetchInterval: 60_000 })
  const one = asked.data
  return (
    <SideList
      open
      wide
      title={one?.number ?? text.columns.number}
      sub={one && ` ${one.supplierName} · ${spanOf(one)}`}
      extra={
        <a className="link" href={addressOf(downloadStatement, { params: { id } })} download>
          <Icon name="download" size="s" /> {text.sheet}
        </a>
      }
      onClose={onClose}
    >
      <Answered asked={asked} bones={8}>
        {(statement) => (
          <div className="stack pad">
            <Head one={statement} desk={desk} bankTail={bankTail} />
            <Lines one={statement} onOrder={onOrder} />
            {statement.payments.length > 0 && <Payments one={statement} />}
          </div>
        )}
      </Answered>
    </SideList>
  )
}

function spanOf({ fromDay, untilDay }: Statement): string {
  const until = sayFullDay(untilDay)
  return fromDay === null ? say(text.upTo, { until }) : say(text.span, { from: sayFullDay(fromDay), until })
}

function Head({ one, desk, bankTail }: { one: Statement; desk: StatementDesk; bankTail: string | null }) {
  const [deed, setDeed] = useState<StatementDeed | null>(null)
  return (
    <Card
      title={
        <>
          {displayYuan(one.amount)} {moneyText.yuan}
        </>
      }
      aside={<StateTag tone={standTones[one.stand]}>{moneyText.stands[one.stand]}</StateTag>}
      ruled
    >
      <Facts
        facts={[
          { name: text.columns.received, value: displayYuan(one.receivedAmount) },
          { name: text.columns.returned, value: displayYuan(one.returnedAmount) },
          { name: text.settledBy, value: one.settledBy, more: moment(one.settledAt) },
          { name: text.disputed, value: one.disputedBecause, more: signed(one.disputedBy, one.disputedAt) },
          { name: text.answered, value: one.answer, more: signed(one.answeredBy, one.answeredAt) },
          { name: text.confirmed, value: one.confirmedBy, more: one.confirmedAt && moment(one.confirmedAt) },
        ]}
      />
      <Acts acts={actsOf(one, desk, bankTail, setDeed)} />
      {deed && <StatementDialog deed={deed} one={one} bankTail={bankTail} onClose={() => setDeed(null)} />}
    </Card>
  )
}

function signed(by: string | null, at: string | null): string | null {
  return by === null || at === null ? null : `${by}，${moment(at)}`
}

function actsOf(
  one: Statement,
  desk: StatementDesk,
  bankTail: string | null,
  onAct: (deed: StatementDeed) => void,
): Act[] {
  if (desk === 'market' && one.stand === 'disputed')
    return [{ key: 'answer', name: text.answer, main: true, onAct: () => onAct('answer') }]
  if (desk !== 'supply' || one.stand !== 'open') return []
  const because = bankTail === null ? moneyText.bank.none : null
  return [
    { key: 'confirm', name: text.confirm, icon: 'check', main: true, because, onAct: () => onAct('confirm') },
    { key: 'dispute', name: text.dispute, onAct: () => onAct('dispute') },
  ]
}

/** A hundred entries at a time. */
function Lines({ one, onOrder }: { one: Statement; onOrder: ((id: string) => void) | undefined }) {
  const [after, setAfter] = useState<string | null>(null)
  const asked = useQuery(askOn(getSettlement, { params: { id: one.id }, query: after === null ? {} : { after } }))
  const names = text.lineColumns
  return (
    <Card title={text.lines} sub={text.linesLead}>
      <Answered asked={asked} bones={4}>
        {({ lines, next }) => (
          <>
            <div className="table-scroll inset">
              <PlainTable
                caption={text.lines}
                rows={lines}
                keyOf={(line) => `${line.orderId} ${line.kind} ${line.occurredOn} ${line.amount}`}
                columns={[
                  { key: 'day', name: names.day, cell: (line) => sayFullDay(line.occurredOn) },
                  {
                    key: 'order',
                    name: names.order,
                    cell: (line) => (
                      <Opens onOpen={onOrder && (() => onOrder(line.orderId))}>{line.orderId.slice(-12)}</Opens>
                    ),
                  },
                  { key: 'kind', name: names.kind, cell: (line) => text.kinds[line.kind] },
                  { key: 'amount', name: names.amount, right: true, cell: (line) => displayYuan(line.amount) },
                ]}
              />
            </div>
            {next !== null && (
              <p className="row pad">
                <Button size="small" onClick={() => setAfter(next)}>
                  {text.moreLines}
                </Button>
              </p>
            )}
          </>
        )}
      </Answered>
    </Card>
  )
}

function Payments({ one }: { one: Statement }) {
  return (
    <Card title={text.payments} ruled>
      <Facts
        facts={one.payments.map((payment, at) => ({
          name: `${text.paymentStates[payment.state]}${at > 0 ? ` ${at + 1}` : ''}`,
          value: say(text.payment, { number: payment.payoutNumber ?? '', tail: payment.bankTail }),
          more: payment.problem ?? (payment.answeredAt && moment(payment.answeredAt)),
        }))}
      />
    </Card>
  )
}
