import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { RecordDialog } from '../../../../kernel/cases/screens.ts'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { askPages } from '../../../../platform/client/ask.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { listMissed } from '../../acquaintances.contract.ts'
import { careText } from '../../care-console.text.ts'
import { clockNames } from '../../text.ts'
import { fullDay } from './words.ts'

const text = careText.missed

type MissedRow = ReceivedOf<typeof listMissed>['missed'][number]

/** 三个一缺漏: each working day and week whose record is missing; made up for from here. */
export default function MissedPage() {
  const { org } = useReader()
  const mayRecord = useMay('voices.resolve')
  const { filter, change } = useFilters(['orgId'] as const)
  const [opened, setOpened] = useState<MissedRow | null>(null)
  const asked = useInfiniteQuery(askPages(listMissed, { query: { orgId: filter.orgId ?? org.id } }))
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead}>
        <OrgPicker value={filter.orgId} onChange={(orgId) => change({ orgId })} width={260} />
      </PageHead>
      <Answered asked={asked} bones={6}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.missed)
          if (rows.length === 0) {
            return (
              <Empty icon="check-circle" title={text.empty}>
                <p>{text.emptyLead}</p>
              </Empty>
            )
          }
          return (
            <Card title={text.title}>
              <div className="inset table-scroll">
                <MissedRows rows={rows} onMakeUp={mayRecord ? setOpened : null} />
              </div>
              <MoreRows
                shown={rows.length}
                unit={text.unit}
                more={asked.hasNextPage}
                onMore={() => void asked.fetchNextPage()}
                loading={asked.isFetchingNextPage}
              />
            </Card>
          )
        }}
      </Answered>
      {opened && (
        <RecordDialog
          caseId={opened.voice.id}
          clock={{ clock: opened.clock, name: clockNames[opened.clock], missed: [opened.onDay] }}
          first={opened.onDay}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  )
}

function MissedRows({ rows, onMakeUp }: { rows: readonly MissedRow[]; onMakeUp: ((row: MissedRow) => void) | null }) {
  return (
    <PlainTable
      caption={text.title}
      rows={rows}
      keyOf={(one) => `${one.voice.id}${one.clock}${one.onDay}`}
      columns={[
        { key: 'day', name: text.columns.day, cell: (one) => fullDay(one.onDay) },
        { key: 'clock', name: text.columns.clock, cell: (one) => clockNames[one.clock] },
        {
          key: 'voice',
          name: text.columns.voice,
          cell: (one) => (
            <Link className="link" to={`/voices/appeals/${one.voice.id}`}>
              {one.voice.title}
            </Link>
          ),
        },
        { key: 'desk', name: text.columns.desk, cell: (one) => one.voice.deskName },
        {
          key: 'acts',
          name: text.columns.acts,
          cell: (one) =>
            onMakeUp && (
              <button type="button" className="plain link" onClick={() => onMakeUp(one)}>
                {text.makeUp}
              </button>
            ),
        },
      ]}
    />
  )
}
