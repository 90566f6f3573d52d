import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { ask } from '../../../../../platform/client/ask.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { count } from '../../../../../ui/console/figures.ts'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import { listPayouts } from '../../../payouts.contract.ts'
import { useHasFund } from './use-has-fund.ts'

const text = consoleText.today

/** Approved claims that wait for a batch. */
export default function NextPayout() {
  const hasFund = useHasFund()
  const ready = useQuery({ ...ask(listPayouts, {}), enabled: hasFund }).data?.ready
  if (!ready || ready.claims === 0) return null
  return (
    <li>
      <time>{text.now}</time>
      <Link to="/mutual-aid/payouts">
        <b>{text.nextPayout}</b>
        <small>{say(text.nextPayoutMore, { n: count(ready.claims), yuan: displayYuan(ready.amountFen) })}</small>
      </Link>
    </li>
  )
}
