import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { ask, askPages } from '../../../../platform/client/ask.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Due, StateTag } from '../../../../ui/console/Marks.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { Split } from '../../../../ui/console/Split.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { channelNames, classNames, disputeStateNames, sourceNames } from '../../case.text.ts'
import { consoleText } from '../../console.text.ts'
import type { DisputeCard } from '../../disputes.contract.ts'
import { listStations } from '../../firms.contract.ts'
import { listDisputes } from '../../handling.contract.ts'
import { ActForm } from './ActForm.tsx'
import { DisputeSheet } from './DisputeSheet.tsx'
import './disputes.css'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { ChoiceChip, OnChip, SearchField } from '../../../../ui/console/ListTools.tsx'
import { enterPlan } from './enter-plan.ts'
import { toneOf } from './words.ts'

const text = consoleText.list
const filters = ['state', 'open', 'late', 'mine', 'class', 'channel', 'source', 'search'] as const

/** The queue of disputes with the opened file beside it. */
export default function CasesPage() {
  const { org } = useReader()
  const { id } = useParams()
  const place = useFilters(filters)
  const [entering, setEntering] = useState(false)
  const mayHandle = useMay('disputes.handle')
  const asked = useInfiniteQuery(askPages(listDisputes, { query: { orgId: org.id, ...queryOf(place.filter) } }))
  const cards = asked.data?.pages.flatMap((page) => page.disputes) ?? []
  return (
    <>
      <Split
        list={
          <>
            <header>
              <h1>{text.title}</h1>
              <span className="grow" />
              {mayHandle && (
                <Button size="small" icon={<Icon name="plus" size="s" />} onClick={() => setEntering(true)}>
                  {text.enter}
                </Button>
              )}
            </header>
            <Filters place={place} />
            <div className="split-rows" style={{ marginTop: 12 }}>
              <Answered asked={asked} bones={8}>
                {() =>
                  cards.length === 0 ? (
                    <Empty icon="scales" title={text.empty}>
                      <p>{place.isFiltered ? text.emptyFiltered : text.emptyLead}</p>
                      {place.isFiltered && <Button onClick={place.clear}>{consoleText.clear}</Button>}
                    </Empty>
                  ) : (
                    <>
                      <ul>
                        {cards.map((card) => (
                          <Row key={card.case.id} card={card} address={place.address} opened={card.case.id === id} />
                        ))}
                      </ul>
                      <MoreRows
                        shown={cards.length}
                        unit={consoleText.units.cases}
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
        detail={id && <DisputeSheet key={id} id={id} address={place.address} />}
        nothingOpened={
          <>
            <b>{text.pick}</b>
            <span>{text.pickHint}</span>
          </>
        }
      />
      {entering && <Entering onClose={() => setEntering(false)} />}
    </>
  )
}

type Filter = Partial<Record<(typeof filters)[number], string>>

function queryOf({ state, open, late, mine, class: ofClass, channel, source, search }: Filter) {
  return {
    ...(state && { state: state as 'filed' }),
    ...(open && { open: 'yes' as const }),
    ...(late && { late: 'yes' as const }),
    ...(mine && { mine: 'yes' as const }),
    ...(ofClass && { class: ofClass as 'common' }),
    ...(channel && { channel: channel as 'app' }),
    ...(source && { source: source as 'court' }),
    ...(search && search.length > 1 && { search }),
  }
}

function Filters({ place: { filter, change } }: { place: ReturnType<typeof useFilters<(typeof filters)[number]>> }) {
  return (
    <div className="split-tools">
      <SearchField label={consoleText.find} value={filter.search ?? ''} onChange={(search) => change({ search })} />
      <div className="chips">
        <OnChip name={text.open} value={filter.open} onTurn={(open) => change({ open })} />
        <OnChip name={text.mine} value={filter.mine} onTurn={(mine) => change({ mine })} />
        <OnChip name={text.late} value={filter.late} onTurn={(late) => change({ late })} />
        <ChoiceChip
          name={text.states}
          choices={disputeStateNames}
          value={filter.state}
          onChoose={(state) => change({ state })}
        />
        <ChoiceChip
          name={text.class}
          choices={classNames}
          value={filter.class}
          onChoose={(ofClass) => change({ class: ofClass })}
        />
        <ChoiceChip
          name={text.channel}
          choices={channelNames}
          value={filter.channel}
          onChoose={(channel) => change({ channel })}
        />
        <ChoiceChip
          name={text.source}
          choices={sourceNames}
          value={filter.source}
          onChoose={(source) => change({ source })}
        />
      </div>
    </div>
  )
}

function Row({ card, address, opened }: { card: DisputeCard; address: string; opened: boolean }) {
  const { org } = useReader()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (opened) row.current?.scrollIntoView({ block: 'nearest' })
  }, [opened])
  const sum = card.recoveredFen > 0 ? text.recovered : text.claimed
  return (
    <li ref={row}>
      <Link to={{ pathname: `/disputes/cases/${card.case.id}`, search: address }} aria-current={opened}>
        <span>
          <b>{card.firmName}</b>
          <StateTag tone={toneOf(card.case, org.id)}>{card.case.stateName}</StateTag>
        </span>
        <span>
          <small>
            {[card.case.subtitle, say(sum, { n: displayYuan(card.recoveredFen || card.claimedFen) })].join('，')}
          </small>
          <Due due={card.case.due} />
        </span>
      </Link>
    </li>
  )
}

function Entering({ onClose }: { onClose: () => void }) {
  const { org } = useReader()
  const go = useNavigate()
  const stations = useQuery(ask(listStations, { query: { orgId: org.id } }))
  if (!stations.data) return null
  const plan = enterPlan(org.id, stations.data.stations, (id) => void go(`/disputes/cases/${id}`))
  return <ActForm plan={plan} onClose={onClose} />
}
