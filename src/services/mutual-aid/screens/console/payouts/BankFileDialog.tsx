import { useMutation } from '@tanstack/react-query'
import { addressOf } from '../../../../../platform/client/address.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { saveDownload } from '../../../../../platform/client/save-download.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { Facts } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import { downloadBankFile, type PayoutCard } from '../../../payouts.contract.ts'

const text = consoleText.payouts

/** The file for the bank; the first download marks the batch as sent, so it is asked before. */
export function BankFileDialog({ payout, onClose }: { payout: PayoutCard; onClose: () => void }) {
  const save = useMutation({
    mutationFn: () => saveDownload(addressOf(downloadBankFile, { params: { id: payout.id } })),
  })
  return (
    <ActDialog
      open
      title={text.bankFileTitle}
      onClose={onClose}
      act={{ name: text.bankFile, busy: save.isPending, onAct: () => save.mutate() }}
      problem={sentenceOf(save.error)}
      done={save.isSuccess && <p>{text.bankFileDone}</p>}
    >
      <div className="stack">
        <Facts
          facts={[
            { name: text.batches, value: payout.number },
            {
              name: text.total,
              value: say(text.readyValue, { n: count(payout.payments), yuan: displayYuan(payout.amountFen) }),
            },
          ]}
        />
        <p className="muted">{text.bankFileBefore}</p>
      </div>
    </ActDialog>
  )
}
