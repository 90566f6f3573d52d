import { useMutation } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { amendCommitment, type CommitmentPage, redraftCommitment } from '../../commitments.contract.ts'
import { consoleText } from '../../console.text.ts'
import { draftOf, isWholeWording, WordingFields, wordingOf } from './WordingFields.tsx'

const { acts, fields } = consoleText
const fewest = 4
const width = 600

type Given = { commitment: CommitmentPage; onClose: () => void }

/** 修改: a draft, freely. */
export function RedraftDialog({ commitment, onClose }: Given) {
  const [draft, setDraft] = useState(draftOf(commitment))
  const send = useMutation({
    mutationFn: () => call(redraftCommitment, { params: { id: commitment.id }, body: wordingOf(draft) }),
    onSuccess: onClose,
  })
  const locked = !isWholeWording(draft)
  return (
    <ActDialog
      open
      width={width}
      title={acts.redraft.title}
      onClose={onClose}
      act={{ name: acts.redraft.act, busy: send.isPending, locked, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{acts.redraft.lead}</p>
      <Form layout="vertical" component="div">
        <WordingFields orgId={commitment.orgId} draft={draft} onChange={(some) => setDraft({ ...draft, ...some })} />
      </Form>
    </ActDialog>
  )
}

/** 更正: what is published, with its reason. */
export function AmendDialog({ commitment, onClose }: Given) {
  const [draft, setDraft] = useState(draftOf(commitment))
  const [reason, setReason] = useState('')
  const send = useMutation({
    mutationFn: () =>
      call(amendCommitment, {
        params: { id: commitment.id },
        body: { ...wordingOf(draft), reason: reason.trim() },
      }),
    onSuccess: onClose,
  })
  const locked = !isWholeWording(draft) || reason.trim().length < fewest
  return (
    <ActDialog
      open
      width={width}
      title={acts.amend.title}
      onClose={onClose}
      act={{ name: acts.amend.act, busy: send.isPending, locked, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{acts.amend.lead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={fields.amendReason} htmlFor="amend-reason">
          <Input.TextArea
            id="amend-reason"
            rows={2}
            maxLength={500}
            showCount
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
        <WordingFields orgId={commitment.orgId} draft={draft} onChange={(some) => setDraft({ ...draft, ...some })} />
      </Form>
    </ActDialog>
  )
}
