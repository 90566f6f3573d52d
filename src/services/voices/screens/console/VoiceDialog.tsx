import { Form, InputNumber } from 'antd'
import { useState } from 'react'
import { superviseCase } from '../../../../kernel/cases/contract.ts'
import { call } from '../../../../platform/client/client.ts'
import { consoleText } from '../../console.text.ts'
import {
  assignVoice,
  declineVoice,
  lapseVoice,
  noteProgress,
  recogniseVoice,
  resolveVoice,
  settleVoice,
} from '../../voices.contract.ts'
import { NoteDialog } from './NoteDialog.tsx'

export type VoiceDeed = keyof typeof consoleText.acts

const freeNotes: readonly VoiceDeed[] = ['assign', 'recognise']
const usualDays = 15

/** One step of a voice with its words. */
export function VoiceDialog({ deed, id, onClose }: { deed: VoiceDeed; id: string; onClose: () => void }) {
  const [dueDays, setDueDays] = useState<number | null>(usualDays)
  const words = consoleText.acts[deed]
  return (
    <NoteDialog
      words={words}
      lead={words.lead}
      needed={freeNotes.includes(deed) ? 'no' : 'yes'}
      danger={deed === 'decline' || deed === 'send-back'}
      locked={deed === 'assign' && dueDays === null}
      onSend={(note) => send(deed, id, { note, dueDays: dueDays ?? usualDays })}
      onClose={onClose}
    >
      {deed === 'assign' && (
        <Form.Item label={consoleText.dueDays} htmlFor="due-days">
          <InputNumber id="due-days" min={1} max={120} value={dueDays} onChange={setDueDays} />
        </Form.Item>
      )}
    </NoteDialog>
  )
}

function send(deed: VoiceDeed, id: string, { note, dueDays }: { note: string; dueDays: number }): Promise<unknown> {
  const params = { id }
  switch (deed) {
    case 'settle':
      return call(settleVoice, { params, body: { note } })
    case 'assign':
      return call(assignVoice, { params, body: { note, dueDays } })
    case 'progress':
      return call(noteProgress, { params, body: { note } })
    case 'resolve':
      return call(resolveVoice, { params, body: { note } })
    case 'decline':
      return call(declineVoice, { params, body: { note } })
    case 'recognise':
      return call(recogniseVoice, { params, body: { decision: 'agree', note } })
    case 'send-back':
      return call(recogniseVoice, { params, body: { decision: 'send-back', note } })
    case 'lapse':
      return call(lapseVoice, { params, body: { note } })
    case 'supervise':
      return call(superviseCase, { params, body: { text: note } })
  }
}
