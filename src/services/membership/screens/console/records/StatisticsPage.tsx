import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { ExportDialog } from '../../../../../kernel/privacy/screens.ts'
import { addressOf } from '../../../../../platform/client/address.ts'
import { ask, askPages } from '../../../../../platform/client/ask.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { Ranks } from '../../../../../ui/console/Bars.tsx'
import { Card, PageHead } from '../../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { useMay } from '../../../../../ui/console/reader.tsx'
import { SideList } from '../../../../../ui/console/SideList.tsx'
import { Empty, MoreRows } from '../../../../../ui/console/States.tsx'
import { TrendChart } from '../../../../../ui/console/TrendChart.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import type { EmploymentForm } from '../../../joining.contract.ts'
import { recordsText } from '../../../records.text.ts'
import { exportStatistics, getStatistics, listNewMembers, type Statistics } from '../../../statistics.contract.ts'
import { OpeningDialog, TargetDialog } from './TargetDialogs.tsx'
import { Targets } from './Targets.tsx'

const text = recordsText.statistics
const firstYear = 2020

/** 会员发展: new members of a year by form, month and union; openings and targets beside them, never added. */
export default function StatisticsPage() {
  const [params, setParams] = useSearchParams()
  const now = new Date().getFullYear()
  const year = Number(params.get('year') ?? now)
  const orgId = params.get('orgId') ?? undefined
  const period = { from: `${year}-01-01`, to: `${year}-12-31`, ...(orgId && { orgId }) }
  const asked = useQuery(ask(getStatistics, { query: period }))
  const [opened, setOpened] = useState<{ form?: EmploymentForm; name: string } | null>(null)
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    next.set(name, value)
    setParams(next)
  }
  return (
    <div className="pad">
      <PageHead title={text.title} sub={asked.data?.orgName}>
        <Select
          aria-label={text.year}
          style={{ width: 110 }}
          value={year}
          onChange={(picked) => set('year', String(picked))}
          options={Array.from({ length: now - firstYear + 1 }, (_, back) => ({
            value: now - back,
            label: say(text.yearOf, { n: now - back }),
          }))}
        />
        {asked.data && <Acts answer={asked.data} year={year} />}
      </PageHead>
      <Answered asked={asked} bones={8}>
        {(answer) => (
          <>
            <div className="grid-even">
              <ByForm answer={answer} onOpen={setOpened} />
              <ByMonth answer={answer} />
            </div>
            {answer.targets.length + answer.withdrawnTargets.length > 0 && <Targets answer={answer} year={year} />}
            {answer.byOrg.length > 0 && <ByOrg answer={answer} onOrg={(id) => set('orgId', id)} />}
            {answer.openings.length > 0 && <Openings openings={answer.openings} />}
          </>
        )}
      </Answered>
      {opened && <NewMembers period={period} opened={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}

/** The figures as a file; targets and numbers from before the platform entered by who may. */
function Acts({ answer, year }: { answer: Statistics; year: number }) {
  const mayEnter = useMay('membership.target')
  const [open, setOpen] = useState<'target' | 'opening' | 'file' | null>(null)
  const close = () => setOpen(null)
  const { orgId, from, to } = answer
  return (
    <>
      {mayEnter && <Button onClick={() => setOpen('opening')}>{text.opening.title}</Button>}
      {mayEnter && <Button onClick={() => setOpen('target')}>{text.target.title}</Button>}
      <Button icon={<Icon name="download" size="s" />} onClick={() => setOpen('file')}>
        {text.download}
      </Button>
      {open === 'opening' && <OpeningDialog org={answer} year={year} onClose={close} />}
      {open === 'target' && <TargetDialog org={answer} year={year} onClose={close} />}
      {open === 'file' && (
        <ExportDialog
          what={text.title}
          formats={['xlsx', 'csv', 'pdf']}
          addressFor={(format, reason) => addressOf(exportStatistics, { query: { orgId, from, to, format, reason } })}
          onClose={close}
        />
      )}
    </>
  )
}

function ByForm({
  answer,
  onOpen,
}: {
  answer: Statistics
  onOpen: (opened: { form?: EmploymentForm; name: string }) => void
}) {
  const present = answer.byForm.filter((one) => one.people > 0)
  return (
    <Card
      title={text.people}
      amount={count(answer.people)}
      sub={`${text.newForm} ${count(answer.newForm)} ${text.unit}`}
      ruled
    >
      {present.length === 0 ? (
        <Empty title={text.none} />
      ) : (
        <Ranks
          shape="thin"
          ranks={present.map(({ form, name, people }) => ({
            key: form,
            label: name,
            value: people,
            shown: count(people),
            onOpen: () => onOpen({ form, name }),
          }))}
        />
      )}
    </Card>
  )
}

function ByMonth({ answer }: { answer: Statistics }) {
  const months = answer.byMonth
  return (
    <Card title={text.byMonth} ruled>
      <TrendChart
        label={text.byMonth}
        categories={months.map((one) => say(text.month, { n: Number(one.month.slice(5, 7)) }))}
        series={[
          { name: text.people, kind: 'bar', tone: 'data', values: months.map((one) => one.people) },
          { name: text.newForm, kind: 'line', tone: 'data-2', values: months.map((one) => one.newForm) },
        ]}
        write={count}
      />
    </Card>
  )
}

function ByOrg({ answer, onOrg }: { answer: Statistics; onOrg: (orgId: string) => void }) {
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
              name: text.columns.org,
              cell: (one) => (
                <button type="button" className="plain link" onClick={() => onOrg(one.orgId)}>
                  {one.name}
                </button>
              ),
            },
            { key: 'people', name: text.people, right: true, cell: (one) => count(one.people) },
            { key: 'newForm', name: text.newForm, right: true, cell: (one) => count(one.newForm) },
          ]}
        />
      </div>
    </Card>
  )
}

