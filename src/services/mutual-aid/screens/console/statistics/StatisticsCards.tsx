import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { ReceivedOf } from '../../../../../platform/http/endpoint.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { Ranks } from '../../../../../ui/console/Bars.tsx'
import { ChartCard } from '../../../../../ui/console/ChartCard.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count, percent } from '../../../../../ui/console/figures.ts'
import { Opens } from '../../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { TrendChart } from '../../../../../ui/console/TrendChart.tsx'
import { say } from '../../../../../ui/console/text.ts'
import type { Trend } from '../../../../../ui/console/trend.ts'
import { consoleText } from '../../../console.text.ts'
import type { getStatistics } from '../../../coverage.contract.ts'
import { quarterName, quarterShort, wan, yuan } from '../words.tsx'

const text = consoleText.statistics
const names = text.columns

type Answer = ReceivedOf<typeof getStatistics>
type Row = { readonly cases: number; readonly amountFen: number }

const totalOf = (rows: readonly Row[]) =>
  rows.reduce((sum, row) => ({ cases: sum.cases + row.cases, amountFen: sum.amountFen + row.amountFen }), {
    cases: 0,
    amountFen: 0,
  })

/** Money by quarter, each leading to the quarter it belongs to. */
export function QuarterCard({ answer }: { answer: Answer }) {
  const navigate = useNavigate()
  const rows = answer.byQuarter
  const trend = useMemo<Trend>(
    () => ({
      label: rows
        .map((row) => `${quarterName(row.quarter)} ${say(text.casesOf, { n: row.cases })} ${yuan(row.amountFen)}`)
        .join(consoleText.between),
      categories: rows.map((row) => quarterShort(row.quarter)),
      series: [{ name: text.amount, kind: 'bar', tone: 'data', values: rows.map((row) => row.amountFen) }],
      write: wan,
      onOpen: (at) => void navigate(`/mutual-aid/quarters/${rows[at]!.quarter}`),
    }),
    [rows, navigate],
  )
  const total = totalOf(rows)
  return (
    <ChartCard
      title={text.byQuarter}
      note={`${text.total} ${say(text.casesOf, { n: count(total.cases) })}，${yuan(total.amountFen)}`}
      table={
        <PlainTable
          caption={text.byQuarter}
          rows={rows}
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
          sum={[text.total, count(total.cases), displayYuan(total.amountFen)]}
        />
      }
    >
      {rows.length === 0 ? <p className="soft">{text.none}</p> : <TrendChart {...trend} />}
    </ChartCard>
  )
}

/** Which illnesses the money went to. */
export function DiseaseCard({ answer }: { answer: Answer }) {
  const rows = [...answer.byDisease].sort((a, b) => b.amountFen - a.amountFen)
  const total = totalOf(rows)
  return (
    <ChartCard
      title={text.byDisease}
      sub={text.amount}
      note={say(text.restInpatient, { yuan: displayYuan(answer.thisYear.amountFen - total.amountFen) })}
      table={
        <PlainTable
          caption={text.byDisease}
          rows={rows}
          keyOf={(row) => row.name}
          columns={[
            { key: 'name', name: names.disease, cell: (row) => row.name },
            { key: 'cases', name: names.cases, right: true, cell: (row) => count(row.cases) },
            { key: 'amount', name: names.amount, right: true, cell: (row) => displayYuan(row.amountFen) },
            { key: 'share', name: names.share, right: true, cell: (row) => percent(row.amountFen, total.amountFen) },
          ]}
          sum={[
            text.total,
            count(total.cases),
            displayYuan(total.amountFen),
            percent(total.amountFen, total.amountFen),
          ]}
        />
      }
    >
      {rows.length === 0 ? (
        <p className="soft">{text.noneLumpSum}</p>
      ) : (
        <Ranks
          shape="thin"
          aligned
          ranks={rows
            .slice(0, 8)
            .map((row) => ({ key: row.name, label: row.name, value: row.amountFen, shown: wan(row.amountFen) }))}
        />
      )}
    </ChartCard>
  )
}

type Measure = 'cases' | 'amount' | 'median'

const figureOf: Record<Measure, (row: Answer['byOrg'][number]) => number> = {
  cases: (row) => row.cases,
  amount: (row) => row.amountFen,
  median: (row) => row.medianDays ?? 0,
}
const writtenOf: Record<Measure, (row: Answer['byOrg'][number]) => string> = {
  cases: (row) => say(text.casesOf, { n: count(row.cases) }),
  amount: (row) => wan(row.amountFen),
  median: (row) => (row.medianDays === null ? consoleText.none : say(text.medianDaysValue, { n: row.medianDays })),
}

/** The organisations one level below, ranked by what the reader wants to compare. */
export function OrgCard({ answer, onOrg }: { answer: Answer; onOrg: (orgId: string) => void }) {
  const { org } = useReader()
  const [measure, setMeasure] = useState<Measure>('amount')
  const rows = [...answer.byOrg].sort((a, b) => figureOf[measure](b) - figureOf[measure](a))
  const total = totalOf(rows)
  const title = consoleText.belowOf[org.kind as keyof typeof consoleText.belowOf]
  return (
    <ChartCard
      title={title}
      legend={
        <Segmented<Measure>
          size="small"
          aria-label={text.measure}
          value={measure}
          onChange={setMeasure}
          options={[
            { value: 'amount', label: text.amount },
            { value: 'cases', label: text.cases },
            { value: 'median', label: text.medianDays },
          ]}
        />
      }
      note={`${text.total} ${say(text.casesOf, { n: count(total.cases) })}，${yuan(total.amountFen)}`}
      table={
        <PlainTable
          caption={title}
          rows={rows}
          keyOf={(row) => row.orgId}
          columns={[
            {
              key: 'org',
              name: names.org,
              cell: (row) => <Opens onOpen={() => onOrg(row.orgId)}>{row.orgName}</Opens>,
            },
            { key: 'cases', name: names.cases, right: true, cell: (row) => count(row.cases) },
            { key: 'amount', name: names.amount, right: true, cell: (row) => displayYuan(row.amountFen) },
            { key: 'median', name: names.median, right: true, cell: (row) => row.medianDays ?? '' },
          ]}
          sum={[text.total, count(total.cases), displayYuan(total.amountFen), '']}
        />
      }
    >
      <Ranks
        shape="thin"
        aligned
        ranks={rows.map((row) => ({
          key: row.orgId,
          label: row.orgName,
          value: figureOf[measure](row),
          shown: writtenOf[measure](row),
          onOpen: () => onOrg(row.orgId),
        }))}
      />
    </ChartCard>
  )
}
