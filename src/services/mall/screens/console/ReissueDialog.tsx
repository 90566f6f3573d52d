import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { newId } from '../../../../platform/ids.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { say } from '../../../../ui/console/text.ts'
import { reissuePoints } from '../../follow-up.contract.ts'
import { followUpText } from '../../follow-up-console.text.ts'
import type { IntentPage } from '../../intents.contract.ts'

const text = followUpText.reissue

/** 补发 to those who failed and may be given points now. */
export function ReissueDialog({ intent, onClose }: { intent: IntentPage; onClose: () => void }) {
  const answers = useQueryClient()
  const key = useRef(newId())
  const reissue = useMutation({
    mutationFn: () => call(reissuePoints, { params: { id: intent.id }, body: {} }, { idempotencyKey: key.current }),
    onSuccess: () => answers.invalidateQueries(),
    onError: () => {
      key.current = newId()
    },
  })
  const done = reissue.data
  return (
    <ActDialog
      open
      title={text.title}
      onClose={onClose}
      act={{ name: text.act, busy: reissue.isPending, onAct: () => reissue.mutate() }}
      problem={sentenceOf(reissue.error)}
      done={
        done && (
          <p>
            {say(text.done, {
              people: count(done.people),
              points: displayYuan(done.points),
              failed: count(done.failed),
            })}
          </p>
        )
      }
    >
      <p>{say(text.lead, { n: count(intent.failedPeople), each: displayYuan(intent.pointsEach) })}</p>
    </ActDialog>
  )
}
