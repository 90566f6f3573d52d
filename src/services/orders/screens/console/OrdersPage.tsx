import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { CaseDesk, type DeskRow } from '../../../../kernel/cases/screens.ts'
import { ask, askPages } from '../../../../platform/client/ask.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
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
  const waiting = asked.data?.pages[0]?.waiting
  return (
    <>
      <CaseDesk
        words={{ title: consoleText.rooms.orders, ...text }}
        icon="bag"
        path={path}
        asked={asked}
        cardsOf={(page) => page.orders}
        rowOf={rowOfOrder}
        place={place}
        filters={{
          find: text.find,
          choices: [
            { key: 'state', name: text.state, words: orderStateNames },
            { key: 'family', name: text.family, words: familyNames },
            { key: 'channel', name: text.channel, words: channelNames },
          ],
        }}
        head={mayEnter && <Button onClick={() => setEntering(true)}>{consoleText.enter.title}</Button>}
        summary={waiting && say(text.waiting, waiting)}
        unit={consoleText.units.orders}
        openedId={id ?? null}
        detail={id && <Opened key={id} id={id} list={{ pathname: path, search: place.address }} />}
      />
      {entering && <EnterDialog onClose={() => setEntering(false)} />}
    </>
  )
}

function rowOfOrder(card: OrderCard): DeskRow {
  const note = [familyNames[card.family], card.orderedBy, card.place].join(' · ')
  return { ...card, note, state: orderStateNames[card.state], tone: tones[card.state] }
}

function Opened({ id, list }: { id: string; list: { pathname: string; search: string } }) {
  const asked = useQuery({ ...ask(getOrder, { params: { id } }), refetchInterval: 30_000 })
  return (
    <Answered asked={asked} bones={6}>
      {(order) => <OrderSheet order={order} list={list} />}
    </Answered>
  )
}
