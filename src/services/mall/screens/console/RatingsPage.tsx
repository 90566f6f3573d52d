import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../../platform/client/ask.ts'
import { today } from '../../../../platform/client/today.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { addDays } from '../../../../platform/dates.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../ui/console/Card.tsx'
import { DayInput } from '../../../../ui/console/WhenInput.tsx'
import { consoleRatingsText as text } from '../../console-ratings.text.ts'
import { getMarketPraise, getSupplyPraise } from '../../ratings.contract.ts'
import { PraiseReport } from './PraiseReport.tsx'
import { RatingsTable } from './RatingsTable.tsx'
import './mall-console.css'

/** The operator's page: the praise rate of a period, and every rating with what may be done about it. */
export default function RatingsPage() {
  return <Ratings desk="market" title={text.rooms.ratings} />
}

export function Ratings({ desk, title }: { desk: 'market' | 'supply'; title: string }) {
  const { filter, change } = useFilters(['from', 'to'])
  const from = filter.from ?? `${addDays(today(), -90).slice(0, 7)}-01`
  const to = filter.to ?? today()
  const query = { from, to }
  const asked = useQuery(desk === 'market' ? ask(getMarketPraise, { query }) : ask(getSupplyPraise, { query }))
  return (
    <div className="pad">
      <PageHead title={title} sub={text.lead}>
        <DayInput
          aria-label={text.from}
          width={150}
          value={from}
          max={to}
          onChange={(day) => day && change({ from: day })}
        />
        <DayInput
          aria-label={text.to}
          width={150}
          value={to}
          min={from}
          onChange={(day) => day && change({ to: day })}
        />
      </PageHead>
      <Answered asked={asked} bones={6}>
        {(report) => <PraiseReport report={report} desk={desk} />}
      </Answered>
      <RatingsTable desk={desk} />
    </div>
  )
}
