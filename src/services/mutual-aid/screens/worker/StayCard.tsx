import { sayDays } from '../../../../platform/client/say-dates.ts'
import type { Day } from '../../../../platform/dates.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Card, Meta } from '../../../../ui/Card.tsx'
import { type Line, Lines } from '../../../../ui/Lines.tsx'
import { StackBar } from '../../../../ui/StackBar.tsx'
import type { MyClaim } from '../../claims.contract.ts'
import { workerText as text } from '../../worker.text.ts'

/** The stay as the bureau proves it: what it cost and who paid which part, drawn to scale. */
export function StayCard({ stay, today }: { stay: MyClaim['stay']; today: Day }) {
  const [total, fund, major, own] = [stay.totalFen, stay.fundFen, stay.majorFen, stay.ownFen].map(displayYuan) as [
    string,
    string,
    string,
    string,
  ]
  const lines: Line[] = [
    { label: text.costTotal, value: total },
    { label: text.costFund, value: text.minus(fund), swatch: 'first' },
    ...(stay.majorFen > 0 ? [{ label: text.costMajor, value: text.minus(major), swatch: 'second' } as const] : []),
    { label: text.costOwn, value: text.withYuan(own), swatch: 'own', total: true },
  ]
  return (
    <Card title={text.thisStay}>
      <Meta parts={[stay.hospitalName, sayDays(stay.admittedOn, stay.dischargedOn, today), stay.diagnosisName]} />
      <StackBar
        label={text.costSaid(total, fund, major, own)}
        parts={[
          { tone: 'first', share: stay.fundFen },
          { tone: 'second', share: stay.majorFen },
          { tone: 'own', share: stay.ownFen },
        ]}
      />
      <Lines lines={lines} />
    </Card>
  )
}