function Openings({ openings }: { openings: Statistics['openings'] }) {
  return (
    <Card title={text.openings}>
      <div className="inset table-scroll">
        <PlainTable
          caption={text.openings}
          rows={openings}
          keyOf={(one) => `${one.orgName} ${one.year}`}
          columns={[
            { key: 'year', name: text.columns.year, cell: (one) => say(text.yearOf, { n: one.year }) },
            { key: 'org', name: text.columns.org, cell: (one) => one.orgName },
            { key: 'people', name: text.columns.people, right: true, cell: (one) => one.words },
            { key: 'source', name: text.columns.source, cell: (one) => one.source },
          ]}
        />
      </div>
    </Card>
  )
}

/** The people behind a number. */
function NewMembers({
  period,
  opened,
  onClose,
}: {
  period: { from: string; to: string; orgId?: string }
  opened: { form?: EmploymentForm; name: string }
  onClose: () => void
}) {
  const query = { ...period, ...(opened.form && { form: opened.form }) }
  const asked = useInfiniteQuery(askPages(listNewMembers, { query }))
  const members = asked.data?.pages.flatMap((page) => page.members) ?? []
  const names = recordsText.merges.facts
  return (
    <SideList open title={text.rows} sub={opened.name} onClose={onClose}>
      <div className="inset">
        <PlainTable
          caption={text.rows}
          rows={members.map((member, at) => ({ ...member, at }))}
          keyOf={(one) => String(one.at)}
          columns={[
            { key: 'name', name: names.name, cell: (one) => one.person?.maskedName ?? text.hidden },
            { key: 'id', name: names.idNumber, cell: (one) => one.person?.maskedIdNumber ?? '' },
            { key: 'org', name: text.columns.org, cell: (one) => one.orgName },
            { key: 'on', name: text.joinedOn, cell: (one) => one.joinedOn },
          ]}
        />
      </div>
      <MoreRows
        shown={members.length}
        unit={text.unit}
        more={asked.hasNextPage}
        onMore={() => void asked.fetchNextPage()}
        loading={asked.isFetchingNextPage}
      />
    </SideList>
  )
}
