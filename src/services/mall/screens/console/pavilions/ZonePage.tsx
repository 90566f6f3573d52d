import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { ExportDialog } from '../../../../../kernel/privacy/screens.ts'
import { addressOf } from '../../../../../platform/client/address.ts'
import { ask, askPages } from '../../../../../platform/client/ask.ts'
import { sayDay, sayFullDay } from '../../../../../platform/client/say-dates.ts'
import { today } from '../../../../../platform/client/today.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { Opens } from '../../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { SideList } from '../../../../../ui/console/SideList.tsx'
import { Empty, MoreRows } from '../../../../../ui/console/States.tsx'
import { TrendChart } from '../../../../../ui/console/TrendChart.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { pavilionsText } from '../../../pavilions-console.text.ts'
import { exportZone, getZone, listZoneSales, type ZoneReport } from '../../../zone.contract.ts'
import '../mall-records.css'
import { Pairs, type Wanted } from './PairsTable.tsx'

const text = pavilionsText.zone
const firstYear = 2020

/** 消费帮扶: what was sold of aided regions in a year, by region, pair of unions and month; every figure opens to its orders. */
export default function ZonePage() {
  const [params, setParams] = useSearchParams()
  const { org } = useReader()
  const now = Number(today().slice(0, 4))
  const year = Number(params.get('year') ?? now)
  const orgId = params.get('orgId') ?? org.id
  const period = { orgId, from: `${year}-01-01`, to: `${year}-12-31` }
  const asked = useQuery(ask(getZone, { query: period }))
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const [exporting, setExporting] = useState(false)
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
        <Button icon={<Icon name="download" size="s" />} onClick={() => setExporting(true)}>
          {text.download}
        </Button>
      </PageHead>
      <Answered asked={asked} bones={8}>
        {(report) => (
          <>
            <Whole report={report} onOpen={setWanted} />
            {report.zone.pieces > 0 && (
              <>
                <div className="grid-even">
                  <ByRegion report={report} onOpen={setWanted} />
                  <ByMonth report={report} />
                </div>
                <Pairs report={report} onOpen={setWanted} onOrg={(id) => set('orgId', id)} />
              </>
            )}
            <Before report={report} />
          </>
        )}
      </Answered>
      {wanted && <Sales period={period} wanted={wanted} onClose={() => setWanted(null)} />}
      {exporting && (
        <ExportDialog
          what={text.title}
          formats={['xlsx', 'csv', 'pdf']}
          addressFor={(format, reason) => addressOf(exportZone, { query: { ...period, format, reason } })}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  )
}

type Given = { readonly report: ZoneReport; readonly onOpen: (wanted: Wanted) => void }

function Whole({ report: { zone }, onOpen }: Given) {
  if (zone.pieces === 0) {
    return (
      <Empty icon="chart" title={text.none}>
        <p>{text.noneLead}</p>
      </Empty>
    )
  }
  return (
    <Card title={text.sold} ruled>
      <dl className="mall-figures">
        <div>
          <dt>{text.whole}</dt>
          <dd>
            <Opens onOpen={() => onOpen({ name: text.whole })}>{displayYuan(zone.amountFen)}</Opens>
            <small>{pavilionsText.yuan}</small>
          </dd>
        </div>
        <div>
          <dt>{text.inPavilions}</dt>
          <dd>
            {displayYuan(zone.inPavilionFen)}
            <small>{pavilionsText.yuan}</small>
          </dd>
        </div>
        <div>
          <dt>{text.people}</dt>
          <dd>{count(zone.people)}</dd>
        </div>
        <div>
          <dt>{text.pieces}</dt>
          <dd>{count(zone.pieces)}</dd>
        </div>
      </dl>
      <p className="mall-note">{text.apart}</p>
    </Card>
  )
}

function ByRegion({ report, onOpen }: Given) {
  return (
    <Card title={text.byRegion}>
      <div className="inset table-scroll">
        <PlainTable
          caption={text.byRegion}
          rows={report.byRegion}
          keyOf={(one) => one.regionId}
          columns={[
            { key: 'region', name: text.region, cell: (one) => one.name },
            { key: 'pavilion', name: text.pavilion, cell: (one) => one.pavilion?.name ?? '' },
            { key: 'pieces', name: text.pieces, right: true, cell: (one) => count(one.pieces) },
            {
              key: 'amount',
              name: text.amount,
              right: true,
              cell: ({ name, regionId, amountFen }) => (
                <Opens onOpen={() => onOpen({ name, regionId })}>{displayYuan(amountFen)}</Opens>
              ),
            },
            {
              key: 'pavilionAmount',
              name: text.pavilionAmount,
              right: true,
              cell: ({ pavilion, inPavilionFen }) =>
                pavilion ? (
                  <Opens onOpen={() => onOpen({ name: pavilion.name, pavilionId: pavilion.id })}>
                    {displayYuan(inPavilionFen)}
                  </Opens>
                ) : (
                  ''
                ),
            },
          ]}
        />
      </div>
    </Card>
  )
}

function ByMonth({ report }: { report: ZoneReport }) {
  const months = report.byMonth
  return (
    <Card title={text.byMonth} ruled>
      <TrendChart
        label={text.byMonth}
        categories={months.map((one) => say(text.month, { n: Number(one.month.slice(5, 7)) }))}
        series={[
          { name: text.whole, kind: 'bar', tone: 'data', values: months.map((one) => one.amountFen / 100) },
          {
            name: text.inPavilions,
            kind: 'line',
            tone: 'data-2',
            values: months.map((one) => one.inPavilionFen / 100),
          },
        ]}
        write={count}
      />
    </Card>
  )
}

function Before({ report }: { report: ZoneReport }) {
  const rows = [
    ...report.openings,
    {
      name: text.onPlatform,
      words: say(text.peopleUnit, { n: count(report.membersOnPlatform) }),
      untilDay: today(),
      source: text.onPlatformSource,
    },
  ]
  return (
    <Card title={text.before} sub={text.beforeLead}>
      <div className="inset table-scroll">
        <PlainTable
          caption={text.before}
          rows={rows}
          keyOf={(one) => one.name}
          columns={[
            { key: 'name', name: text.item, cell: (one) => one.name },
            { key: 'value', name: text.value, right: true, cell: (one) => one.words },
            { key: 'until', name: text.until, cell: (one) => sayFullDay(one.untilDay) },
            { key: 'source', name: text.source, cell: (one) => one.source },
          ]}
        />
      </div>
    </Card>
  )
}

/** The orders behind a figure. */
function Sales({
  period,
  wanted: { name, ...narrower },
  onClose,
}: {
  period: { orgId: string; from: string; to: string }
  wanted: Wanted
  onClose: () => void
}) {
  const asked = useInfiniteQuery(askPages(listZoneSales, { query: { ...period, ...narrower } }))
  const sales = asked.data?.pages.flatMap((page) => page.sales) ?? []
  return (
    <SideList open wide title={text.sales} sub={name} onClose={onClose}>
      <Answered asked={asked} bones={8}>
        {() => (
          <>
            <div className="inset table-scroll">
              <PlainTable
                caption={text.sales}
                rows={sales.map((sale, at) => ({ ...sale, at }))}
                keyOf={(one) => String(one.at)}
                columns={[
                  { key: 'day', name: text.day, cell: (one) => sayDay(one.day, today()) },
                  { key: 'org', name: text.union, cell: (one) => one.orgName },
                  { key: 'who', name: text.buyer, cell: (one) => one.maskedName },
                  {
                    key: 'goods',
                    name: text.goods,
                    cell: (one) => (
                      <>
                        {one.product}
                        <small className="mall-second">
                          {one.regionName} · {one.supplierName}
                        </small>
                      </>
                    ),
                  },
                  {
                    key: 'pieces',
                    name: text.pieces,
                    right: true,
                    cell: (one) => (
                      <>
                        {count(one.pieces)}
                        {one.refunded > 0 && (
                          <small className="mall-second">{say(text.refunded, { n: one.refunded })}</small>
                        )}
                      </>
                    ),
                  },
                  { key: 'amount', name: text.amount, right: true, cell: (one) => displayYuan(one.amountFen) },
                ]}
              />
            </div>
            <MoreRows
              shown={sales.length}
              unit={text.rows}
              more={asked.hasNextPage}
              loading={asked.isFetchingNextPage}
              onMore={() => void asked.fetchNextPage()}
            />
          </>
        )}
      </Answered>
    </SideList>
  )
}
