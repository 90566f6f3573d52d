import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link, useParams } from 'react-router'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { ask, askPages } from '../../../../platform/client/ask.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { ChoiceChip, SearchField } from '../../../../ui/console/ListTools.tsx'
import { Due, StateTag } from '../../../../ui/console/Marks.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { Split } from '../../../../ui/console/Split.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import type { OfferFamily, OrderChannel, OrderState } from '../../model.ts'
import { getOrder, listOrders, type OrderCard } from '../../orders.contract.ts'
import { channelNames, familyNames, orderStateNames } from '../../text.ts'
import { EnterDialog } from './EnterDialog.tsx'
import { OrderSheet } from './OrderSheet.tsx'
import { tones } from './words.ts'

const text = consoleText.orders
const path = '/orders'
const filters = ['orgId', 'state', 'family', 'channel', 'search'] as const

/** 职工点单: what was ordered below the reader, with the opened one beside it. */
export default function OrdersPage() {
  const { id } = useParams()
  const { org } = useReader()
  const mayEnter = useMay('orders.enter')
  const [entering, setEntering] = useState(false)
  const place = useFilters(filters)
  const { orgId, state, family, channel, search } = place.filter
  const asked = useInfiniteQuery({
    ...askPages(listOrders, {
      query: {
        orgId: orgId ?? org.id,
        state: state as OrderState | undefined,
        family: family as OfferFamily | undefined,
        channel: channel as OrderChannel | undefined,
        search,
      },
    }),
    refetchInterval: 60_000,
  })
  const cards = asked.data?.pages.flatMap((page) => page.orders) ?? []
  const waiting = asked.data?.pages[0]?.waiting
  return (
    <Split
      list={
        <>
          <header>
            <h1>{consoleText.rooms.orders}</h1>
            {mayEnter && <Button onClick={() => setEntering(true)}>{consoleText.enter.title}</Button>}
            {entering && <EnterDialog onClose={() => setEntering(false)} />}
          </header>
          <Filters place={place} />
          {waiting && <p className="inset small soft">{say(text.waiting, waiting)}</p>}
          <div className="split-rows">
            <Answered asked={asked} bones={8}>
              {() =>
                cards.length === 0 ? (
                  <Empty icon="bag" title={text.empty}>
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
                      unit={consoleText.units.orders}
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

function Row({ card, address, openedId }: { card: OrderCard; address: string; openedId: string | undefined }) {
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
          <StateTag tone={tones[card.state]}>{orderStateNames[card.state]}</StateTag>
        </span>
        <span>
          <small>{[familyNames[card.family], card.orderedBy, card.place].join(' · ')}</small>
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
          name={text.state}
          choices={orderStateNames}
          value={filter.state}
          onChoose={(state) => change({ state })}
        />
        <ChoiceChip
          name={text.family}
          choices={familyNames}
          value={filter.family}
          onChoose={(family) => change({ family })}
        />
        <ChoiceChip
          name={text.channel}
          choices={channelNames}
          value={filter.channel}
          onChoose={(channel) => change({ channel })}
        />
      </div>
    </div>
  )
}

function Opened({ id, list }: { id: string; list: { pathname: string; search: string } }) {
  const asked = useQuery({ ...ask(getOrder, { params: { id } }), refetchInterval: 30_000 })
  return (
    <Answered asked={asked} bones={6}>
      {(order) => <OrderSheet order={order} list={list} />}
    </Answered>
  )
}
