import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { askOn } from '../../../../../platform/client/ask.ts'
import type { ReceivedOf } from '../../../../../platform/http/endpoint.ts'
import { formatYuan } from '../../../../../platform/money.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../../ui/console/Card.tsx'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import { getStatistics } from '../../../coverage.contract.ts'
import { saveCsv } from '../csv.ts'
import { OrgPicker } from '../OrgPicker.tsx'
import { quarterName, today } from '../words.tsx'
import { DiseaseCard, OrgCard, QuarterCard } from './StatisticsCards.tsx'
import { Totals } from './Totals.tsx'
import './statistics.css'
import { proofText } from '../../../quarters-console.text.ts'

const text = consoleText.statistics

type Statistics = ReceivedOf<typeof getStatistics>

/** The year in figures, opening balances kept apart; every table can be taken away. */
export default function StatisticsPage() {
  const { org } = useReader()
  const [params, setParams] = useSearchParams()
  const year = Number(params.get('year') ?? today().slice(0, 4))
  const orgId = params.get('orgId') ?? undefined
  const asked = useQuery(askOn(getStatistics, { query: { year, orgId: orgId ?? org.id } }))
  const set = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params)
    value ? next.set(name, value) : next.delete(name)
    setParams(next, { replace: true })
  }
  return (
    <div className="pad">
      <PageHead title={text.title}>
        <Select
          aria-label={text.year}
          style={{ width: 104 }}
          value={year}
          onChange={(picked) => set('year', String(picked))}
          options={years().map((one) => ({ value: one, label: say(text.yearOf, { n: one }) }))}
        />
        <OrgPicker value={orgId} onChange={(picked) => set('orgId', picked)} width={220} />
        <Button icon={<Icon name="print" size="s" />} onClick={() => print()}>
          {proofText.print}
        </Button>
        <Button
          icon={<Icon name="download" size="s" />}
          disabled={!asked.data}
          onClick={() => asked.data && saveYear(asked.data, org.name)}
        >
          {text.download}
        </Button>
      </PageHead>
      <Answered asked={asked} bones={8}>
        {(answer) => (
          <>
            <Totals answer={answer} />
            <div className="grid-even">
              <QuarterCard answer={answer} />
              <DiseaseCard answer={answer} />
            </div>
            {answer.byOrg.length > 0 && <OrgCard answer={answer} onOrg={(id) => set('orgId', id)} />}
          </>
        )}
      </Answered>
    </div>
  )
}

function years(): readonly number[] {
  const now = Number(today().slice(0, 4))
  return Array.from({ length: now - 2012 }, (_, back) => now - back)
}

/** The page's own figures, line by line, in one file. */
function saveYear(answer: Statistics, orgName: string): void {
  const { cases, amount, kind, median } = text.columns
  const money = (fen: number) => formatYuan(fen)
  saveCsv(say(text.csvName, { org: orgName, year: answer.year }), [
    [kind, cases, amount, median],
    [text.ours, answer.sinceStart.cases, money(answer.sinceStart.amountFen), ''],
    [text.opening, answer.sinceStart.openingCases, money(answer.sinceStart.openingAmountFen), ''],
    [say(text.thisYear, { year: answer.year }), answer.thisYear.cases, money(answer.thisYear.amountFen), ''],
    ...answer.byQuarter.map((row) => [quarterName(row.quarter), row.cases, money(row.amountFen), '']),
    ...answer.byOrg.map((row) => [row.orgName, row.cases, money(row.amountFen), row.medianDays ?? '']),
    ...answer.byDisease.map((row) => [row.name, row.cases, money(row.amountFen), '']),
  ])
}
