import { useMutation, useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { listRelations } from '../../../../kernel/relations/contract.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../ui/console/DayField.tsx'
import { say } from '../../../../ui/console/text.ts'
import { TimeInput } from '../../../../ui/console/WhenInput.tsx'
import { careText } from '../../care-console.text.ts'
import { planVisit } from '../../visits.contract.ts'
import { PersonField } from './PersonField.tsx'
import { instantOf, today } from './words.ts'

const text = careText.visits

/** 安排家访: which pair calls on whom, in the evening. */
export function PlanVisitDialog({ orgId, onClose }: { orgId: string; onClose: () => void }) {
  const [pairId, setPair] = useState<string | null>(null)
  const [personId, setPerson] = useState<string | null>(null)
  const [on, setOn] = useState(today())
  const [time, setTime] = useState('19:00')
  const pairs = useQuery(ask(listRelations, { query: { kind: 'voices.visiting-pair', orgId, standing: 'holds' } }))
  const send = useMutation({
    mutationFn: () =>
      call(planVisit, { body: { pairId: pairId!, personId: personId!, startsAt: instantOf(on, time) } }),
    onSuccess: onClose,
  })
  const options = (pairs.data?.relations ?? []).map((one) => ({
    value: one.id,
    label: say(text.pairWords, { inspector: one.a.name, manager: one.b.name }),
  }))
  return (
    <ActDialog
      open
      title={text.plan}
      onClose={onClose}
      act={{
        name: text.planAct,
        busy: send.isPending,
        locked: pairId === null || personId === null || on === '' || time === '',
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.planLead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.pair} htmlFor="visit-pair">
          <Select
            id="visit-pair"
            value={pairId}
            onChange={setPair}
            loading={pairs.isFetching}
            options={options}
            notFoundContent={text.pairNone}
          />
        </Form.Item>
        <Form.Item label={text.person} htmlFor="visit-person">
          <PersonField id="visit-person" value={personId} hint={text.personHint} onChange={setPerson} />
        </Form.Item>
        <DayField id="visit-day" label={text.day} value={on} onChange={setOn} />
        <Form.Item label={text.time} htmlFor="visit-time">
          <TimeInput id="visit-time" value={time} onChange={setTime} />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
