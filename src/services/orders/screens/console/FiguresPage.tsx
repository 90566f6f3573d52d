import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { DayInput } from '../../../../ui/console/WhenInput.tsx'
import { consoleText } from '../../console.text.ts'
import { type FigureCard, readFigures } from '../../figures.contract.ts'
import { OpeningDialog } from './OpeningDialog.tsx'
import { fullDay, today } from './words.ts'

const text = consoleText.figures

/** 点单数据: what was counted, with what was taken over from before beside it. */
export default function FiguresPage() {
  const { org } = useReader()
  const mayEnter = useMay('orders.menu')
  const { filter, change } = useFilters(['orgId', 'from', 'to'] as const)
  const [entering, setEntering] = useState(false)
  const orgId = filter.orgId ?? org.id
  const from = filter.from ?? `${today().slice(0, 4)}-01-01`
  const to = filter.to ?? today()
  const asked = useQuery(ask(readFigures, { query: { orgId, from, to } }))
  return (
    <div className="pad">
      <PageHead title={consoleText.rooms.figures} sub={text.lead}>
        <OrgPicker value={filter.orgId} onChange={(picked) => change({ orgId: picked })} width={260} />
        <DayInput
          aria-label={text.from}
          width={150}
          value={from}
          max={to}
          onChange={(picked) => change({ from: picked })}
        />
        <DayInput
          aria-label={text.to}
          width={150}
          value={to}
          min={from}
          onChange={(picked) => change({ to: picked })}
        />
        {mayEnter && <Button onClick={() => setEntering(true)}>{text.add}</Button>}
      </PageHead>
      <Answered asked={asked} bones={8}>
        {({ figures }) => (
          <Card title={consoleText.rooms.figures}>
            <div className="inset table-scroll">
              <PlainTable
                caption={consoleText.rooms.figures}
                rows={figures}
                keyOf={(one) => one.key}
                quiet={(one) => one.total === 0}
                columns={[
                  { key: 'name', name: text.columns.name, cell: (one) => one.name },
                  { key: 'counted', name: text.columns.counted, cell: (one) => count(one.counted), right: true },
                  { key: 'openings', name: text.columns.openings, cell: openingsOf },
                  { key: 'total', name: text.columns.total, cell: (one) => `${one.words}${one.unit}`, right: true },
                ]}
              />
            </div>
          </Card>
        )}
      </Answered>
      {entering && <OpeningDialog orgId={orgId} onClose={() => setEntering(false)} />}
    </div>
  )
}

function openingsOf({ openings }: FigureCard): string {
  if (openings.length === 0) return text.none
  return openings
    .map(({ orgName, cases, untilDay, source }) =>
      say(text.opening, { org: orgName, n: count(cases), until: fullDay(untilDay), source }),
    )
    .join('；')
}
