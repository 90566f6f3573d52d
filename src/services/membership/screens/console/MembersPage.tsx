import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { ExportDialog } from '../../../../kernel/privacy/screens.ts'
import { addressOf } from '../../../../platform/client/address.ts'
import { ask, askPages } from '../../../../platform/client/ask.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { ChoiceChip } from '../../../../ui/console/ListTools.tsx'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { Split } from '../../../../ui/console/Split.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { exportMembers, listMembers, type MemberCard } from '../../members.contract.ts'
import { formNames } from '../../names.text.ts'
import { listTagKinds } from '../../tags.contract.ts'
import { CounterDialog } from './CounterDialog.tsx'
import { MemberSheet } from './MemberSheet.tsx'
import './members.css'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { SearchField } from '../../../../ui/console/ListTools.tsx'
import { DayInput } from '../../../../ui/console/WhenInput.tsx'
import { fullDay } from './words.ts'

const text = consoleText.members
const names = ['orgId', 'state', 'tag', 'from', 'to', 'search'] as const
type Place = ReturnType<typeof useFilters<(typeof names)[number]>>

/** 会员: the list with its filters, the member beside it. */
export default function MembersPage() {
  const { id } = useParams()
  const { org } = useReader()
  const mayAdmit = useMay('membership.admit')
  const [adding, setAdding] = useState(false)
  const place = useFilters(names)
  const { orgId, tag, from, to, search } = place.filter
  const state = place.filter.state === 'left' ? ('left' as const) : ('member' as const)
  const query = { orgId: orgId ?? org.id, state, tag, from, to, search }
  const asked = useInfiniteQuery(askPages(listMembers, { query }))
  const members = asked.data?.pages.flatMap((page) => page.members) ?? []
  const first = asked.data?.pages[0]
  return (
    <>
      <Split
        list={
          <>
            <header>
              <h1>{text.title}</h1>
              <span className="grow" />
              <ExportMenu query={query} />
              {mayAdmit && (
                <Button size="small" icon={<Icon name="plus" size="s" />} onClick={() => setAdding(true)}>
                  {text.add}
                </Button>
              )}
            </header>
            <Filters place={place} />
            <p className="split-count">{first && <span>{say(text.count, { n: count(first.memberCount) })}</span>}</p>
            <div className="split-rows">
              <Answered asked={asked} bones={8}>
                {() =>
                  members.length === 0 && !asked.hasNextPage ? (
                    <Empty icon="person" title={text.empty}>
                      <p>{place.isFiltered ? consoleText.emptyFiltered : text.emptyLead}</p>
                      {place.isFiltered && <Button onClick={place.clear}>{consoleText.clear}</Button>}
                    </Empty>
                  ) : (
                    <>
                      <ul>
                        {members.map((member) => (
                          <Row key={member.id} member={member} opened={member.id === id} address={place.address} />
                        ))}
                      </ul>
                      <MoreRows
                        shown={members.length}
                        unit={consoleText.units.people}
                        more={asked.hasNextPage}
                        loading={asked.isFetchingNextPage}
                        onMore={() => void asked.fetchNextPage()}
                      />
                    </>
                  )
                }
              </Answered>
            </div>
          </>
        }
        detail={id && <MemberSheet key={id} id={id} listAddress={place.address} />}
        nothingOpened={
          <>
            <b>{text.pick}</b>
            <span>{text.pickHint}</span>
          </>
        }
      />
      {adding && <CounterDialog onClose={() => setAdding(false)} />}
    </>
  )
}

function Row({ member, opened, address }: { member: MemberCard; opened: boolean; address: string }) {
  const { fromOn, untilOn, form } = member
  return (
    <li>
      <Link to={{ pathname: `/membership/members/${member.id}`, search: address }} aria-current={opened}>
        <span>
          <b>
            {member.maskedName}
            <span className="member-form">{form ? formNames[form] : ''}</span>
          </b>
          <span className="member-tags">
            {member.tags.slice(0, 2).map((tag) => (
              <StateTag key={tag} tone="plain">
                {tag}
              </StateTag>
            ))}
          </span>
        </span>
        <span>
          <small>{member.orgName}</small>
          <small>
            {untilOn ? say(text.left, { day: fullDay(untilOn) }) : say(text.joined, { day: fullDay(fromOn) })}
          </small>
        </span>
      </Link>
    </li>
  )
}

function Filters({ place: { filter, change } }: { place: Place }) {
  const kinds = useQuery(ask(listTagKinds, {})).data?.kinds ?? []
  const day = (name: 'from' | 'to') => (
    <DayInput
      size="small"
      aria-label={text[name]}
      value={filter[name] ?? ''}
      onChange={(picked) => change({ [name]: picked || undefined })}
    />
  )
  return (
    <div className="split-tools">
      <SearchField label={text.search} value={filter.search ?? ''} onChange={(search) => change({ search })} />
      <OrgPicker value={filter.orgId} onChange={(orgId) => change({ orgId })} />
      <div className="chips">
        <ChoiceChip
          name={text.tag}
          choices={Object.fromEntries(kinds.map((kind) => [kind.key, kind.name]))}
          value={filter.tag}
          onChoose={(tag) => change({ tag })}
        />
        <ChoiceChip
          name={text.state}
          choices={text.states}
          value={filter.state}
          onChoose={(state) => change({ state: state === 'member' ? undefined : state })}
        />
      </div>
      <div className="member-days">
        <span>{text.from}</span>
        {day('from')}
        <span>{text.to}</span>
        {day('to')}
      </div>
    </div>
  )
}

type Query = Omit<
  NonNullable<Parameters<typeof addressOf<typeof exportMembers>>[1]['query']>,
  'format' | 'reason' | 'cursor'
>

/** The same list as a file under a number of its own. */
function ExportMenu({ query }: { query: Query }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={text.exportFile}
        title={text.exportFile}
        onClick={() => setOpen(true)}
      >
        <Icon name="download" />
      </button>
      {open && (
        <ExportDialog
          what={text.title}
          formats={['xlsx', 'csv', 'pdf']}
          addressFor={(format, reason) => addressOf(exportMembers, { query: { ...query, format, reason } })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
