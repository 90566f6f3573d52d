import { useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { displayMoment } from '../../../../platform/dates.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Choice, Field, TextInput } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listMyExams, type MyExamCard, orderRide } from '../../exams.contract.ts'
import { type RideWay, rideWays } from '../../exams.model.ts'
import { examWorkerText, wayNames } from '../../exams.text.ts'

const text = examWorkerText.form
const counts = ['1', '2', '3', '4'] as const

/** 预约送考车. */
export default function RideFormPage(given: PageGiven) {
  const asked = useAsk(listMyExams, {})
  const exam = asked.answer?.exams.find((one) => one.id === given.params.id)
  if (!exam) {
    return (
      <Page top={<TopBar title={text.title} backHref={given.href('/orders/exams')} />}>
        {asked.answer ? <Warning tone="info" title={examWorkerText.none} /> : <Waiting asked={asked} cards={[5]} />}
      </Page>
    )
  }
  return <RideForm exam={exam} given={given} />
}

function RideForm({ exam, given }: { exam: MyExamCard; given: PageGiven }) {
  const [sitting, setSitting] = useState<string | null>(null)
  const [way, setWay] = useState<RideWay>('there')
  const [said, setSaid] = useState({ ticket: '', pickUp: '', site: '', phone: '' })
  const [people, setPeople] = useState<(typeof counts)[number]>('1')
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  const { send, busy, problem } = useSending()
  const faults = {
    sitting: sitting === null ? text.sittingMissing : null,
    ticket: /^[0-9A-Za-z]{6,20}$/.test(said.ticket.trim()) ? null : text.ticketWrong,
    pickUp: said.pickUp.trim().length < 2 ? text.short : null,
    site: said.site.trim().length < 2 ? text.short : null,
    phone: /^1\d{10}$/.test(said.phone.trim()) ? null : text.phoneWrong,
  }
  const shown = (fault: string | null) => (tried ? fault : null)
  const type = (key: keyof typeof said) => (typed: string) => setSaid({ ...said, [key]: typed })

  async function submit() {
    setTried(true)
    if (sitting === null || Object.values(faults).some(Boolean)) return focusFirstProblem(form.current)
    const body = {
      ...{ sittingId: sitting, way, people: Number(people), ticket: said.ticket.trim(), phone: said.phone.trim() },
      ...{ pickUp: said.pickUp.trim(), site: said.site.trim() },
    }
    if (!(await send(() => call(orderRide, { params: { id: exam.id }, body })))) return
    toast(text.sent)
    given.go('/orders/exams', 'rewind')
  }

  return (
    <div className="gh-form" ref={form}>
      <Page
        top={<TopBar title={text.title} backHref={given.href('/orders/exams')} />}
        acts={
          <Button kind="main" size="big" busy={busy} onPress={() => void submit()}>
            {text.send}
          </Button>
        }
      >
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        <Card title={exam.title}>
          <Choice
            legend={text.sitting}
            name="sitting"
            options={exam.sittings.map((one) => ({
              ...{ value: one.id, label: one.subject, note: displayMoment(one.startsAt) },
            }))}
            value={sitting}
            onChoose={setSitting}
            problem={shown(faults.sitting)}
          />
          <Choice
            legend={text.way}
            name="way"
            options={rideWays.map((value) => ({ value, label: wayNames[value] }))}
            value={way}
            onChoose={setWay}
          />
        </Card>
        <Card>
          <div className="gh-fields">
            <Field label={text.ticket} hint={text.ticketHint} problem={shown(faults.ticket)}>
              {(wiring) => <TextInput {...wiring} maxLength={20} value={said.ticket} onText={type('ticket')} />}
            </Field>
            <Field label={text.pickUp} hint={text.pickUpHint} problem={shown(faults.pickUp)}>
              {(wiring) => <TextInput {...wiring} maxLength={120} value={said.pickUp} onText={type('pickUp')} />}
            </Field>
            <Field label={text.site} hint={text.siteHint} problem={shown(faults.site)}>
              {(wiring) => <TextInput {...wiring} maxLength={60} value={said.site} onText={type('site')} />}
            </Field>
            <Field label={text.phone} problem={shown(faults.phone)}>
              {(wiring) => (
                <TextInput {...wiring} inputMode="tel" maxLength={11} value={said.phone} onText={type('phone')} />
              )}
            </Field>
          </div>
        </Card>
        <Card>
          <Choice
            legend={text.people}
            name="people"
            options={counts.map((value) => ({ value, label: text.persons(Number(value)) }))}
            value={people}
            onChoose={setPeople}
          />
        </Card>
      </Page>
    </div>
  )
}
