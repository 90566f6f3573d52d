import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Checkbox, Select, Space } from 'antd'
import { Link, useParams } from 'react-router'
import { ask, askOn, askPages } from '../../../../platform/client/ask.ts'
import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Split } from '../../../../ui/console/Split.tsx'
import { Bones, Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { OrgPicker } from '../../../orgs/screens.ts'
import { consoleText as text } from '../../console.text.ts'
import { listMissedDuties, listRelationKinds, listRelations, type RelationCard } from '../../contract.ts'
import { standingText } from '../../text.ts'
import { RelationSheet } from './RelationSheet.tsx'
import { tones } from './words.ts'

const filters = ['orgId', 'kind', 'standing', 'missed'] as const
type Place = ReturnType<typeof useFilters<(typeof filters)[number]>>

/** 结对: relations of one kind below the reader, with the opened one beside them. */
export default function RelationsPage() {
  const { id } = useParams()
  const place = useFilters(filters)
  const kinds = useQuery(ask(listRelationKinds, {}))
  const kind = place.filter.kind ?? kinds.data?.kinds[0]?.key
  const options = (kinds.data?.kinds ?? []).map((one) => ({ value: one.key, label: one.name }))
  return (
    <Split
      list={
        <>
          <header>
            <h1>{text.title}</h1>
          </header>
          <div className="split-tools">
            <OrgPicker value={place.filter.orgId} onChange={(picked) => place.change({ orgId: picked })} width={348} />
            <Space.Compact block>
              <Select
                aria-label={text.kind}
                style={{ width: '60%' }}
                value={kind ?? null}
                onChange={(picked: string | null) => place.change({ kind: picked ?? undefined })}
                options={options}
              />
              <Select
                allowClear
                aria-label={text.standing}
                placeholder={text.standing}
                style={{ width: '40%' }}
                value={place.filter.standing ?? null}
                onChange={(picked: string | null) => place.change({ standing: picked ?? undefined })}
                options={(['holds', 'ended'] as const).map((value) => ({ value, label: text.standings[value] }))}
              />
            </Space.Compact>
          </div>
          <div className="split-rows" style={{ marginTop: 12 }}>
            {kind ? <Relations key={kind} kind={kind} place={place} /> : kinds.data ? <None /> : <Bones rows={6} />}
          </div>
        </>
      }
      detail={id && <RelationSheet key={id} id={id} address={place.address} />}
      nothingOpened={
        <>
          <b>{text.pick}</b>
          <span>{text.pickHint}</span>
        </>
      }
    />
  )
}

function None() {
  return (
    <Empty icon="link" title={text.empty}>
      <p>{text.emptyLead}</p>
    </Empty>
  )
}

function Relations({ kind, place }: { kind: string; place: Place }) {
  const { org } = useReader()
  const { standing, missed: onlyMissed } = place.filter
  const orgId = place.filter.orgId ?? org.id
  const query = { kind, orgId, ...(standing && { standing: standing as 'holds' }) }
  const asked = useInfiniteQuery(askPages(listRelations, { query }))
  const missed = useQuery(askOn(listMissedDuties, { query: { kind, orgId } })).data
  const all = asked.data?.pages.flatMap((page) => page.relations) ?? []
  const late = new Set((missed?.relations ?? []).map((one) => one.id))
  const rows = onlyMissed === 'yes' ? (missed?.relations ?? []) : all
  return (
    <>
      {missed && late.size > 0 && (
        <p className="soft">
          {say(text.missedSum, { from: sayFullDay(missed.from), to: sayFullDay(missed.to), n: late.size })}{' '}
          <Checkbox
            checked={onlyMissed === 'yes'}
            onChange={(event) => place.change({ missed: event.target.checked ? 'yes' : undefined })}
          >
            {text.missedOnly}
          </Checkbox>
        </p>
      )}
      <Answered asked={asked} bones={6}>
        {() =>
          rows.length === 0 ? (
            <None />
          ) : (
            <>
              <ul>
                {rows.map((row) => (
                  <Row key={row.id} row={row} address={place.address} late={late.has(row.id) ? 'yes' : 'no'} />
                ))}
              </ul>
              {onlyMissed !== 'yes' && (
                <MoreRows
                  shown={rows.length}
                  unit={text.unit}
                  more={asked.hasNextPage}
                  loading={asked.isFetchingNextPage}
                  onMore={() => void asked.fetchNextPage()}
                />
              )}
            </>
          )
        }
      </Answered>
    </>
  )
}

function Row({ row, address, late }: { row: RelationCard; address: string; late: 'yes' | 'no' }) {
  const { id } = useParams()
  const more = [say(text.since, { from: sayFullDay(row.fromOn) }), row.keeperName, late === 'yes' ? text.missed : '']
  return (
    <li>
      <Link to={{ pathname: `/relations/${row.id}`, search: address }} aria-current={row.id === id}>
        <span>
          <b>{say(text.pairOf, { a: row.a.name, b: row.b.name })}</b>
          <StateTag tone={tones[row.standing]}>{standingText[row.standing]}</StateTag>
        </span>
        <span>
          <small>{more.filter(Boolean).join(text.between)}</small>
        </span>
      </Link>
    </li>
  )
}
