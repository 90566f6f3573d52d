import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { newId } from '../../../../../platform/ids.ts'
import { displayYuan, type Fen } from '../../../../../platform/money.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { Facts } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import { preparePayout } from '../../../payouts.contract.ts'
import { claimsOf, yuan } from '../words.tsx'

const text = consoleText.payouts

/** What the next batch will hold and what it leaves in the fund. One intent has one key, however often it is pressed. */
export function PreparePayout({
  ready,
  fundBalanceFen,
  onClose,
}: {
  ready: { claims: number; amountFen: Fen }
  fundBalanceFen: Fen
  onClose: () => void
}) {
  const navigate = useNavigate()
  const [idempotencyKey] = useState(newId)
  const prepare = useMutation({ mutationFn: () => call(preparePayout, { body: {} }, { idempotencyKey }) })
  const shortFen = ready.amountFen - fundBalanceFen
  const close = () => {
    onClose()
    if (prepare.data) void navigate(`/mutual-aid/payouts/${prepare.data.id}`)
  }
  return (
    <ActDialog
      open
      title={text.prepareTitle}
      onClose={close}
      act={{ name: text.prepare, busy: prepare.isPending, onAct: () => prepare.mutate() }}
      why={shortFen > 0 ? say(text.short, { yuan: displayYuan(shortFen) }) : null}
      problem={sentenceOf(prepare.error)}
      done={
        prepare.data && (
          <p>
            {say(text.prepareAfter, {
              number: prepare.data.number,
              n: count(prepare.data.payments),
              yuan: displayYuan(prepare.data.amountFen),
            })}
          </p>
        )
      }
    >
      <div className="stack">
        <p className="muted">{text.prepareBefore}</p>
        <Facts
          facts={[
            { name: text.ready, value: claimsOf(ready.claims) },
            { name: text.total, value: yuan(ready.amountFen) },
            { name: text.fund, value: yuan(fundBalanceFen) },
            { name: text.fundAfter, value: shortFen > 0 ? null : yuan(-shortFen) },
          ]}
        />
      </div>
    </ActDialog>
  )
}
