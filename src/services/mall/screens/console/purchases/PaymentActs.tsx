import { Button, Form } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { newId } from '../../../../../platform/ids.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { decidePayment } from '../../../purchases.contract.ts'
import { purchasesText } from '../../../purchases-console.text.ts'
import { TextField } from '../pavilions/TextField.tsx'
import { useAct } from './use-act.ts'

const text = purchasesText.contract

/** A supplier says whether a payment came. */
export function PaymentActs({ paymentId }: { paymentId: string }) {
  const [open, setOpen] = useState<'confirm' | 'refuse' | null>(null)
  const [idempotencyKey] = useState(newId)
  const [because, setBecause] = useState('')
  const decide = useAct(() =>
    call(
      decidePayment,
      {
        params: { id: paymentId },
        body: { decision: open!, ...(open === 'refuse' && { because: because.trim() }) },
      },
      { idempotencyKey },
    ),
  )
  const title = open === 'refuse' ? text.refuse : text.confirm
  return (
    <span className="row">
      <Button size="small" onClick={() => setOpen('confirm')}>
        {text.confirm}
      </Button>
      <Button size="small" onClick={() => setOpen('refuse')}>
        {text.refuse}
      </Button>
      {open && (
        <ActDialog
          open
          title={title}
          onClose={() => setOpen(null)}
          act={{
            name: title,
            danger: open === 'refuse',
            busy: decide.isPending,
            locked: open === 'refuse' && because.trim().length < 2,
            onAct: () => decide.mutate(),
          }}
          problem={sentenceOf(decide.error)}
          done={decide.isSuccess && <p>{text.done}</p>}
        >
          {open === 'refuse' ? (
            <Form layout="vertical" component="div">
              <TextField
                id="refuse-because"
                label={text.refuseBecause}
                most={200}
                value={because}
                onChange={setBecause}
              />
            </Form>
          ) : (
            <p>{text.payments}</p>
          )}
        </ActDialog>
      )}
    </span>
  )
}
