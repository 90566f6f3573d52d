import { useQuery } from '@tanstack/react-query'
import { Form, InputNumber } from 'antd'
import { useState } from 'react'
import { NoteDialog } from '../../../../kernel/cases/screens.ts'
import { OrgField } from '../../../../kernel/orgs/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { useReader } from '../../../../ui/console/reader.tsx'
import { consoleText } from '../../console.text.ts'
import { getSettings } from '../../settings.contract.ts'
import {
  assignVoice,
  declineVoice,
  lapseVoice,
  noteProgress,
  recogniseVoice,
  resolveVoice,
  settleVoice,
} from '../../voices.contract.ts'

export type VoiceDeed = keyof typeof consoleText.acts

const freeNotes: readonly VoiceDeed[] = ['assign', 'recognise']

/** One step of a voice with its words. */
export function VoiceDialog({ deed, id, onClose }: { deed: VoiceDeed; id: string; onClose: () => void }) {
  const { org } = useReader()
  const settings = useQuery(ask(getSettings, { query: {} })).data?.holds
  const [typedDays, setDueDays] = useState<number | null>(null)
  const dueDays = typedDays ?? settings?.workDays ?? null
  const [orgId, setOrgId] = useState(org.id)
  const words = consoleText.acts[deed]
  return (
    <NoteDialog
      words={words}
      lead={words.lead}
      needed={freeNotes.includes(deed) ? 'no' : 'yes'}
      danger={deed === 'decline' || deed === 'send-back'}
      locked={deed === 'assign' && dueDays === null}
      onSend={(note) => send(deed, id, { note, dueDays: dueDays!, orgId })}
      onClose={onClose}
    >
      {deed === 'assign' && (
        <>
          <Form.Item label={consoleText.deskTo} htmlFor="desk-to">
            <OrgField id="desk-to" value={orgId} onChange={setOrgId} />
          </Form.Item>
          <Form.Item label={consoleText.dueDays} htmlFor="due-days">
            <InputNumber id="due-days" min={1} max={120} value={dueDays} onChange={setDueDays} />
          </Form.Item>
        </>
      )}
    </NoteDialog>
  )
}

type Said = { readonly note: string; readonly dueDays: number; readonly orgId: string }

function send(deed: VoiceDeed, id: string, { note, dueDays, orgId }: Said): Promise<unknown> {
  const params = { id }
  switch (deed) {
    case 'settle':
      return call(settleVoice, { params, body: { note } })
    case 'assign':
      return call(assignVoice, { params, body: { note, dueDays, orgId } })
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
  }
}
