import { Form, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { type BodyCard, type ClockCard, recordOnClock, releaseBody } from '../../contract.ts'
import { fullDay } from './case-words.ts'
import { NoteDialog } from './NoteDialog.tsx'

/** Ends the part of one body, after its name was read once more. */
export function ReleaseDialog({ caseId, body, onClose }: { caseId: string; body: BodyCard; onClose: () => void }) {
  return (
    <NoteDialog
      words={consoleText.release}
      lead={say(consoleText.release.lead, { org: body.orgName })}
      needed="no"
      danger
      onSend={(note) => call(releaseBody, { params: { id: caseId, orgId: body.orgId }, body: { note } })}
      onClose={onClose}
    />
  )
}

/** What a clock asks for, of now or of a day that was missed; `first` is the one that she came for. */
export function RecordDialog({
  caseId,
  clock,
  first = '',
  onClose,
}: {
  caseId: string
  clock: Pick<ClockCard, 'clock' | 'name' | 'missed'>
  first?: string
  onClose: () => void
}) {
  const [on, setOn] = useState(first)
  return (
    <NoteDialog
      words={consoleText.record}
      lead={say(consoleText.record.lead, { clock: clock.name })}
      needed="yes"
      onSend={(note) =>
        call(recordOnClock, { params: { id: caseId }, body: { clock: clock.clock, note, ...(on && { on }) } })
      }
      onClose={onClose}
    >
      {clock.missed.length > 0 && (
        <Form.Item label={consoleText.makeUp} htmlFor="make-up">
          <Select
            id="make-up"
            value={on}
            onChange={setOn}
            options={[
              { value: '', label: consoleText.makeUpNow },
              ...clock.missed.map((day) => ({ value: day, label: fullDay(day) })),
            ]}
          />
        </Form.Item>
      )}
    </NoteDialog>
  )
}
