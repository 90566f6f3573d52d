import { Link } from 'react-router'
import { count } from '../../../../../ui/console/figures.ts'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import type { QuarterCard } from '../../../settlements.contract.ts'
import { quarterName } from '../words.tsx'
import { useLatestQuarter } from './use-latest-quarter.ts'

const text = consoleText.today

/** What the newest quarter waits for, for whoever may do it. */
export default function NextQuarter() {
  const { permissions } = useReader()
  const quarter = useLatestQuarter()
  const next = quarter && stepOf(quarter)
  if (!next || !permissions.has(next.permission)) return null
  return (
    <li>
      <time>{text.now}</time>
      <Link to={`/mutual-aid/quarters/${quarter.quarter}`}>
        <b>{next.title}</b>
        <small>{next.more}</small>
      </Link>
    </li>
  )
}

function stepOf(card: QuarterCard): { permission: string; title: string; more: string } | null {
  const quarter = quarterName(card.quarter)
  if (card.screenedAt === null)
    return {
      permission: 'mutual-aid.screen',
      title: say(text.nextFirstScreen, { quarter }),
      more: say(text.nextFirstScreenMore, { n: count(card.settlements) }),
    }
  if (card.changedSinceScreening > 0)
    return {
      permission: 'mutual-aid.screen',
      title: say(text.nextScreen, { quarter }),
      more: say(text.nextScreenMore, { n: count(card.changedSinceScreening) }),
    }
  if (card.undispatched > 0)
    return {
      permission: 'mutual-aid.dispatch',
      title: say(text.nextDispatch, { quarter }),
      more: say(text.nextDispatchMore, { n: count(card.undispatched) }),
    }
  return null
}
