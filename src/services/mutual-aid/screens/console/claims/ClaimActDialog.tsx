import { useMutation } from '@tanstack/react-query'
import { Form, Input, Segmented } from 'antd'
import { useState } from 'react'
import { superviseCase } from '../../../../../kernel/cases/contract.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { type ClaimCard, lapseClaim, notifyClaimant, reviewClaim } from '../../../claims.contract.ts'
import { consoleText } from '../../../console.text.ts'

const text = consoleText.acts

export type ClaimAct = 'notify' | 'approve' | 'send-back' | 'lapse' | 'supervise'
type Way = 'app' | 'phone' | 'visit'

/** The shortest note each act takes, as its endpoint has it. */
const shortest: Record<ClaimAct, number> = { notify: 0, approve: 0, 'send-back': 2, lapse: 10, supervise: 1 }

/** One act on one claim, with what it asks for. */
export function ClaimActDialog({ act, claim, onClose }: { act: ClaimAct; claim: ClaimCard; onClose: () => void }) {
  const [note, setNote] = useState('')
  const [by, setBy] = useState<Way>('app')
  const words = text[act]
  const send = useMutation({ mutationFn: () => sendAct(act, claim.id, note.trim(), by), onSuccess: onClose })
  const short = note.trim().length < shortest[act]
  return (
    <ActDialog
      open
      title={words.title}
      onClose={onClose}
      act={{
        name: words.act,
        busy: send.isPending,
        danger: act === 'lapse',
        locked: short,
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">
        {say(text.approve.confirm, { name: claim.personName, yuan: displayYuan(claim.payableFen) })}
      </p>
      {act === 'lapse' && (
        <p className="warn-words before">{say(text.lapse.warn, { yuan: displayYuan(claim.payableFen) })}</p>
      )}
      <Form layout="vertical" component="div">
        {act === 'notify' && (
          <Form.Item label={text.notify.by}>
            <Segmented<Way>
              aria-label={text.notify.by}
              value={by}
              onChange={setBy}
              options={(['app', 'phone', 'visit'] as const).map((value) => ({ value, label: text.notify.ways[value] }))}
            />
          </Form.Item>
        )}
        <Form.Item label={words.note} htmlFor="act-note" extra={short && 'need' in words ? words.need : undefined}>
          <Input.TextArea
            id="act-note"
            autoFocus
            rows={3}
            maxLength={500}
            showCount
            value={note}
            onChange={(event) => setNote(event.target.value)}
            placeholder={'noteHint' in words ? words.noteHint : ''}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}

function sendAct(act: ClaimAct, id: string, note: string, by: Way): Promise<unknown> {
  switch (act) {
    case 'notify':
      return call(notifyClaimant, { params: { id }, body: { by, note } })
    case 'approve':
      return call(reviewClaim, { params: { id }, body: { decision: 'approve', note } })
    case 'send-back':
      return call(reviewClaim, { params: { id }, body: { decision: 'send-back', note } })
    case 'lapse':
      return call(lapseClaim, { params: { id }, body: { note } })
    case 'supervise':
      return call(superviseCase, { params: { id }, body: { text: note } })
  }
}
