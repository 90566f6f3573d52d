import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { displayMoment } from '../../../../platform/dates.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState, Warning } from '../../../../ui/EmptyState.tsx'
import { Field, TextArea } from '../../../../ui/Field.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Tag } from '../../../../ui/Tag.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { type DriverList, readDriverList, settleRide, withdrawCar } from '../../exams.contract.ts'
import { examWorkerText, rideStateNames, wayNames } from '../../exams.text.ts'
import { rideTones, routeOf } from './ExamsPage.tsx'

const text = examWorkerText.driver
type Rider = DriverList['turns'][number]['riders'][number]

/** 出车单: whom she drives, paper by paper, and whether they arrived. */
export default function DriverPage(given: PageGiven) {
  const asked = useAsk(readDriverList, { params: { id: given.params.id! } })
  const [leaving, setLeaving] = useState(false)
  const list = asked.answer
  return (
    <Page top={<TopBar title={examWorkerText.driverList} backHref={given.href('/orders/exams')} />}>
      {list ? null : <Waiting asked={asked} cards={[4]} />}
      {list?.turns.length === 0 ? (
        <Card title={list.title}>
          <EmptyState icon="calendar" title={text.none}>
            <p>{text.noneNote}</p>
          </EmptyState>
        </Card>
      ) : null}
      {list?.turns.map((turn) => (
        <Card key={turn.id + turn.way} title={`${turn.subject} · ${wayNames[turn.way]}`}>
          <p className="gh-soft">{displayMoment(turn.way === 'there' ? turn.startsAt : turn.endsAt)}</p>
          <ul className="gh-rows">
            {turn.riders.map((rider) => (
              <RiderRow key={rider.id} rider={rider} />
            ))}
          </ul>
        </Card>
      ))}
      {list ? (
        <Button kind="quiet" onPress={() => setLeaving(true)}>
          {text.withdraw}
        </Button>
      ) : null}
      {leaving ? <LeaveSheet given={given} onClose={() => setLeaving(false)} /> : null}
    </Page>
  )
}

function RiderRow({ rider }: { rider: Rider }) {
  const [missing, setMissing] = useState(false)
  const [note, setNote] = useState('')
  const { send, busy, problem } = useSending()

  async function settle(outcome: 'driven' | 'not-driven') {
    const body = { outcome, note: outcome === 'driven' ? '' : note.trim() }
    if (!(await send(() => call(settleRide, { params: { id: rider.id }, body })))) return
    toast(text.settled)
    setMissing(false)
  }

  return (
    <li className="gh-row">
      <span className="gh-row-words">
        <span className="gh-row-title">
          {rider.name} <a href={`tel:${rider.phone}`}>{rider.phone}</a>
        </span>
        <small>{routeOf(rider)}</small>
        <small>{text.ticket(rider.ticketTail)}</small>
        {problem ? <small>{problem.sentence}</small> : null}
        {rider.state === 'seated' && rider.due === 'later' ? <small>{text.later}</small> : null}
        {rider.state === 'seated' ? null : <Tag tone={rideTones[rider.state]}>{rideStateNames[rider.state]}</Tag>}
      </span>
      {rider.state === 'seated' && rider.due === 'now' ? (
        <span>
          <Button kind="main" busy={busy} onPress={() => void settle('driven')}>
            {text.driven}
          </Button>
          <Button kind="quiet" onPress={() => setMissing(true)}>
            {text.notDriven}
          </Button>
        </span>
      ) : null}
      {missing ? (
        <Sheet title={text.whyTitle} onClose={() => setMissing(false)}>
          <Field label={text.why}>
            {(wiring) => <TextArea {...wiring} rows={2} maxLength={200} value={note} onText={setNote} />}
          </Field>
          <Button kind="danger" size="big" wide busy={busy} onPress={() => void settle('not-driven')}>
            {text.notDriven}
          </Button>
        </Sheet>
      ) : null}
    </li>
  )
}

function LeaveSheet({ given, onClose }: { given: PageGiven; onClose: () => void }) {
  const { send, busy, problem } = useSending()

  async function leave() {
    if (!(await send(() => call(withdrawCar, { params: { id: given.params.id! } })))) return
    toast(text.withdrawn)
    given.go('/orders/exams', 'rewind')
  }

  return (
    <Sheet title={text.withdrawTitle} onClose={onClose}>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <p>{text.withdrawLead}</p>
      <Button kind="danger" size="big" wide busy={busy} onPress={() => void leave()}>
        {text.withdraw}
      </Button>
    </Sheet>
  )
}
