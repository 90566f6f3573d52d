import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useSearchParams } from 'react-router'
import { ask, askOn, askPages } from '../../../../platform/client/ask.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../ui/console/Card.tsx'
import { Facts, PlainTable } from '../../../../ui/console/Facts.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { SideList } from '../../../../ui/console/SideList.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { listOrgs } from '../../../orgs/contract.ts'
import { auditText as text } from '../../console.text.ts'
import { listAudit } from '../../contract.ts'
import './audit.css'
import { DayInput } from '../../../../ui/console/WhenInput.tsx'

type Answer = ReceivedOf<typeof listAudit>
type Entry = Answer['entries'][number]

/** What was done under an organisation; filters stand in the address. */
export default function AuditPage() {
  const { org } = useReader()
  const [params, setParams] = useSearchParams()
  const [opened, setOpened] = useState<Entry | null>(null)
  const actor = useDeferredValue(params.get('actor') ?? '')
  const given = (name: string) => (params.get(name) ? { [name]: params.get(name)! } : {})
  const asked = useInfiniteQuery(
    askPages(listAudit, {
      query: {
        orgId: params.get('org') ?? org.id,
        ...(actor && { actor }),
        ...given('room'),
        ...given('from'),
        ...given('to'),
      },
    }),
  )
  const set = (name: string, value: string | null) => {
    const next = new URLSearchParams(params)
    value ? next.set(name, value) : next.delete(name)
    setParams(next, { replace: true })
  }
  const entries = asked.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead} />
      <Filters params={params} set={set} rooms={asked.data?.pages[0]?.rooms ?? []} />
      <section className="card">
        <Answered asked={asked} bones={8}>
          {() =>
            entries.length === 0 ? (
              <Empty icon="history" title={text.none}>
                <p>{text.noneLead}</p>
              </Empty>
            ) : (
              <>
                <Entries entries={entries} onOpen={setOpened} />
                <MoreRows
                  shown={entries.length}
                  unit={text.unit}
                  more={asked.hasNextPage}
                  loading={asked.isFetchingNextPage}
                  onMore={() => void asked.fetchNextPage()}
                />
              </>
            )
          }
        </Answered>
      </section>
      <SideList open={opened !== null} title={opened?.says} onClose={() => setOpened(null)}>
        {opened && <Detail entry={opened} />}
      </SideList>
    </div>
  )
}

function Filters({
  params,
  set,
  rooms,
}: {
  params: URLSearchParams
  set: (name: string, value: string | null) => void
  rooms: Answer['rooms']
}) {
  const { org } = useReader()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const below = useQuery(ask(listOrgs, { query: { parentId: org.id } }))
  const found = useQuery({ ...askOn(listOrgs, { query: { search } }), enabled: search.length > 0 })
  const offered = ((search === '' ? below.data : found.data)?.orgs ?? []).filter((one) => one.id !== org.id)
  return (
    <div className="row wrap no-print">
      <Input
        allowClear
        className="audit-actor"
        prefix={<Icon name="search" size="s" />}
        placeholder={text.actor}
        aria-label={text.actor}
        defaultValue={params.get('actor') ?? ''}
        onChange={(event) => set('actor', event.target.value.trim())}
      />
      <Select
        aria-label={text.org}
        className="audit-org"
        value={params.get('org') ?? org.id}
        onChange={(picked: string) => set('org', picked === org.id ? null : picked)}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        popupMatchSelectWidth={false}
        options={[{ value: org.id, label: org.name }, ...offered.map((one) => ({ value: one.id, label: one.name }))]}
      />
      <Select
        aria-label={text.room}
        className="audit-room"
        value={params.get('room') ?? ''}
        onChange={(picked: string) => set('room', picked)}
        options={[{ value: '', label: text.anyRoom }, ...rooms.map((room) => ({ value: room.key, label: room.name }))]}
      />
      {(['from', 'to'] as const).map((name) => (
        <DayInput
          key={name}
          className="audit-day"
          aria-label={text[name]}
          value={params.get(name) ?? ''}
          onChange={(picked) => set(name, picked)}
        />
      ))}
    </div>
  )
}

function Entries({ entries, onOpen }: { entries: readonly Entry[]; onOpen: (entry: Entry) => void }) {
  const now = instantNow()
  const names = text.columns
  return (
    <div className="table-scroll inset">
      <PlainTable
        caption={text.title}
        rows={entries}
        keyOf={(entry) => entry.key}
        columns={[
          {
            key: 'when',
            name: names.when,
            cell: (entry) => <span className="nowrap">{sayInstant(entry.recordedAt, now)}</span>,
          },
          { key: 'who', name: names.who, cell: (entry) => <span className="nowrap">{whoOf(entry)}</span> },
          {
            key: 'what',
            name: names.what,
            cell: (entry) => (
              <button type="button" className="plain link nowrap" onClick={() => onOpen(entry)}>
                {entry.says}
              </button>
            ),
          },
          { key: 'org', name: names.org, cell: (entry) => <span className="nowrap">{entry.orgName}</span> },
          { key: 'where', name: names.where, cell: (entry) => <span className="num">{entry.address}</span> },
        ]}
      />
    </div>
  )
}

function whoOf({ actorKind, actorName }: Entry): string {
  if (actorKind === 'system') return text.platform
  return actorKind === 'guest' ? text.guest : actorName
}

function Detail({ entry }: { entry: Entry }) {
  return (
    <div className="audit-detail">
      <Facts
        facts={[
          { name: text.columns.who, value: whoOf(entry) },
          { name: text.columns.when, value: sayInstant(entry.recordedAt, instantNow()) },
          { name: text.columns.org, value: entry.orgName },
          { name: text.columns.where, value: entry.address },
          { name: text.facts.subject, value: `${entry.subjectKind} ${entry.subjectId}` },
          { name: text.facts.request, value: entry.requestId },
          { name: text.facts.key, value: entry.key },
        ]}
      />
      {Object.keys(entry.detail).length > 0 && (
        <>
          <h3>{text.detail}</h3>
          <pre>{JSON.stringify(entry.detail, null, 2)}</pre>
        </>
      )}
    </div>
  )
}
