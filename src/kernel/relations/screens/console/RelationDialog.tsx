import { useMutation } from '@tanstack/react-query'
import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { today } from '../../../../platform/client/today.ts'
import { newId } from '../../../../platform/ids.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { DayInput } from '../../../../ui/console/WhenInput.tsx'
import { consoleText as text } from '../../console.text.ts'
import { endRelation, type RelationPage, recordDuty, renewRelation, type TimeOfDay } from '../../contract.ts'
import { timeText } from '../../text.ts'

export type RelationDeed = keyof typeof text.acts

/** One deed of whoever keeps a relation: that a duty was done, another term, or its end. */
export function RelationDialog({
  deed,
  relation,
  onClose,
}: {
  deed: RelationDeed
  relation: RelationPage
  onClose: () => void
}) {
  const [id] = useState(newId)
  const [day, setDay] = useState(deed === 'renewal' ? '' : today())
  const [time, setTime] = useState<TimeOfDay | null>(null)
  const [words, setWords] = useState('')
  const params = { id: relation.id }
  const said = words.trim()
  const send = useMutation({
    mutationFn: () => {
      if (deed === 'renewal') return call(renewRelation, { params, body: { lastOn: day || null } })
      if (deed === 'end') return call(endRelation, { params, body: { lastOn: day, reason: said } })
      return call(recordDuty, { params, body: { id, doneOn: day, timeOfDay: time, text: said, fileIds: [] } })
    },
    onSuccess: onClose,
  })
  const { title, lead, act } = text.acts[deed]
  const isLocked = deed !== 'renewal' && (day === '' || said.length < 2)
  return (
    <ActDialog
      open
      title={title}
      onClose={onClose}
      act={{
        ...{ name: act, busy: send.isPending, danger: deed === 'end', locked: isLocked },
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{lead}</p>
      <Form layout="vertical" component="div">
        <Form.Item
          label={deed === 'duty' ? text.doneOn : text.lastOn}
          htmlFor="relation-day"
          extra={deed === 'renewal' && text.lastOnHint}
        >
          <DayInput id="relation-day" value={day} onChange={setDay} />
        </Form.Item>
        {deed === 'duty' && (
          <Form.Item label={text.time}>
            <Radio.Group
              aria-label={text.time}
              value={time}
              onChange={(event) => setTime(event.target.value as TimeOfDay | null)}
              options={[
                { value: null, label: text.timeNone },
                ...Object.entries(timeText).map(([value, label]) => ({ value, label })),
              ]}
            />
          </Form.Item>
        )}
        {deed !== 'renewal' && (
          <Form.Item label={deed === 'end' ? text.reason : text.text} htmlFor="relation-words">
            <Input.TextArea
              id="relation-words"
              rows={3}
              maxLength={deed === 'end' ? 300 : 2000}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          </Form.Item>
        )}
      </Form>
    </ActDialog>
  )
}
