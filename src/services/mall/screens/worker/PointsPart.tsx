import { useAsk } from '../../../../platform/client/use-ask.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Card } from '../../../../ui/Card.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listMyPoints } from '../../intents.contract.ts'
import { workerText as text } from '../../worker.text.ts'

/** The mall’s part of 我的: what there is to spend, and the way to where it came from. */
export default function PointsPart(given: PageGiven) {
  const asked = useAsk(listMyPoints, {})
  if (!asked.answer) return <Waiting asked={asked} cards={[1]} />
  return (
    <Card>
      <ListRow
        icon="coin"
        href={given.href('/mall/points')}
        title={text.mine.title}
        note={`${displayYuan(asked.answer.available)} ${text.point}`}
      />
    </Card>
  )
}
