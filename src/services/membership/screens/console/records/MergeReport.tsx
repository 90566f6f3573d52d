import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../../platform/client/ask.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { Card } from '../../../../../ui/console/Card.tsx'
import { Facts } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { StateTag } from '../../../../../ui/console/Marks.tsx'
import { Wrong } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { decideMerge, getMerge, type MergeCard, undoMerge } from '../../../merge.contract.ts'
import { recordsText } from '../../../records.text.ts'
import { fullDay } from '../words.ts'
import { MergeSides } from './MergeSides.tsx'
import { UndoMerge } from './UndoMerge.tsx'
import { mergeTones, minuteOf } from './words.ts'

const text = recordsText.merges

/** One merger: both records side by side, what is to be decided, and what followed. */
export function MergeReport({ id, onChange }: { id: string; onChange: () => void }) {
  const asked = useQuery(ask(getMerge, { params: { id } }))
  const [undoing, setUndoing] = useState<'asked' | null>(null)
  const act = useMutation({
    mutationFn: (action: MergeCard['actions'][number]) =>
      action === 'undo'
        ? call(undoMerge, { params: { id } }, { idempotencyKey: `${id}-undo` })
        : call(decideMerge, { params: { id }, body: { decision: action } }, { idempotencyKey: `${id}-${action}` }),
    onSuccess: () => {
      setUndoing(null)
      onChange()
      return asked.refetch()
    },
  })
  const problem = sentenceOf(act.error)
  return (
    <Answered asked={asked} bones={8}>
      {({ merge, goes, stays, followed, undoUntil }) => (
        <>
          <p className="side-state">
            <StateTag tone={mergeTones[merge.state]}>{text.states[merge.state]}</StateTag>
            <span className="soft">
              {say(text.proposedBy, { who: merge.proposedBy, at: minuteOf(merge.proposedAt), reason: merge.reason })}
            </span>
            <span className="grow" />
            {merge.actions.map((action) => (
              <Button
                key={action}
                type={action === 'approve' ? 'primary' : 'default'}
                danger={action === 'undo'}
                loading={act.isPending && act.variables === action}
                onClick={() => (action === 'undo' ? setUndoing('asked') : act.mutate(action))}
              >
                {text.actions[action]}
              </Button>
            ))}
          </p>
          {undoing && (
            <UndoMerge
              report={{ goes, stays, followed }}
              busy={act.isPending}
              problem={problem}
              onAct={() => act.mutate('undo')}
              onClose={() => setUndoing(null)}
            />
          )}
          {problem && !undoing && <Wrong title={text.notDone} sentence={problem} />}
          <MergeSides goes={goes} stays={stays} />
          {followed.length > 0 && (
            <Card title={text.followed} sub={undoUntil && say(text.undoUntil, { day: fullDay(undoUntil) })} ruled>
              <Facts facts={followed.map((one) => ({ name: one.title, value: count(one.count) }))} />
            </Card>
          )}
        </>
      )}
    </Answered>
  )
}
