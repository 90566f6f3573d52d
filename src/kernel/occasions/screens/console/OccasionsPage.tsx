import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Input, Select, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { ask, askPages } from '../../../../platform/client/ask.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Split } from '../../../../ui/console/Split.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { OrgPicker } from '../../../orgs/screens.ts'
import { consoleText as text } from '../../console.text.ts'
import { listOccasionKinds, listOccasions, type OccasionState } from '../../contract.ts'
import { stateText } from '../../text.ts'
import { OccasionSheet } from './OccasionSheet.tsx'
import { moment, tones } from './words.ts'

const filters = ['orgId', 'kind', 'state', 'search'] as const
type Place = ReturnType<typeof useFilters<(typeof filters)[number]>>
type Row = ReceivedOf<typeof listOccasions>['occasions'][number]

/** 场次: occasions of whatever service below the reader, with the opened one beside them. */
export default function OccasionsPage() {
  const { org } = useReader()
  const { id } = useParams()
  const place = useFilters(filters)
  const { orgId, kind, state, search } = place.filter
  const kinds = useQuery(ask(listOccasionKinds, {})).data?.kinds
  const asked = useInfiniteQuery({
    ...askPages(listOccasions, {
      query: {
        orgId: orgId ?? org.id,
        ...(kind && { kind }),
        ...(state && { state: state as OccasionState }),
        ...(search && { search }),
      },
    }),
    // Whoever reads no kind at all is told that there is nothing, without asking.
    enabled: kinds !== undefined && kinds.length > 0,
  })
  const rows = asked.data?.pages.flatMap((page) => page.occasions) ?? []
  return (
    <Split
      list={
        <>
          <header>
            <h1>{text.title}</h1>
          </header>
          <Filters place={place} kinds={kinds ?? []} />
          <div className="split-rows" style={{ marginTop: 12 }}>
            {kinds?.length === 0 ? (
              <None />
            ) : (
              <Answered asked={asked} bones={8}>
                {() =>
                  rows.length === 0 ? (
                    <None>{place.isFiltered && <Button onClick={place.clear}>{text.clear}</Button>}</None>
                  ) : (
                    <>
                      <ul>
                        {rows.map((row) => (
                          <OccasionRow key={row.id} row={row} address={place.address} opened={row.id === id} />
                        ))}
                      </ul>
                      <MoreRows
                        shown={rows.length}
                        unit={text.unit}
                        more={asked.hasNextPage}
                        loading={asked.isFetchingNextPage}
                        onMore={() => void asked.fetchNextPage()}
                      />
                    </>
                  )
                }
              </Answered>
            )}
          </div>
        </>
      }
      detail={id && <OccasionSheet key={id} id={id} address={place.address} />}
      nothingOpened={
        <>
          <b>{text.pick}</b>
          <span>{text.pickHint}</span>
        </>
      }
    />
  )
}

function None({ children }: { children?: ReactNode }) {
  return (
    <Empty icon="calendar" title={text.empty}>
      <p>{text.emptyLead}</p>
      {children}
    </Empty>
  )
}

type Kinds = ReceivedOf<typeof listOccasionKinds>['kinds']

function Filters({ place, kinds }: { place: Place; kinds: Kinds }) {
  const { orgId, kind, state, search } = place.filter
  const [typed, setTyped] = useState(search ?? '')
  return (
    <div className="split-tools">
      <OrgPicker value={orgId} onChange={(picked) => place.change({ orgId: picked })} width={348} />
      <Input.Search
        allowClear
        placeholder={text.find}
        aria-label={text.find}
        style={{ width: '100%' }}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={(words) => place.change({ search: words.trim() || undefined })}
      />
      <Space.Compact block>
        <Select
          allowClear
          aria-label={text.kind}
          placeholder={text.kind}
          style={{ width: '60%' }}
          value={kind ?? null}
          onChange={(picked: string | null) => place.change({ kind: picked ?? undefined })}
          options={kinds.map((one) => ({ value: one.key, label: one.name }))}
        />
        <Select
          allowClear
          aria-label={text.state}
          placeholder={text.state}
          style={{ width: '40%' }}
          value={state ?? null}
          onChange={(picked: string | null) => place.change({ state: picked ?? undefined })}
          options={Object.entries(stateText).map(([value, label]) => ({ value, label }))}
        />
      </Space.Compact>
    </div>
  )
}

function OccasionRow({ row, address, opened }: { row: Row; address: string; opened: boolean }) {
  const attended = row.attended > 0 ? say(text.attended, { n: count(row.attended) }) : ''
  return (
    <li>
      <Link to={{ pathname: `/occasions/${row.id}`, search: address }} aria-current={opened}>
        <span>
          <b>{row.title}</b>
          <StateTag tone={tones[row.state]}>{stateText[row.state]}</StateTag>
        </span>
        <span>
          <small>
            {[row.kindName, moment(row.startsAt), row.hostName, attended].filter(Boolean).join(text.between)}
          </small>
        </span>
      </Link>
    </li>
  )
}
