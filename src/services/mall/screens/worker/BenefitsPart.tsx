import { useAsk } from '../../../../platform/client/use-ask.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Card } from '../../../../ui/Card.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { benefitsText } from '../../benefits-worker.text.ts'
import { listMyUses } from '../../my-benefits.contract.ts'

/** The benefits' part of 我的: what her card saved her this year, and the way to what she used. */
export default function BenefitsPart(given: PageGiven) {
  const asked = useAsk(listMyUses, {})
  if (!asked.answer) return <Waiting asked={asked} cards={[1]} />
  const { uses, savedFen } = asked.answer.year
  const { year, count, saved, title } = benefitsText.uses
  return (
    <Card>
      <ListRow
        icon="card"
        href={given.href('/benefits/uses')}
        title={title}
        note={`${year}${count(uses)}，${saved} ${displayYuan(savedFen)} ${benefitsText.code.yuan}`}
      />
    </Card>
  )
}
