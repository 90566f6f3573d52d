import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { CaseDesk, type DeskRow } from '../../../../kernel/cases/screens.ts'
import { ask, askPages } from '../../../../platform/client/ask.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { say } from '../../../../ui/console/text.ts'
import { type DeskAfterSale, getAfterSale, listAfterSales } from '../../after-sales.contract.ts'
import { afterSaleStands } from '../../after-sales.model.ts'
import { afterSaleStateNames, reasonNames, wantsNames } from '../../after-sales.text.ts'
import { afterSalesConsoleText as text } from '../../after-sales-console.text.ts'
import { AfterSaleSheet } from './AfterSaleSheet.tsx'
import { afterSaleTones } from './after-sale-tones.ts'

const path = '/mall/after-sales'

/** 售后: what buyers asked for, at the desk of the supplier or of the mall, with the opened one beside it. */
export default function AfterSalesPage() {
  const { id } = useParams()
  const place = useFilters(['stand', 'search'])
  const stand = afterSaleStands.find((one) => one === place.filter.stand)
  const { search } = place.filter
  const asked = useInfiniteQuery({
    ...askPages(listAfterSales, { query: { stand, search } }),
    refetchInterval: 60_000,
  })
  const first = asked.data?.pages[0]
  return (
    <CaseDesk
      words={text}
      icon="undo"
      path={path}
      asked={asked}
      cardsOf={(page) => page.afterSales}
      rowOf={rowOf}
      place={place}
      filters={{ org: 'no', find: text.find, choices: [{ key: 'stand', name: text.stand, words: text.stands }] }}
      summary={first && say(text.summaries[first.desk], first.counts as Record<string, number>)}
      unit={text.unit}
      openedId={id ?? null}
      detail={id && <Opened key={id} id={id} list={{ pathname: path, search: place.address }} />}
    />
  )
}

function rowOf(one: DeskAfterSale): DeskRow {
  const note = [wantsNames[one.wants], reasonNames[one.reason], one.buyer, one.supplierName].join(' · ')
  const title = `${one.name} ${say(text.pieces, { n: one.quantity })}`
  const { id, state, due } = one
  return { id, title, note, state: afterSaleStateNames[state], tone: afterSaleTones[state], due }
}

function Opened({ id, list }: { id: string; list: { pathname: string; search: string } }) {
  const asked = useQuery({ ...ask(getAfterSale, { params: { id } }), refetchInterval: 30_000 })
  return (
    <Answered asked={asked} bones={6}>
      {(one) => <AfterSaleSheet one={one} list={list} />}
    </Answered>
  )
}
