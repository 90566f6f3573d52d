import { useMutation } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { addDays } from '../../../../platform/dates.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../ui/console/DayField.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { TimeInput } from '../../../../ui/console/WhenInput.tsx'
import { askHandOver, type CounselCaseCard, type CounselPage, flagRisk, offerHour } from '../../counsel.contract.ts'
import { riskNames, counselConsoleText as text } from '../../counsel.text.ts'
import { choicesOf, instantOf, today } from './words.ts'

/** 开放时段. */
export function HourDialog({ onClose }: { onClose: () => void }) {
  const { org } = useReader()
  const [orgId, setOrg] = useState<string | undefined>(undefined)
  const [place, setPlace] = useState('')
  const [when, setWhen] = useState({ day: addDays(today(), 1), from: '14:00', to: '14:50' })
  const send = useMutation({
    mutationFn: () =>
      call(offerHour, {
        body: {
          ...{ orgId: orgId ?? org.id, place: place.trim() },
          ...{ startsAt: instantOf(when.day, when.from), endsAt: instantOf(when.day, when.to) },
        },
      }),
    onSuccess: onClose,
  })
  const right = place.trim().length >= 2 && when.day !== '' && when.from !== '' && when.to > when.from
  return (
    <ActDialog
      open
      title={text.add}
      onClose={onClose}
      act={{ name: text.save, busy: send.isPending, locked: !right, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.addLead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.org}>
          <OrgPicker value={orgId} onChange={(picked) => setOrg(picked)} width={320} />
        </Form.Item>
        <Form.Item label={text.place} htmlFor="hour-place">
          <Input id="hour-place" maxLength={80} value={place} onChange={(event) => setPlace(event.target.value)} />
        </Form.Item>
        <DayField id="hour-day" label={text.day} value={when.day} onChange={(day) => setWhen({ ...when, day })} />
        <div className="grid-even">
          {(['from', 'to'] as const).map((key) => (
            <Form.Item key={key} label={key === 'from' ? text.starts : text.ends} htmlFor={`hour-${key}`}>
              <TimeInput
                id={`hour-${key}`}
                value={when[key]}
                onChange={(picked) => setWhen({ ...when, [key]: picked })}
              />
            </Form.Item>
          ))}
        </div>
      </Form>
    </ActDialog>
  )
}

/** 转交. */
export function HandOverDialog({
  held,
  colleagues,
  onClose,
}: {
  held: CounselCaseCard
  colleagues: CounselPage['colleagues']
  onClose: () => void
}) {
  const [toId, setTo] = useState<string | null>(null)
  const send = useMutation({
    mutationFn: () => call(askHandOver, { params: { id: held.id }, body: { toId: toId! } }),
    onSuccess: onClose,
  })
  return (
    <ActDialog
      open
      title={text.handOver}
      onClose={onClose}
      act={{ name: text.ask, busy: send.isPending, locked: toId === null, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.handOverLead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.colleague} htmlFor="hand-over-to">
          <Select
            id="hand-over-to"
            value={toId}
            onChange={setTo}
            notFoundContent={text.noColleague}
            options={colleagues.map((one) => ({ value: one.id, label: one.name }))}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}

/** 查看紧急联系人. */
export function RiskDialog({ held, onClose }: { held: CounselCaseCard; onClose: () => void }) {
  const [because, setBecause] = useState<keyof typeof riskNames | null>(null)
  const send = useMutation({
    mutationFn: () => call(flagRisk, { params: { id: held.id }, body: { because: because! } }),
  })
  return (
    <ActDialog
      open
      title={text.risk}
      onClose={onClose}
      act={{
        ...{ name: text.risk, busy: send.isPending, danger: true },
        ...{ locked: because === null, onAct: () => send.mutate() },
      }}
      problem={sentenceOf(send.error)}
      done={send.data && <p>{say(text.riskDone, send.data)}</p>}
    >
      <p className="before">{text.riskLead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.because} htmlFor="risk-because">
          <Select id="risk-because" value={because} onChange={setBecause} options={choicesOf(riskNames)} />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
