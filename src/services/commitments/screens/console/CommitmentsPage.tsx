import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link, useParams } from 'react-router'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { ExportDialog } from '../../../../kernel/privacy/screens.ts'
import { addressOf } from '../../../../platform/client/address.ts'
import { ask, askPages } from '../../../../platform/client/ask.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { ChoiceChip, SearchField } from '../../../../ui/console/ListTools.tsx'
import { Due, IconButton, StateTag } from '../../../../ui/console/Marks.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { Split } from '../../../../ui/console/Split.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { type CommitmentCard, exportCommitments, getCommitment, listCommitments } from '../../commitments.contract.ts'
import { consoleText } from '../../console.text.ts'
import type { CommitmentState } from '../../model.ts'
import { stateNames } from '../../text.ts'
import { CommitmentSheet } from './CommitmentSheet.tsx'
import { RegisterDialog } from './RegisterDialog.tsx'
import { tones, yearChoices } from './words.ts'

const text = consoleText.list
const path = '/commitments'
const filters = ['orgId', 'state', 'year', 'listId', 'search'] as const

/** 实事项目: what unions below the reader promise, with the opened one beside it. */
export default function CommitmentsPage() {
  const { id } = useParams()
  const { org } = useReader()
  const mayKeep = useMay('commitments.keep')
  const [opened, setOpened] = useState<'register' | 'export' | null>(null)
  const place = useFilters(filters)
  const { orgId, state, year, listId, search } = place.filter
  const query = {
    ...{ orgId: orgId ?? org.id, state: state as CommitmentState | undefined, listId, search },
    ...(year && { year }),
  }
  const asked = useInfiniteQuery({ ...askPages(listCommitments, { query }), refetchInterval: 60_000 })
  const cards = asked.data?.pages.flatMap((page) => page.commitments) ?? []
  const close = () => setOpened(null)
  return (
    <Split
      list={
        <>
          <header>
            <h1>{consoleText.rooms.list}</h1>
            <span className="grow" />
            <IconButton icon="download" label={text.download} onClick={() => setOpened('export')} />
            {mayKeep && <Button onClick={() => setOpened('register')}>{consoleText.register.title}</Button>}
            {opened === 'register' && <RegisterDialog onClose={close} />}
            {opened === 'export' && (
              <ExportDialog
                what={consoleText.rooms.list}
                formats={['xlsx', 'csv']}
                addressFor={(format, reason) =>
                  addressOf(exportCommitments, { query: { ...query, format: format as 'xlsx' | 'csv', reason } })
                }
                onClose={close}
              />
            )}
          </header>
          <Filters place={place} />
          <div className="split-rows">
            <Answered asked={asked} bones={8}>
              {() =>
                cards.length === 0 ? (
                  <Empty icon="flag" title={text.empty}>
                    <p>{place.isFiltered ? text.emptyFiltered : text.emptyLead}</p>
                    {place.isFiltered && <Button onClick={place.clear}>{consoleText.clear}</Button>}
                  </Empty>
                ) : (
                  <>
                    <ul>
                      {cards.map((card) => (
                        <Row key={card.id} card={card} address={place.address} openedId={id} />
                      ))}
                    </ul>
                    <MoreRows
                      shown={cards.length}
                      unit={consoleText.unit}
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
      detail={id ? <Opened key={id} id={id} list={{ pathname: path, search: place.address }} /> : null}
      nothingOpened={
        <>
          <b>{text.pick}</b>
          <span>{text.pickHint}</span>
        </>
      }
    />
  )
}

function Row({ card, address, openedId }: { card: CommitmentCard; address: string; openedId: string | undefined }) {
  const opened = card.id === openedId
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (opened) row.current?.scrollIntoView({ block: 'nearest' })
  }, [opened])
  return (
    <li ref={row}>
      <Link to={{ pathname: `${path}/${card.id}`, search: address }} aria-current={opened}>
        <span>
          <b>{card.title}</b>
          <StateTag tone={tones[card.state]}>{stateNames[card.state]}</StateTag>
        </span>
        <span>
          <small>{[card.year, card.orgName, card.officerName].join(' · ')}</small>
          <Due due={card.due} />
        </span>
      </Link>
    </li>
  )
}

function Filters({ place: { filter, change } }: { place: ReturnType<typeof useFilters<(typeof filters)[number]>> }) {
  return (
    <div className="split-tools">
      <SearchField label={text.find} value={filter.search ?? ''} onChange={(search) => change({ search })} />
      <OrgPicker value={filter.orgId} onChange={(orgId) => change({ orgId })} />
      <div className="chips">
        <ChoiceChip
          name={text.year}
          choices={yearChoices()}
          value={filter.year}
          onChoose={(year) => change({ year })}
        />
        <ChoiceChip
          name={text.state}
          choices={stateNames}
          value={filter.state}
          onChoose={(state) => change({ state })}
        />
      </div>
    </div>
  )
}

function Opened({ id, list }: { id: string; list: { pathname: string; search: string } }) {
  const asked = useQuery({ ...ask(getCommitment, { params: { id } }), refetchInterval: 30_000 })
  return (
    <Answered asked={asked} bones={6}>
      {(commitment) => <CommitmentSheet commitment={commitment} list={list} />}
    </Answered>
  )
}
