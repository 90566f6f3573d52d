import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import type { useFilters } from '../../../../platform/client/use-filters.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { StateTag, type Tone } from '../../../../ui/console/Marks.tsx'
import { Split } from '../../../../ui/console/Split.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import type { IconName } from '../../../../ui/icons/Icon.tsx'

export type RecordRow = {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly state: string
  readonly tone: Tone
}

type Words = {
  readonly title: string
  readonly empty: string
  readonly lead: string
  readonly pick: string
  readonly pickHint: string
}

/** Records that are no cases, newest first, with the opened one beside them. */
export function RecordDesk<Page, Card>({
  words,
  icon,
  path,
  unit,
  asked,
  cardsOf,
  rowOf,
  place,
  head,
  openedId,
  detailOf,
}: {
  words: Words
  icon: IconName
  path: string
  unit: string
  asked: UseInfiniteQueryResult<InfiniteData<Page>>
  cardsOf: (page: Page) => readonly Card[]
  rowOf: (card: Card) => RecordRow
  place: ReturnType<typeof useFilters<'orgId'>>
  head?: ReactNode
  openedId: string | undefined
  detailOf: (card: Card) => ReactNode
}) {
  const cards = asked.data?.pages.flatMap(cardsOf) ?? []
  const opened = cards.find((card) => rowOf(card).id === openedId)
  return (
    <Split
      list={
        <>
          <header>
            <h1>{words.title}</h1>
            <span className="grow" />
            {head}
          </header>
          <div className="split-tools">
            <OrgPicker value={place.filter.orgId} onChange={(orgId) => place.change({ orgId })} />
          </div>
          <div className="split-rows" style={{ marginTop: 12 }}>
            <Answered asked={asked} bones={8}>
              {() =>
                cards.length === 0 ? (
                  <Empty icon={icon} title={words.empty}>
                    <p>{words.lead}</p>
                  </Empty>
                ) : (
                  <>
                    <ul>
                      {cards.map(rowOf).map((row) => (
                        <li key={row.id}>
                          <Link
                            to={{ pathname: `${path}/${row.id}`, search: place.address }}
                            aria-current={row.id === openedId}
                          >
                            <span>
                              <b>{row.title}</b>
                              <StateTag tone={row.tone}>{row.state}</StateTag>
                            </span>
                            <span>
                              <small>{row.note}</small>
                            </span>
                          </Link>
                        </li>
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
      detail={opened ? detailOf(opened) : null}
      nothingOpened={
        <>
          <b>{words.pick}</b>
          <span>{words.pickHint}</span>
        </>
      }
    />
  )
}
