import { StateTag, type Tone } from '../../../../../ui/console/Marks.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import type { PayoutCard } from '../../../payouts.contract.ts'

const text = consoleText.payouts
const tones: Record<PayoutCard['state'], Tone> = { prepared: 'warn', sent: 'info', answered: 'ok' }

/** Where a batch stands; one with payments sent back says how many. */
export function PayoutTag({ payout }: { payout: PayoutCard }) {
  if (payout.state === 'answered' && payout.failed > 0)
    return <StateTag tone="bad">{say(text.failedSome, { n: payout.failed })}</StateTag>
  return <StateTag tone={tones[payout.state]}>{text.states[payout.state]}</StateTag>
}
