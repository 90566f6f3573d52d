import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { toneOf } from '../../../../kernel/cases/screens.ts'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { ExportDialog } from '../../../../kernel/privacy/screens.ts'
import { addressOf } from '../../../../platform/client/address.ts'
import { ask, askPages } from '../../../../platform/client/ask.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { quarterDays, quarterOf } from '../../../../platform/dates.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Ranks } from '../../../../ui/console/Bars.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { Equation } from '../../../../ui/console/Equation.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { Opens, StateTag } from '../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { SideList } from '../../../../ui/console/SideList.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { TrendChart } from '../../../../ui/console/TrendChart.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { exportReport, getReport, listReportRows, type Report, type ReportPart } from '../../report.contract.ts'
import { percentOf } from '../../rules.ts'
import { topicNames } from '../../text.ts'
import { today } from './words.ts'

const text = consoleText.report
const yearsBack = 4

/** 季报年报: closing rate and satisfaction apart; every number opens to its rows. */
export default function ReportPage() {
  const { org } = useReader()
  const { filter, change } = useFilters(['orgId', 'period'] as const)
  const [opened, setOpened] = useState<ReportPart | null>(null)
  const [exporting, setExporting] = useState(false)
  const period = filter.period ?? today().slice(0, 4)
  const query = { orgId: filter.orgId ?? org.id, ...daysOf(period) }
  const asked = useQuery(ask(getReport, { query }))
  return (
    <div className="pad">
      <PageHead title={consoleText.rooms.report} sub={asked.data?.orgName}>
        <OrgPicker value={filter.orgId} onChange={(orgId) => change({ orgId })} width={240} />
        <Select
          aria-label={text.period}
          style={{ width: 150 }}
          value={period}
          onChange={(picked) => change({ period: picked })}
          options={periods().map((value) => ({ value, label: periodWords(value) }))}
        />
        <Button icon={<Icon name="download" size="s" />} onClick={() => setExporting(true)}>
          {text.download}
        </Button>
      </PageHead>
      <Answered asked={asked} bones={8}>
        {(answer) => (
          <>
            <Balance answer={answer} onOpen={setOpened} />
            <div className="grid-even">
              <Satisfaction answer={answer} />
              <Topics answer={answer} />
            </div>
            <Months answer={answer} onOpen={setOpened} />
            {answer.byOrg.length > 0 && <Orgs answer={answer} onOrg={(orgId) => change({ orgId })} />}
          </>
        )}
      </Answered>
      {opened && <Rows query={query} part={opened} onClose={() => setOpened(null)} />}
      {exporting && (
        <ExportDialog
          what={consoleText.rooms.report}
          formats={['xlsx', 'csv', 'pdf']}
          addressFor={(format, reason) => addressOf(exportReport, { query: { ...query, format, reason } })}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  )
}

function Balance({ answer, onOpen }: { answer: Report; onOpen: (part: ReportPart) => void }) {
  const part = (key: ReportPart, value: number) => ({
    key,
    name: text.parts[key],
    value: <Opens onOpen={() => onOpen(key)}>{count(value)}</Opens>,
  })
  const rest = answer.registered - answer.closed - answer.otherwise - answer.open
  return (
    <Card
      title={text.balance}
      sub={
        answer.closingPermille === null
          ? undefined
          : say(text.closingRate, { rate: percentOf(answer.closingPermille)! })
      }
      ruled
    >
      <Equation
        label={text.balance}
        whole={part('registered', answer.registered)}
        parts={[part('closed', answer.closed), part('otherwise', answer.otherwise), part('open', answer.open)]}
        verdict={say(text.difference, { n: rest })}
        balanced={rest === 0}
      />
      <p className="soft">
        {text.ofClosed}
        <Opens onOpen={() => onOpen('on-the-spot')}>{say(text.onTheSpot, { n: count(answer.onTheSpot) })}</Opens>
        {consoleText.between}
        <Opens onOpen={() => onOpen('unconfirmed')}>{say(text.unconfirmed, { n: count(answer.unconfirmed) })}</Opens>
      </p>
    </Card>
  )
}

function Satisfaction({ answer }: { answer: Report }) {
  return (
    <Card title={text.satisfaction} ruled>
      {answer.satisfactionPermille === null ? (
        <Empty title={text.nobodyRated} />
      ) : (
        <p className="vo-figure">
          <b>{percentOf(answer.satisfactionPermille)}</b>
          <small>{say(text.contentOf, { content: count(answer.content), rated: count(answer.rated) })}</small>
        </p>
      )}
      <p className="soft">{text.satisfactionNote}</p>
      <p className="soft">{say(text.held, { forums: count(answer.forums) })}</p>
    </Card>
  )
}

function Topics({ answer }: { answer: Report }) {
  return (
    <Card title={text.byTopic} ruled>
      {answer.byTopic.length === 0 ? (
        <Empty title={text.none} />
      ) : (
        <Ranks
          shape="thin"
          ranks={[...answer.byTopic]
            .sort((one, other) => other.registered - one.registered)
            .map(({ topic, registered }) => ({
              key: topic,
              label: topicNames[topic],
              value: registered,
              shown: count(registered),
            }))}
        />
      )}
    </Card>
  )
}

function Months({ answer, onOpen }: { answer: Report; onOpen: (part: ReportPart) => void }) {
  const months = answer.byMonth
  return (
    <Card
      title={text.byMonth}
      aside={<Opens onOpen={() => onOpen('petitions')}>{say(text.petitions, { n: count(answer.petitions) })}</Opens>}
      ruled
    >
      <TrendChart
        label={text.byMonth}
        categories={months.map((one) => say(text.month, { n: Number(one.month.slice(5, 7)) }))}
        series={[
          { name: text.parts.registered, kind: 'bar', tone: 'data', values: months.map((one) => one.registered) },
          { name: text.parts.closed, kind: 'bar', tone: 'data-2', values: months.map((one) => one.closed) },
          { name: text.parts.petitions, kind: 'line', tone: 'data-3', values: months.map((one) => one.petitions) },
        ]}
        write={count}
      />
    </Card>
  )
}

function Orgs({ answer, onOrg }: { answer: Report; onOrg: (orgId: string) => void }) {
  return (
    <Card title={text.byOrg}>
      <div className="inset table-scroll">
        <PlainTable
          caption={text.byOrg}
          rows={answer.byOrg}
          keyOf={(one) => one.orgId}
          columns={[
            {
              key: 'org',
              name: consoleText.orgPick,
              cell: (one) => (
                <button type="button" className="plain link" onClick={() => onOrg(one.orgId)}>
                  {one.name}
                </button>
              ),
            },
            { key: 'registered', name: text.parts.registered, right: true, cell: (one) => count(one.registered) },
            { key: 'closed', name: text.parts.closed, right: true, cell: (one) => count(one.closed) },
            { key: 'open', name: text.parts.open, right: true, cell: (one) => count(one.open) },
          ]}
        />
      </div>
    </Card>
  )
}

function Rows({
  query,
  part,
  onClose,
}: {
  query: { orgId: string; from: string; to: string }
  part: ReportPart
  onClose: () => void
}) {
  const { org } = useReader()
  const asked = useInfiniteQuery(askPages(listReportRows, { query: { ...query, part } }))
  const voices = asked.data?.pages.flatMap((page) => page.voices) ?? []
  return (
    <SideList open title={text.parts[part]} onClose={onClose}>
      <Answered asked={asked} bones={6}>
        {() =>
          voices.length === 0 ? (
            <Empty title={text.none} />
          ) : (
            <>
              <ul className="vo-rows">
                {voices.map((voice) => (
                  <li key={voice.id}>
                    <Link className="link" to={`/voices/${voice.id}`}>
                      {voice.title}
                    </Link>
                    <small>
                      {voice.orgName} · {voice.number}
                    </small>
                    <StateTag tone={toneOf(voice, org.id)}>{voice.stateName}</StateTag>
                  </li>
                ))}
              </ul>
              <MoreRows
                shown={voices.length}
                unit={consoleText.units.cases}
                more={asked.hasNextPage}
                loading={asked.isFetchingNextPage}
                onMore={() => void asked.fetchNextPage()}
              />
            </>
          )
        }
      </Answered>
    </SideList>
  )
}

/** A year, or a quarter of it. */
function daysOf(period: string): { from: string; to: string } {
  return period.length === 4 ? { from: `${period}-01-01`, to: `${period}-12-31` } : quarterDays(period)
}

function periodWords(period: string): string {
  const [year, n] = [period.slice(0, 4), period.slice(5)]
  return period.length === 4 ? say(text.yearOf, { year }) : say(consoleText.forums.quarterOf, { year, n })
}

function periods(): string[] {
  const now = Number(today().slice(0, 4))
  const last = quarterOf(today())
  return Array.from({ length: yearsBack }, (_, back) => String(now - back)).flatMap((year) => [
    year,
    ...[4, 3, 2, 1].map((n) => `${year}Q${n}`).filter((quarter) => quarter <= last),
  ])
}
