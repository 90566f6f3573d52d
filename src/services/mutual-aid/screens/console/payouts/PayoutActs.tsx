import { useState } from 'react'
import { Acts } from '../../../../../ui/console/Acts.tsx'
import { consoleText } from '../../../console.text.ts'
import type { PayoutCard } from '../../../payouts.contract.ts'
import { BankFileDialog } from './BankFileDialog.tsx'
import { BankResultDialog } from './BankResultDialog.tsx'

const text = consoleText.payouts

/** Out to the bank, and back from it. */
export function PayoutActs({ payout }: { payout: PayoutCard }) {
  const [opened, setOpened] = useState<'file' | 'result' | null>(null)
  const close = () => setOpened(null)
  return (
    <>
      <Acts
        acts={[
          {
            key: 'file',
            name: payout.sentAt ? text.bankFileAgain : text.bankFile,
            icon: 'download',
            main: payout.state === 'prepared',
            onAct: () => setOpened('file'),
          },
          {
            key: 'result',
            name: text.result,
            icon: 'upload',
            main: payout.state === 'sent',
            because: payout.sentAt ? null : text.notSent,
            onAct: () => setOpened('result'),
          },
        ]}
      />
      {opened === 'file' && <BankFileDialog payout={payout} onClose={close} />}
      {opened === 'result' && <BankResultDialog payout={payout} onClose={close} />}
    </>
  )
}
