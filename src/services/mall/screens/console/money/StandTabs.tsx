import { Tabs } from 'antd'
import { displayYuan } from '../../../../../platform/money.ts'
import { count } from '../../../../../ui/console/figures.ts'
import { say } from '../../../../../ui/console/text.ts'
import { moneyText } from '../../../money-console.text.ts'
import type { StatementCard } from '../../../settlements.contract.ts'

type Stand = StatementCard['stand']
type Counts = Readonly<Partial<Record<Stand, { readonly count: number; readonly amount: number }>>>

export const stands = Object.keys(moneyText.stands) as Stand[]

/** How statements stand, with how many and how much there are of each. */
export function StandTabs({
  counts,
  stand,
  onStand,
}: {
  counts: Counts | undefined
  stand: Stand | undefined
  onStand: (stand: Stand | undefined) => void
}) {
  return (
    <Tabs
      activeKey={stand ?? 'all'}
      onChange={(key) => onStand(stands.find((one) => one === key))}
      items={[
        { key: 'all', label: moneyText.statements.all },
        ...stands.map((one) => ({ key: one, label: labelOf(one, counts?.[one]) })),
      ]}
    />
  )
}

function labelOf(stand: Stand, there: Counts[Stand]) {
  if (!there || there.count === 0) return moneyText.stands[stand]
  const { stands: names, tab } = moneyText
  return `${names[stand]} ${say(tab, { n: count(there.count), amount: displayYuan(there.amount) })}`
}
