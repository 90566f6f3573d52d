import { useMutation } from '@tanstack/react-query'
import { Form } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { newId } from '../../../../../platform/ids.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import { loadBankResult, type PayoutCard } from '../../../payouts.contract.ts'
import { FileDrop } from '../FileDrop.tsx'
import { useUpload } from '../use-upload.ts'

const text = consoleText.payouts

/** The bank's answer to this very batch; a file belongs to one intent, another file to another. */
export function BankResultDialog({ payout, onClose }: { payout: PayoutCard; onClose: () => void }) {
  const [picked, setPicked] = useState<{ file: File; idempotencyKey: string } | null>(null)
  const sending = useUpload()
  const load = useMutation({
    mutationFn: async ({ file, idempotencyKey }: { file: File; idempotencyKey: string }) => {
      const stored = sending.data ?? (await sending.mutateAsync(file))
      return call(loadBankResult, { params: { id: payout.id }, body: { fileId: stored.id } }, { idempotencyKey })
    },
  })
  const choose = (file: File) => {
    sending.reset()
    load.reset()
    setPicked({ file, idempotencyKey: newId() })
  }
  return (
    <ActDialog
      open
      title={text.resultTitle}
      onClose={onClose}
      act={{
        name: text.resultStart,
        busy: load.isPending,
        locked: picked === null,
        onAct: () => picked && load.mutate(picked),
      }}
      problem={sentenceOf(load.error)}
      done={load.data && <p>{outcomeOf(load.data)}</p>}
    >
      <p className="muted before">{text.resultBefore}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.resultFile}>
          <FileDrop
            file={picked?.file ?? null}
            hint={text.resultHint}
            sending={sending.isPending}
            sentBytes={sending.sentBytes}
            onPick={choose}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}

function outcomeOf(payout: PayoutCard): string {
  return say(text.resultAfter, {
    paid: count(payout.paid),
    paidYuan: displayYuan(payout.paidFen),
    failed: count(payout.failed),
    failedYuan: displayYuan(payout.failedFen),
    open: count(payout.payments - payout.paid - payout.failed),
  })
}
