import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import { type ApplicationCard, decideApplication } from '../../../foundings.contract.ts'

const text = consoleText.applications

export type DecisionKind = 'approve' | 'send-back' | 'refuse'

/** What the union above decides about an application, and what came of it. */
export function DecisionDialog({
  kind,
  application,
  onClose,
}: {
  kind: DecisionKind
  application: ApplicationCard
  onClose: () => void
}) {
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const [code, setCode] = useState('')
  const decide = useMutation({
    mutationFn: () =>
      call(decideApplication, {
        params: { id: application.id },
        body: { decision: kind, note: note.trim(), ...(code.trim() && { code: code.trim() }) },
      }),
    onSuccess: () => queries.invalidateQueries(),
  })
  const leads = { approve: text.approveLead, 'send-back': text.sendBackLead, refuse: text.refuseLead }
  return (
    <ActDialog
      open
      title={`${text[kind]}：${application.name}`}
      onClose={onClose}
      act={{
        name: text[kind],
        busy: decide.isPending,
        danger: kind === 'refuse',
        locked: kind !== 'approve' && note.trim() === '',
        onAct: () => decide.mutate(),
      }}
      problem={sentenceOf(decide.error)}
      done={
        decide.data && (
          <div className="stack" role="status">
            <p>
              <span className="due ok">
                <Icon name="check-circle" size="s" />
                {text.done}
              </span>{' '}
              {decide.data.orgId && text.doneFounded}
            </p>
            {decide.data.orgId && (
              <p>
                <Link className="link" to={`/orgs?org=${decide.data.orgId}`}>
                  {text.founded}
                </Link>
              </p>
            )}
          </div>
        )
      }
    >
      <p className="soft">{say(leads[kind], { parent: application.parentName })}</p>
      <Form layout="vertical" component="div">
        {kind === 'approve' && (
          <Form.Item label={text.code} htmlFor="decision-code">
            <Input id="decision-code" maxLength={40} value={code} onChange={(event) => setCode(event.target.value)} />
          </Form.Item>
        )}
        <Form.Item label={text.note} htmlFor="decision-note" extra={kind === 'approve' ? undefined : text.noteNeeded}>
          <Input.TextArea
            id="decision-note"
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
