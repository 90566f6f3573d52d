import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Due, StateTag, type Tone } from '../../../../ui/console/Marks.tsx'
import { Split } from '../../../../ui/console/Split.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import type { IconName } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import type { CaseCard, DueState } from '../../contract.ts'
import { toneOf } from './case-words.ts'
import { DeskFilters, type DeskFiltersShown, type DeskPlace } from './DeskFilters.tsx'
import { useRowKeys } from './use-row-keys.ts'

/** What every desk keeps in its address; a service adds its own. */
export const deskFilters = ['orgId', 'state', 'late', 'period', 'search'] as const

export type DeskWords = {
  readonly title: string
  readonly empty: string
  readonly emptyLead: string
  readonly pick: string
  readonly pickHint: string
}

/** A case as one row says it. */
export type DeskRow = {
  readonly id: string
  readonly title: ReactNode
  readonly note: ReactNode
  readonly state: string
  readonly tone: Tone
  readonly due: DueState | null
}

/** The usual row of a case: what it is about, then whose it is. */
export function rowOfCase(card: CaseCard, readerOrgId: string): DeskRow {
  const { id, title, subtitle, stateName, due } = card
  return { id, title, note: subtitle, state: stateName, tone: toneOf(card, readerOrgId), due }
}

/** A list of cases with the opened one beside it: filters in the address, pages by keyset, keys J and K. */
export function CaseDesk<Page, Card>({
  words,
  icon,
  path,
  asked,
  cardsOf,
  rowOf,
  place,
  filters,
  tools,
  head,
  summary,
  unit = consoleText.unit,
  openedId,
  detail,
}: {
  words: DeskWords
  icon: IconName
  /** Where a row opens, with its id behind. */
  path: string
  asked: UseInfiniteQueryResult<InfiniteData<Page>>
  cardsOf: (page: Page) => readonly Card[]
  rowOf: (card: Card) => DeskRow
  place: DeskPlace
  filters: DeskFiltersShown
  /** Beside the filters, such as an export of the list. */
  tools?: ReactNode
  /** What stands beside the title. */
  head?: ReactNode
  summary?: ReactNode
  unit?: string
  openedId: string | null
  detail: ReactNode
}) {
  const rows = useRef<HTMLDivElement>(null)
  useRowKeys(rows)
  const cards = asked.data?.pages.flatMap(cardsOf).map(rowOf) ?? []
  return (
    <Split
      list={
        <>
          <header>
            <h1>{words.title}</h1>
            {head}
          </header>
          <DeskFilters path={path} place={place} shown={filters} tools={tools} />
          <p className="split-count">{summary}</p>
          <div className="split-rows" ref={rows}>
            <Answered asked={asked} bones={8}>
              {() =>
                cards.length === 0 ? (
                  <Empty icon={icon} title={words.empty}>
                    <p>{place.isFiltered ? consoleText.emptyFiltered : words.emptyLead}</p>
                    {place.isFiltered && <Button onClick={place.clear}>{consoleText.clear}</Button>}
                  </Empty>
                ) : (
                  <>
                    <ul>
                      {cards.map((card) => (
                        <Row
                          key={card.id}
                          card={card}
                          to={{ pathname: `${path}/${card.id}`, search: place.address }}
                          opened={card.id === openedId}
                        />
                      ))}
                    </ul>
                    <MoreRows
                      shown={cards.length}
                      unit={unit}
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
      detail={detail}
      nothingOpened={
        <>
          <b>{words.pick}</b>
          <span>{words.pickHint}</span>
          <small>{consoleText.keys}</small>
        </>
      }
    />
  )
}

function Row({
  card,
  to,
  opened,
}: {
  card: DeskRow
  to: { readonly pathname: string; readonly search: string }
  opened: boolean
}) {
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (opened) row.current?.scrollIntoView({ block: 'nearest' })
  }, [opened])
  return (
    <li ref={row}>
      <Link to={to} aria-current={opened}>
        <span>
          <b>{card.title}</b>
          <StateTag tone={card.tone}>{card.state}</StateTag>
        </span>
        <span>
          <small>{card.note}</small>
          <Due due={card.due} />
        </span>
      </Link>
    </li>
  )
}
