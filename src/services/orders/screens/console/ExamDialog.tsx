import { useMutation } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { addDays } from '../../../../platform/dates.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../ui/console/DayField.tsx'
import { say } from '../../../../ui/console/text.ts'
import { openExam } from '../../exams.contract.ts'
import { examConsoleText as text } from '../../exams.text.ts'
import { instantOf, today } from './words.ts'

const shape = /^(\S+)\s+(\d{4}-\d{2}-\d{2})\s+(\d{2}:\d{2})\s*[-—至\s]\s*(\d{2}:\d{2})$/

/** 登记考试: a line a paper, as the notice of the exam authority lists them. */
export function ExamDialog({ orgId, onClose }: { orgId: string; onClose: () => void }) {
  const [title, setTitle] = useState('')
  const [orderDay, setOrderDay] = useState(addDays(today(), 7))
  const [lines, setLines] = useState('')
  const written = lines.split('\n').map((line) => line.trim())
  const wrong = written.findIndex((line) => line !== '' && !shape.test(line))
  const sittings = written.flatMap((line) => {
    const found = shape.exec(line)
    if (!found) return []
    const [, subject, day, from, to] = found as unknown as [string, string, string, string, string]
    return [{ subject, startsAt: instantOf(day, from), endsAt: instantOf(day, to) }]
  })
  const send = useMutation({
    mutationFn: () =>
      call(openExam, {
        body: { orgId, title: title.trim(), orderUntil: instantOf(addDays(orderDay, 1), '00:00'), sittings },
      }),
    onSuccess: onClose,
  })
  const right = title.trim().length >= 2 && orderDay !== '' && wrong < 0 && sittings.length > 0
  return (
    <ActDialog
      open
      title={text.add}
      onClose={onClose}
      act={{ name: text.save, busy: send.isPending, locked: !right, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <Form layout="vertical" component="div">
        <Form.Item label={text.title} htmlFor="exam-title" extra={text.titleHint}>
          <Input id="exam-title" maxLength={60} value={title} onChange={(event) => setTitle(event.target.value)} />
        </Form.Item>
        <DayField id="exam-until" label={text.orderDay} value={orderDay} onChange={setOrderDay} />
        <Form.Item
          label={text.sittings}
          htmlFor="exam-sittings"
          extra={wrong < 0 ? text.sittingsHint : say(text.sittingsWrong, { line: wrong + 1 })}
        >
          <Input.TextArea
            id="exam-sittings"
            rows={6}
            value={lines}
            onChange={(event) => setLines(event.target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
