import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { ExportDialog } from '../../../../kernel/privacy/screens.ts'
import { addressOf } from '../../../../platform/client/address.ts'
import { ask, askPages } from '../../../../platform/client/ask.ts'
import { today } from '../../../../platform/client/today.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { Opens } from '../../../../ui/console/Marks.tsx'
import { SideList } from '../../../../ui/console/SideList.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { TrendChart } from '../../../../ui/console/TrendChart.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import {
  type BenefitFigures,
  downloadBenefitFigures,
  getBenefitFigures,
  listBenefitUses,
} from '../../benefits.contract.ts'
import { benefitsConsoleText } from '../../benefits-console.text.ts'
import './mall-console.css'
import { DayInput } from '../../../../ui/console/WhenInput.tsx'
import { moment } from './words.tsx'

const text = benefitsConsoleText.figures

type Opened = {
  readonly name: string
  readonly query: { benefitId?: string; merchantId?: string; orgId?: string }
}
type Period = { readonly from: string; readonly to: string; readonly orgId?: string }

/** 优惠使用情况: what members here used, and what unions here offered; two questions, each number opening to its uses. */
export default function BenefitFiguresPage() {
  const [params, setParams] = useSearchParams()
  const year = today().slice(0, 4)
  const [from, to] = [params.get('from') ?? `${year}-01-01`, params.get('to') ?? `${year}-12-31`]
  const orgId = params.get('orgId') ?? undefined
  const period: Period = { from, to, ...(orgId && { orgId }) }
  const asked = useQuery(ask(getBenefitFigures, { query: period }))
  const [opened, setOpened] = useState<Opened | null>(null)
  const [exporting, setExporting] = useState(false)
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    next.set(name, value)
    setParams(next, { replace: name !== 'orgId' })
  }
  return (
    <div className="pad">
      <PageHead title={text.title} sub={asked.data?.orgName}>
        <DayInput aria-label={text.from} width={150} value={from} onChange={(picked) => set('from', picked)} />
        <DayInput aria-label={text.to} width={150} value={to} onChange={(picked) => set('to', picked)} />
        <Button icon={<Icon name="download" size="s" />} onClick={() => setExporting(true)}>
          {text.export}
        </Button>
      </PageHead>
      <Answered asked={asked} bones={8}>
        {(figures) => (
          <>
            <div className="grid-even">
              <Members figures={figures} onOpen={setOpened} />
              <ByMonth figures={figures} />
            </div>
            <ByUnion figures={figures} onOrg={(id) => set('orgId', id)} />
            <Offered figures={figures} onOpen={setOpened} />
          </>
        )}
      </Answered>
      {opened && <UsesBehind period={period} opened={opened} onClose={() => setOpened(null)} />}
      {exporting && (
        <ExportDialog
          what={text.title}
          formats={['xlsx', 'csv', 'pdf']}
          addressFor={(format, reason) => addressOf(downloadBenefitFigures, { query: { ...period, format, reason } })}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  )
}

type Given = { figures: BenefitFigures; onOpen: (opened: Opened) => void }

function Members({ figures, onOpen }: Given) {
  const { cases, people, subsidyFen } = figures.members
  return (
    <Card title={text.members} sub={text.membersSub} ruled>
      <div className="mall-sum">
        <div>
          <b className="num">
            <Opens onOpen={cases > 0 ? () => onOpen({ name: figures.orgName, query: {} }) : undefined}>
              {count(cases)}
            </Opens>
          </b>
          <small>{text.cases}</small>
        </div>
        <div>
          <b className="num">{count(people)}</b>
          <small>{text.people}</small>
        </div>
        <div>
          <b className="num">{displayYuan(subsidyFen)}</b>
          <small>{text.subsidy}</small>
        </div>
      </div>
    </Card>
  )
}

function ByMonth({ figures }: { figures: BenefitFigures }) {
  const months = figures.members.byMonth
  return (
    <Card title={text.chart} ruled>
      <TrendChart
        label={text.chart}
        categories={months.map((one) => say(text.month, { n: Number(one.month.slice(5, 7)) }))}
        series={[{ name: text.cases, kind: 'bar', tone: 'data', values: months.map((one) => one.cases) }]}
        write={count}
      />
    </Card>
  )
}

function ByUnion({ figures, onOrg }: { figures: BenefitFigures; onOrg: (orgId: string) => void }) {
  const { byUnion, cases, subsidyFen } = figures.members
  if (byUnion.length === 0) return null
  return (
    <Card title={text.byUnion}>
      <div className="inset table-scroll">
        <PlainTable
          caption={text.byUnion}
          rows={byUnion}
          keyOf={(one) => one.orgId}
          columns={[
            {
              key: 'union',
              name: text.union,
              cell: (one) => (
                <button type="button" className="plain link" onClick={() => onOrg(one.orgId)}>
                  {one.name}
                </button>
              ),
            },
            { key: 'cases', name: text.cases, right: true, cell: (one) => count(one.cases) },
            { key: 'people', name: text.people, right: true, cell: (one) => count(one.people) },
            { key: 'subsidy', name: text.subsidy, right: true, cell: (one) => displayYuan(one.subsidyFen) },
          ]}
          sum={['', count(cases), '', displayYuan(subsidyFen)]}
        />
      </div>
    </Card>
  )
}

function Offered({ figures, onOpen }: Given) {
  const { byBenefit, byMerchant } = figures.offered
  if (byBenefit.length === 0) {
    return (
      <Card title={text.offered} sub={text.offeredSub}>
        <Empty title={text.none} />
      </Card>
    )
  }
  const sums = (rows: readonly { cases: number; paidFen: number; subsidyFen: number }[]) => [
    count(rows.reduce((sum, one) => sum + one.cases, 0)),
    '',
    displayYuan(rows.reduce((sum, one) => sum + one.paidFen, 0)),
    displayYuan(rows.reduce((sum, one) => sum + one.subsidyFen, 0)),
  ]
  const opens = (name: string, query: Opened['query'], cases: number) => (
    <Opens onOpen={() => onOpen({ name, query })}>{count(cases)}</Opens>
  )
  return (
    <>
      <Card title={text.byBenefit} sub={text.offeredSub}>
        <div className="inset table-scroll">
          <PlainTable
            caption={text.byBenefit}
            rows={byBenefit}
            keyOf={(one) => one.benefitId}
            columns={[
              { key: 'benefit', name: text.benefit, cell: (one) => one.name },
              { key: 'merchant', name: text.merchant, cell: (one) => one.merchantName },
              {
                key: 'cases',
                name: text.cases,
                right: true,
                cell: (one) => opens(one.name, { benefitId: one.benefitId }, one.cases),
              },
              { key: 'people', name: text.people, right: true, cell: (one) => count(one.people) },
              { key: 'paid', name: text.paid, right: true, cell: (one) => displayYuan(one.paidFen) },
              { key: 'subsidy', name: text.subsidy, right: true, cell: (one) => displayYuan(one.subsidyFen) },
            ]}
            sum={['', '', ...sums(byBenefit)]}
          />
        </div>
      </Card>
      <Card title={text.byMerchant} sub={text.offeredSub}>
        <div className="inset table-scroll">
          <PlainTable
            caption={text.byMerchant}
            rows={byMerchant}
            keyOf={(one) => one.merchantId}
            columns={[
              { key: 'merchant', name: text.merchant, cell: (one) => one.name },
              {
                key: 'cases',
                name: text.cases,
                right: true,
                cell: (one) => opens(one.name, { merchantId: one.merchantId }, one.cases),
              },
              { key: 'people', name: text.people, right: true, cell: (one) => count(one.people) },
              { key: 'paid', name: text.paid, right: true, cell: (one) => displayYuan(one.paidFen) },
              { key: 'subsidy', name: text.subsidy, right: true, cell: (one) => displayYuan(one.subsidyFen) },
            ]}
            sum={['', ...sums(byMerchant)]}
          />
        </div>
      </Card>
    </>
  )
}

function UsesBehind({ period, opened, onClose }: { period: Period; opened: Opened; onClose: () => void }) {
  const asked = useInfiniteQuery(askPages(listBenefitUses, { query: { ...period, ...opened.query } }))
  const uses = asked.data?.pages.flatMap((page) => page.uses) ?? []
  const names = text.useColumns
  return (
    <SideList
      open
      wide
      title={say(text.usesOf, { name: opened.name })}
      sub={`${period.from} — ${period.to}`}
      onClose={onClose}
    >
      <Answered asked={asked} bones={8}>
        {() =>
          uses.length === 0 ? (
            <Empty title={text.none} />
          ) : (
            <>
              <div className="inset table-scroll">
                <PlainTable
                  caption={text.uses}
                  rows={uses}
                  keyOf={(one) => one.id}
                  quiet={(one) => one.undoneBecause !== null}
                  columns={[
                    { key: 'when', name: names.when, cell: (one) => moment(one.shownAt) },
                    { key: 'who', name: names.who, cell: (one) => one.maskedName },
                    { key: 'union', name: names.union, cell: (one) => one.unionName },
                    {
                      key: 'benefit',
                      name: names.benefit,
                      cell: (one) =>
                        one.undoneBecause === null ? one.benefitName : `${one.benefitName}（${text.undone}）`,
                    },
                    { key: 'merchant', name: names.merchant, cell: (one) => one.merchantName },
                    { key: 'paid', name: names.paid, right: true, cell: (one) => displayYuan(one.paidFen) },
                    { key: 'subsidy', name: names.subsidy, right: true, cell: (one) => displayYuan(one.subsidyFen) },
                  ]}
                />
              </div>
              <MoreRows
                shown={uses.length}
                unit={benefitsConsoleText.redeem.unit}
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
