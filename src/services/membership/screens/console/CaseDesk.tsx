import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { CaseCard } from '../../../../kernel/cases/contract.ts'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import type { useFilters } from '../../../../platform/client/use-filters.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { ChoiceChip, SearchField } from '../../../../ui/console/ListTools.tsx'
import { ChipOn, Due, StateTag } from '../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Split } from '../../../../ui/console/Split.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import type { IconName } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { toneOf } from './words.ts'

export const deskFilters = ['orgId', 'state', 'late', 'search'] as const
type Place = ReturnType<typeof useFilters<(typeof deskFilters)[number]>>

type Words = {
  readonly title: string
  readonly empty: string
  readonly emptyLead: string
  readonly pick: string
  readonly pickHint: string
}

/** A list of cases of one kind with the opened one beside it. */
export function CaseDesk<Page>({
  words,
  icon,
  path,
  asked,
  cardsOf,
  place,
  states,
  withLate,
  summary,
  openedId,
  detail,
}: {
  words: Words
  icon: IconName
  path: string
  asked: UseInfiniteQueryResult<InfiniteData<Page>>
  cardsOf: (page: Page) => readonly CaseCard[]
  place: Place
  states: Readonly<Record<string, string>>
  withLate: 'yes' | 'no'
  summary?: ReactNode
  openedId: string | null
  detail: ReactNode
}) {
  const cards = asked.data?.pages.flatMap(cardsOf) ?? []
  return (
    <Split
      list={
        <>
          <header>
            <h1>{words.title}</h1>
          </header>
          <Filters place={place} states={states} withLate={withLate} />
          <p className="split-count">{summary}</p>
          <div className="split-rows">
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
                          path={path}
                          address={place.address}
                          opened={card.id === openedId}
                        />
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
      detail={detail}
      nothingOpened={
        <>
          <b>{words.pick}</b>
          <span>{words.pickHint}</span>
        </>
      }
    />
  )
}

function Row({ card, path, address, opened }: { card: CaseCard; path: string; address: string; opened: boolean }) {
  const { org } = useReader()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (opened) row.current?.scrollIntoView({ block: 'nearest' })
  }, [opened])
  return (
    <li ref={row}>
      <Link to={{ pathname: `${path}/${card.id}`, search: address }} aria-current={opened}>
        <span>
          <b>{card.subtitle}</b>
          <StateTag tone={toneOf(card, org.id)}>{card.stateName}</StateTag>
        </span>
        <span>
          <small>{card.title}</small>
          <Due due={card.due} />
        </span>
      </Link>
    </li>
  )
}

function Filters({
  place: { filter, change },
  states,
  withLate,
}: {
  place: Place
  states: Readonly<Record<string, string>>
  withLate: 'yes' | 'no'
}) {
  return (
    <div className="split-tools">
      <SearchField label={consoleText.find} value={filter.search ?? ''} onChange={(search) => change({ search })} />
      <OrgPicker value={filter.orgId} onChange={(orgId) => change({ orgId })} />
      <div className="chips">
        <ChoiceChip
          name={consoleText.state}
          choices={states}
          value={filter.state}
          onChoose={(state) => change({ state })}
        />
        {withLate === 'no' ? null : filter.late ? (
          <ChipOn name={consoleText.late} onClear={() => change({ late: undefined })}>
            {consoleText.late}
          </ChipOn>
        ) : (
          <button type="button" className="chip" onClick={() => change({ late: 'yes' })}>
            {consoleText.late}
          </button>
        )}
      </div>
    </div>
  )
}
