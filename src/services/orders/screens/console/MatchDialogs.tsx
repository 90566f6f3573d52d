import { useMutation } from '@tanstack/react-query'
import { Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { NoteDialog } from '../../../../kernel/cases/screens.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { timeOf } from '../../../../platform/client/say-dates.ts'
import { addDays, type Day, dayOf } from '../../../../platform/dates.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../ui/console/DayField.tsx'
import { TimeInput } from '../../../../ui/console/WhenInput.tsx'
import { type HostedMatchCard, moveMatchEvent, openMatchEvent } from '../../matching.contract.ts'
import { matchConsoleText as text } from '../../matching.text.ts'
import { instantOf, today } from './words.ts'

const mostReason = 300

type Times = {
  readonly day: Day
  readonly from: string
  readonly to: string
  readonly enrolDay: Day
  readonly chooseDay: Day
}

function timesOf({ day, from, to, enrolDay, chooseDay }: Times) {
  const startsAt = instantOf(day, from)
  const night = instantOf(addDays(enrolDay, 1), '00:00')
  return {
    ...{ startsAt, endsAt: instantOf(day, to), enrolUntil: night < startsAt ? night : startsAt },
    chooseUntil: instantOf(addDays(chooseDay, 1), '00:00'),
  }
}

function isWhole({ day, from, to, enrolDay, chooseDay }: Times): boolean {
  return day !== '' && from !== '' && to > from && enrolDay !== '' && enrolDay <= day && chooseDay >= day
}

/** 办一场活动. */
export function MatchDialog({ orgId, onClose }: { orgId: string; onClose: () => void }) {
  const start = addDays(today(), 14)
  const [title, setTitle] = useState('')
  const [summary, setSummary] = useState('')
  const [place, setPlace] = useState('')
  const [times, setTimes] = useState<Times>({
    ...{ day: start, from: '14:00', to: '17:00', enrolDay: addDays(start, -2), chooseDay: addDays(start, 1) },
  })
  const [numbers, setNumbers] = useState({ ageFrom: 22, ageTo: 40, seatsEach: 20, mostChoices: 1 })
  const send = useMutation({
    mutationFn: () =>
      call(openMatchEvent, {
        body: {
          ...{ orgId, title: title.trim(), summary: summary.trim(), place: place.trim() },
          ...timesOf(times),
          ...numbers,
        },
      }),
    onSuccess: onClose,
  })
  const right = title.trim().length >= 2 && place.trim().length >= 2 && isWhole(times)
  return (
    <ActDialog
      open
      title={text.add}
      width={600}
      onClose={onClose}
      act={{ name: text.save, busy: send.isPending, locked: !right, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.addLead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.title} htmlFor="match-title">
          <Input id="match-title" maxLength={60} value={title} onChange={(event) => setTitle(event.target.value)} />
        </Form.Item>
        <Form.Item label={text.place} htmlFor="match-place">
          <Input id="match-place" maxLength={120} value={place} onChange={(event) => setPlace(event.target.value)} />
        </Form.Item>
        <Form.Item label={text.summary} htmlFor="match-summary">
          <Input.TextArea
            id="match-summary"
            rows={2}
            maxLength={500}
            value={summary}
            onChange={(event) => setSummary(event.target.value)}
          />
        </Form.Item>
        <TimesFields value={times} onChange={setTimes} />
        <div className="grid-even">
          {(['ageFrom', 'ageTo', 'seatsEach', 'mostChoices'] as const).map((key) => (
            <Form.Item key={key} label={text[key]} htmlFor={`match-${key}`}>
              <InputNumber
                id={`match-${key}`}
                min={key === 'ageFrom' || key === 'ageTo' ? 18 : 1}
                max={key === 'mostChoices' ? 5 : key === 'seatsEach' ? 1000 : 80}
                precision={0}
                value={numbers[key]}
                onChange={(value) => setNumbers({ ...numbers, [key]: value ?? numbers[key] })}
              />
            </Form.Item>
          ))}
        </div>
      </Form>
    </ActDialog>
  )
}

/** 改时间. */
export function MoveDialog({ event, onClose }: { event: HostedMatchCard; onClose: () => void }) {
  const lastMoment = (instant: string) => dayOf(new Date(Date.parse(instant) - 1).toISOString())
  const [times, setTimes] = useState<Times>({
    ...{ day: dayOf(event.startsAt), from: timeOf(event.startsAt), to: timeOf(event.endsAt) },
    ...{ enrolDay: lastMoment(event.enrolUntil), chooseDay: lastMoment(event.chooseUntil) },
  })
  return (
    <NoteDialog
      words={{ title: text.move, act: text.save }}
      lead={text.moveLead}
      needed="yes"
      most={mostReason}
      locked={!isWhole(times)}
      onSend={(reason) => call(moveMatchEvent, { params: { id: event.id }, body: { ...timesOf(times), reason } })}
      onClose={onClose}
    >
      <TimesFields value={times} onChange={setTimes} />
    </NoteDialog>
  )
}

function TimesFields({ value, onChange }: { value: Times; onChange: (value: Times) => void }) {
  return (
    <div className="grid-even">
      <DayField id="match-day" label={text.day} value={value.day} onChange={(day) => onChange({ ...value, day })} />
      <Form.Item label={text.starts} htmlFor="match-from">
        <TimeInput id="match-from" value={value.from} onChange={(picked) => onChange({ ...value, from: picked })} />
      </Form.Item>
      <Form.Item label={text.ends} htmlFor="match-to">
        <TimeInput id="match-to" value={value.to} onChange={(picked) => onChange({ ...value, to: picked })} />
      </Form.Item>
      <DayField
        id="match-enrol"
        label={text.enrolDay}
        value={value.enrolDay}
        onChange={(enrolDay) => onChange({ ...value, enrolDay })}
      />
      <DayField
        id="match-choose"
        label={text.chooseDay}
        value={value.chooseDay}
        onChange={(chooseDay) => onChange({ ...value, chooseDay })}
      />
    </div>
  )
}
