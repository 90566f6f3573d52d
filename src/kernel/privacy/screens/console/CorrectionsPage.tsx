import { useInfiniteQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { askPages } from '../../../../platform/client/ask.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, CardTabs, PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { Due } from '../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { type CorrectionCard, listCorrections } from '../../corrections.contract.ts'
import type { CorrectionState } from '../../model.ts'
import { correctionStateNames } from '../../text.ts'
import { CorrectionSheet } from './CorrectionSheet.tsx'

const text = consoleText.corrections
const tabs = ['review', 'corrected', 'refused', 'withdrawn'] as const
const path = '/privacy/corrections'

/** 更正申请: what waits to be compared with its document, and what became of the others. */
export default function CorrectionsPage() {
  const { id } = useParams()
  const { org } = useReader()
  const go = useNavigate()
  const [params, setParams] = useSearchParams()
  const state = (tabs.find((tab) => tab === params.get('state')) ?? 'review') satisfies CorrectionState
  const search = params.get('search') ?? ''
  const asked = useInfiniteQuery(
    askPages(listCorrections, { query: { orgId: org.id, state, ...(search && { search }) } }),
  )
  const corrections = asked.data?.pages.flatMap((page) => page.corrections) ?? []
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead} />
      <Card
        title={correctionStateNames[state]}
        aside={
          <CardTabs
            label={text.tabsLabel}
            value={state}
            onChange={(key) => setParams({ state: key, ...(search && { search }) }, { replace: true })}
            tabs={tabs.map((key) => ({ key, label: correctionStateNames[key] }))}
          />
        }
      >
        <div className="inset">
          <Input.Search
            allowClear
            prefix={<Icon name="search" size="s" />}
            placeholder={text.search}
            aria-label={text.search}
            defaultValue={search}
            onSearch={(typed) => setParams({ state, ...(typed.trim() && { search: typed.trim() }) }, { replace: true })}
          />
        </div>
        <Answered asked={asked} bones={6}>
          {() =>
            corrections.length === 0 ? (
              <Empty icon="pen" title={search ? text.emptySearch : text.empty}>
                <p>{text.emptyLead}</p>
              </Empty>
            ) : (
              <>
                <Corrections corrections={corrections} address={`?${params}`} />
                <MoreRows
                  shown={corrections.length}
                  unit={consoleText.unit}
                  more={asked.hasNextPage}
                  loading={asked.isFetchingNextPage}
                  onMore={() => void asked.fetchNextPage()}
                />
              </>
            )
          }
        </Answered>
      </Card>
      {id && <CorrectionSheet key={id} id={id} onClose={() => void go(`${path}?${params}`, { replace: true })} />}
    </div>
  )
}

function Corrections({ corrections, address }: { corrections: readonly CorrectionCard[]; address: string }) {
  const now = instantNow()
  const names = text.columns
  return (
    <div className="table-scroll inset">
      <PlainTable
        caption={text.title}
        rows={corrections}
        keyOf={(one) => one.id}
        columns={[
          {
            key: 'number',
            name: names.number,
            cell: (one) => (
              <Link className="link num" to={{ pathname: `${path}/${one.id}`, search: address }}>
                {one.number}
              </Link>
            ),
          },
          { key: 'what', name: names.what, cell: (one) => one.title },
          { key: 'person', name: names.person, cell: (one) => one.subtitle },
          { key: 'org', name: names.org, cell: (one) => one.orgName },
          { key: 'asked', name: names.asked, cell: (one) => sayInstant(one.openedAt, now) },
          { key: 'due', name: names.due, cell: (one) => <Due due={one.due} /> },
        ]}
      />
    </div>
  )
}
