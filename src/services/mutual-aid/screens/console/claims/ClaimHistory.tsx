import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type SubmitEvent, useState } from 'react'
import { commentOnCase } from '../../../../../kernel/cases/contract.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { type Moment, Timeline } from '../../../../../ui/console/Facts.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import type { ClaimDetail, ClaimState } from '../../../claims.contract.ts'
import { consoleText } from '../../../console.text.ts'
import { moment, weekdayed } from '../words.tsx'

const text = consoleText.claim

/** What comes next on top, then what happened, newest first; a record can be added below. */
export function ClaimHistory({ detail }: { detail: ClaimDetail }) {
  return (
    <aside className="aside-line">
      <h3>{text.history}</h3>
      <Timeline moments={momentsOf(detail)} />
      <CommentForm caseId={detail.claim.id} />
    </aside>
  )
}

function momentsOf({ claim, events }: ClaimDetail): readonly Moment[] {
  const next = (text.futureNotes as Partial<Record<ClaimState, string>>)[claim.state]
  const future: Moment[] = next
    ? [
        {
          key: 'next',
          kind: 'future',
          when: text.future,
          title: next,
          by: claim.due && say(text.futureDue, { day: weekdayed(claim.due.on), desk: claim.deskName }),
        },
      ]
    : []
  const newest = [...events].sort((a, b) => b.at.localeCompare(a.at))
  return [
    ...future,
    ...newest.map((event, at) => ({
      key: `${event.at}${event.action}`,
      when: moment(event.at),
      title: event.title,
      by: [[event.actorName, event.actorOrgName].filter(Boolean).join(consoleText.between), event.note]
        .filter(Boolean)
        .join('\n'),
      ...(at === 0 ? { kind: 'present' as const } : {}),
    })),
  ]
}

function CommentForm({ caseId }: { caseId: string }) {
  const [typed, setTyped] = useState('')
  const comment = useMutation({
    mutationFn: (words: string) => call(commentOnCase, { params: { id: caseId }, body: { text: words } }),
    onSuccess: () => setTyped(''),
  })
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    if (typed.trim() !== '') comment.mutate(typed.trim())
  }
  return (
    <form onSubmit={send} className="no-print">
      <div className="comment">
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={1000}
          placeholder={text.comment}
          aria-label={text.comment}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button
          htmlType="submit"
          icon={<Icon name="send" size="s" />}
          aria-label={text.send}
          title={text.send}
          loading={comment.isPending}
          disabled={typed.trim() === ''}
        />
      </div>
      {comment.error && <small className="bad-words">{sentenceOf(comment.error)}</small>}
    </form>
  )
}
