import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { DayInput } from '../../../../../ui/console/WhenInput.tsx'
import { consoleText } from '../../../console.text.ts'
import { endPost } from '../../../terms.contract.ts'
import type { HoldingCard } from '../../../unions.contract.ts'
import { today } from '../words.ts'

const text = consoleText.endPost

/** Somebody leaves her post before the end of the term. */
export function EndPostDialog({ holding, onClose }: { holding: HoldingCard; onClose: () => void }) {
  const queries = useQueryClient()
  const [on, setOn] = useState(today())
  const [reason, setReason] = useState<'resigned' | 'dismissed'>('resigned')
  const [note, setNote] = useState('')
  const end = useMutation({
    mutationFn: () => call(endPost, { params: { id: holding.id }, body: { on, reason, note: note.trim() } }),
    onSuccess: async () => {
      await queries.invalidateQueries()
      onClose()
    },
  })
  return (
    <ActDialog
      open
      title={say(text.title, { name: holding.name, post: holding.postName })}
      onClose={onClose}
      act={{ name: text.act, busy: end.isPending, locked: note.trim().length < 2, onAct: () => end.mutate() }}
      problem={sentenceOf(end.error)}
    >
      <p className="soft">{text.lead}</p>
      <Form layout="vertical" component="div">
        <div className="form-pair">
          <Form.Item label={text.on} htmlFor="end-on">
            <DayInput id="end-on" max={today()} value={on} onChange={setOn} />
          </Form.Item>
          <Form.Item label={text.reason} htmlFor="end-reason">
            <Select
              id="end-reason"
              value={reason}
              onChange={setReason}
              options={(['resigned', 'dismissed'] as const).map((value) => ({ value, label: text.reasons[value] }))}
            />
          </Form.Item>
        </div>
        <Form.Item label={text.note} htmlFor="end-note">
          <Input id="end-note" maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
