import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { Equation } from '../../../../ui/console/Equation.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { type Overview, readOverview } from '../../lists.contract.ts'
import type { CommitmentState } from '../../model.ts'
import { ListsCard } from './ListsCard.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { average, choicesOf, fullDay, today, yearChoices } from './words.ts'
import './commitments.css'

const text = consoleText.overview
type Part = keyof typeof text.parts
type Union = Overview['unions'][number]

/** The state whose rows a number opens; numbers of several states open to all of the year. */
const statesOf: Partial<Record<Part, CommitmentState>> = {
  underWay: 'published',
  done: 'done',
  doneLate: 'fulfilled',
  open: 'owed',
}

/** 年度清单: how far the year has come, union by union, and the lists that were published. */
export default function YearPage() {
  const { org } = useReader()
  const { filter, change } = useFilters(['orgId', 'year'] as const)
  const year = filter.year ?? today().slice(0, 4)
  const orgId = filter.orgId ?? org.id
  const asked = useQuery(ask(readOverview, { query: { orgId, year } }))
  return (
    <div className="pad">
      <PageHead title={consoleText.rooms.year} sub={text.lead}>
        <OrgPicker value={filter.orgId} onChange={(picked) => change({ orgId: picked })} width={260} />
        <Select
          aria-label={consoleText.list.year}
          style={{ width: 120 }}
          value={year}
          onChange={(picked) => change({ year: picked })}
          options={choicesOf(yearChoices()).toReversed()}
        />
      </PageHead>
      <Answered asked={asked} bones={8}>
        {(overview) => (
          <>
            <Figures overview={overview} />
            <Collected overview={overview} />
            <ListsCard overview={overview} />
            <Unions overview={overview} onOrg={(picked) => change({ orgId: picked })} />
          </>
        )}
      </Answered>
    </div>
  )
}

/** A number that leads to its rows. */
function Opened({ orgId, year, part, n }: { orgId: string; year: number; part: Part; n: number }) {
  if (n === 0) return <>{count(n)}</>
  const state = statesOf[part]
  const query = new URLSearchParams({ orgId, year: String(year), ...(state && { state }) })
  return (
    <Link className="link" to={`/commitments?${query}`}>
      {count(n)}
    </Link>
  )
}

function Figures({ overview }: { overview: Overview }) {
  const { figures, satisfaction, orgId, year } = overview
  const term = (part: Part) => ({
    key: part,
    name: text.parts[part],
    value: <Opened orgId={orgId} year={year} part={part} n={figures[part]} />,
    ...(part === 'open' && figures.open > 0 ? { tone: 'bad' as const } : {}),
  })
  const rest = figures.registered - figures.waiting - figures.underWay - figures.done - figures.doneLate - figures.open
  return (
    <Card
      title={say(text.figures, { year })}
      sub={
        satisfaction.rated === 0
          ? text.noSatisfaction
          : say(text.satisfaction, { average: average(satisfaction), rated: satisfaction.rated })
      }
      ruled
    >
      <Equation
        label={say(text.figures, { year })}
        whole={term('registered')}
        parts={(['waiting', 'underWay', 'done', 'doneLate', 'open'] as const).map(term)}
        verdict={say(text.verdict, { n: rest })}
        balanced={rest === 0}
      />
    </Card>
  )
}

/** What waits to be published at the union on show. */
function Collected({ overview }: { overview: Overview }) {
  const { org } = useReader()
  const mayPublish = useMay('commitments.publish')
  const [publishing, setPublishing] = useState(false)
  const { collected, lists, orgId } = overview
  if (collected.length === 0) return null
  const hasList = lists.some((list) => list.orgId === orgId)
  return (
    <Card
      title={say(text.collected, { n: collected.length })}
      aside={
        mayPublish &&
        org.id === orgId && (
          <Button type="primary" onClick={() => setPublishing(true)}>
            {hasList ? text.publishMore : text.publish}
          </Button>
        )
      }
    >
      <ul className="cm-list inset">
        {collected.map((one) => (
          <li key={one.id} className="cm-line">
            <Link className="link" to={`/commitments/${one.id}`}>
              {one.title}
            </Link>
            <small>
              {[one.orgName, one.reportedOn && fullDay(one.reportedOn), one.reportedLate && consoleText.sheet.late]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
      {publishing && <PublishDialog overview={overview} onClose={() => setPublishing(false)} />}
    </Card>
  )
}

function Unions({ overview, onOrg }: { overview: Overview; onOrg: (orgId: string) => void }) {
  const { unions, year, orgId, reportBy } = overview
  const silent = unions.filter((one) => one.figures.registered === 0).length
  const column = (part: Part) => ({
    key: part,
    name: text.parts[part],
    right: true as const,
    cell: (one: Union) => <Opened orgId={one.orgId} year={year} part={part} n={one.figures[part]} />,
  })
  return (
    <Card title={text.unions} sub={say(text.reportBy, { on: fullDay(reportBy), n: silent })}>
      <div className="inset table-scroll">
        <PlainTable
          caption={text.unions}
          rows={unions}
          keyOf={(one) => one.orgId}
          quiet={(one) => one.figures.registered === 0}
          columns={[
            {
              key: 'name',
              name: text.union,
              cell: (one) =>
                one.orgId === orgId ? (
                  say(text.itself, { name: one.name })
                ) : (
                  <button type="button" className="plain link" onClick={() => onOrg(one.orgId)}>
                    {one.name}
                  </button>
                ),
            },
            ...(['registered', 'waiting', 'published', 'underWay', 'done', 'doneLate', 'open'] as const).map(column),
          ]}
        />
      </div>
    </Card>
  )
}
