import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { displayYuan, type Fen } from '../../../../../platform/money.ts'
import { ChartCard } from '../../../../../ui/console/ChartCard.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { Opens } from '../../../../../ui/console/Marks.tsx'
import { TrendChart } from '../../../../../ui/console/TrendChart.tsx'
import { say } from '../../../../../ui/console/text.ts'
import type { Trend } from '../../../../../ui/console/trend.ts'
import { consoleText } from '../../../console.text.ts'
import { quarterName, wan } from '../words.tsx'

const text = consoleText.today
const names = text.columns

type Row = { readonly quarter: string; readonly cases: number; readonly amountFen: Fen }

/** What was paid, quarter by quarter; a bar opens its quarter. */
export function TrendCard({ quarters }: { quarters: readonly Row[] }) {
  const navigate = useNavigate()
  const trend = useMemo<Trend>(
    () => ({
      label: quarters
        .map(
          (row) =>
            `${quarterName(row.quarter)} ${say(consoleText.statistics.casesOf, { n: row.cases })} ${wan(row.amountFen)}`,
        )
        .join(consoleText.between),
      categories: quarters.map((row) => row.quarter),
      series: [{ name: names.amount, kind: 'bar', tone: 'data', values: quarters.map((row) => row.amountFen) }],
      write: wan,
      onOpen: (at) => void navigate(`/mutual-aid/quarters/${quarters[at]!.quarter}`),
    }),
    [quarters, navigate],
  )
  return (
    <ChartCard
      title={text.byQuarter}
      table={
        <PlainTable
          caption={text.byQuarter}
          rows={quarters}
          keyOf={(row) => row.quarter}
          columns={[
            {
              key: 'quarter',
              name: names.quarter,
              cell: (row) => (
                <Opens onOpen={() => void navigate(`/mutual-aid/quarters/${row.quarter}`)}>
                  {quarterName(row.quarter)}
                </Opens>
              ),
            },
            { key: 'cases', name: names.cases, right: true, cell: (row) => count(row.cases) },
            { key: 'amount', name: names.amount, right: true, cell: (row) => displayYuan(row.amountFen) },
          ]}
        />
      }
    >
      <TrendChart {...trend} />
    </ChartCard>
  )
}
