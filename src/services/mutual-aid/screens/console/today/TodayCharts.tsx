import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../../../platform/client/ask.ts'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { getStatistics } from '../../../coverage.contract.ts'
import { today } from '../words.tsx'
import { FunnelCard } from './FunnelCard.tsx'
import { RankingCard } from './RankingCard.tsx'
import { TrendCard } from './TrendCard.tsx'
import { useHasFund } from './use-has-fund.ts'
import { useLatestQuarter } from './use-latest-quarter.ts'

/** Three cards: what was paid by quarter, who below paid how much, how far the newest quarter has come. */
export default function TodayCharts() {
  const { org } = useReader()
  const year = Number(today().slice(0, 4))
  const hasFund = useHasFund()
  const thisYear = useQuery({ ...ask(getStatistics, { query: { year, orgId: org.id } }), enabled: hasFund })
  const lastYear = useQuery({
    ...ask(getStatistics, { query: { year: year - 1, orgId: org.id } }),
    enabled: hasFund,
  })
  const quarter = useLatestQuarter()
  const quarters = [...(lastYear.data?.byQuarter ?? []), ...(thisYear.data?.byQuarter ?? [])]
  return (
    <>
      {quarters.length > 0 && <TrendCard quarters={quarters} />}
      {thisYear.data && thisYear.data.byOrg.length > 0 && <RankingCard year={year} rows={thisYear.data.byOrg} />}
      {quarter && <FunnelCard quarter={quarter.quarter} />}
    </>
  )
}
