import { useMutation, useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Facts } from '../../../../ui/console/Facts.tsx'
import { say } from '../../../../ui/console/text.ts'
import { type CounselCaseCard, readNotes, writeNote } from '../../counsel.contract.ts'
import { counselConsoleText as text } from '../../counsel.text.ts'
import { moment } from './words.ts'

/** 记录: read and written by the counsellor of the case. */
export function CounselNotesDialog({ held, onClose }: { held: CounselCaseCard; onClose: () => void }) {
  const [written, setWritten] = useState('')
  const asked = useQuery(ask(readNotes, { params: { id: held.id } }))
  const send = useMutation({
    mutationFn: () => call(writeNote, { params: { id: held.id }, body: { text: written.trim() } }),
    onSuccess: () => setWritten(''),
  })
  return (
    <ActDialog
      open
      width={640}
      title={say(`${text.notes} · {called}`, { called: held.called })}
      onClose={onClose}
      act={{ name: text.write, busy: send.isPending, locked: written.trim() === '', onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.notesLead}</p>
      <Answered asked={asked} bones={3}>
        {({ notes }) =>
          notes.length === 0 ? (
            <p>{text.noNotes}</p>
          ) : (
            <Facts
              facts={notes.map((note) => ({
                name: moment(note.writtenAt),
                value: note.text,
                more: note.by === 'earlier' ? text.earlier : text.self,
              }))}
            />
          )
        }
      </Answered>
      <Form layout="vertical" component="div">
        <Form.Item label={text.write} htmlFor="counsel-note">
          <Input.TextArea
            id="counsel-note"
            rows={4}
            maxLength={5000}
            value={written}
            onChange={(event) => setWritten(event.target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
