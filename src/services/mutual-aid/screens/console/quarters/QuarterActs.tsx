import { Button } from 'antd'
import { addressOf } from '../../../../../platform/client/address.ts'
import { useMay } from '../../../../../ui/console/reader.tsx'
import { Icon, type IconName } from '../../../../../ui/icons/Icon.tsx'
import { downloadProof } from '../../../coverage.contract.ts'
import { proofText } from '../../../quarters-console.text.ts'
import type { QuarterCard } from '../../../settlements.contract.ts'
import type { Opened } from './quarter-state.ts'

const text = proofText

type Act = { opens: Exclude<Opened, null>; name: string; icon: IconName; permission: string }

const acts: readonly Act[] = [
  { opens: 'screen', name: text.screen, icon: 'filter', permission: 'mutual-aid.screen' },
  { opens: 'dispatch', name: text.dispatch, icon: 'send', permission: 'mutual-aid.dispatch' },
  { opens: 'import', name: text.importFile, icon: 'upload', permission: 'mutual-aid.import' },
]

/** Print and download for every reader; the step the quarter waits for is the main one. */
export function QuarterActs({
  quarter,
  card,
  onOpen,
}: {
  quarter: string
  card: QuarterCard | null
  onOpen: (opened: Opened) => void
}) {
  const may = {
    'mutual-aid.screen': useMay('mutual-aid.screen'),
    'mutual-aid.dispatch': useMay('mutual-aid.dispatch'),
    'mutual-aid.import': useMay('mutual-aid.import'),
  } as Record<string, boolean>
  const mine = acts.filter((act) => may[act.permission])
  const main = nextStep(card)
  return (
    <>
      <Button icon={<Icon name="print" size="s" />} onClick={() => print()}>
        {text.print}
      </Button>
      <Button
        icon={<Icon name="download" size="s" />}
        href={addressOf(downloadProof, { params: { quarter } })}
        download
      >
        {text.download}
      </Button>
      {mine.map((act) => (
        <Button
          key={act.opens}
          type={act.opens === main ? 'primary' : 'default'}
          icon={<Icon name={act.icon} size="s" />}
          onClick={() => onOpen(act.opens)}
          disabled={act.opens !== 'import' && !card}
        >
          {act.name}
        </Button>
      ))}
    </>
  )
}

/** What the quarter waits for: a screening when settlements changed, a dispatch when claims lie above, else the next file. */
function nextStep(card: QuarterCard | null): Opened {
  if (!card || card.settlements === 0) return 'import'
  if (card.screenedAt === null || card.changedSinceScreening > 0) return 'screen'
  return card.undispatched > 0 ? 'dispatch' : 'import'
}
