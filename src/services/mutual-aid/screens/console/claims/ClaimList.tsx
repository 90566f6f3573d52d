import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { ReceivedOf } from '../../../../../platform/http/endpoint.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { useMay } from '../../../../../ui/console/reader.tsx'
import { Empty, MoreRows } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import type { ClaimCard, listClaims } from '../../../claims.contract.ts'
import { consoleText } from '../../../console.text.ts'
import { BatchBar } from './BatchBar.tsx'
import { ClaimFilters } from './ClaimFilters.tsx'
import { ClaimRow } from './ClaimRow.tsx'
import type { useClaimFilter } from './claim-place.ts'
import { isClosed } from './claim-tone.ts'
import { ExportMenu } from './ExportMenu.tsx'

const text = consoleText.claims

type Page = ReceivedOf<typeof listClaims>
type Place = ReturnType<typeof useClaimFilter>

/** Claims by filter, newest first, page by page; with boxes when many are to be done at once. */
export function ClaimList({
  asked,
  place,
  openedId,
}: {
  asked: UseInfiniteQueryResult<InfiniteData<Page>>
  place: Place
  openedId: string | null
}) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, ClaimCard> | null>(null)
  const mayBatch = [useMay('mutual-aid.notify'), useMay('mutual-aid.review')].some(Boolean)
  const claims = asked.data?.pages.flatMap((page) => page.claims) ?? []
  const first = asked.data?.pages[0]
  const toggle = (claim: ClaimCard) => {
    const next = new Map(chosen)
    if (!next.delete(claim.id)) next.set(claim.id, claim)
    setChosen(next)
  }
  return (
    <>
      <header>
        <h1>{text.title}</h1>
        <span className="grow" />
        <ExportMenu filter={place.filter} />
        {mayBatch && (
          <Button
            size="small"
            onClick={() => setChosen(chosen ? null : new Map())}
            aria-pressed={chosen !== null}
            icon={<Icon name="check-circle" size="s" />}
          >
            {chosen ? text.selectEnd : text.select}
          </Button>
        )}
      </header>
      <ClaimFilters place={place} />
      <p className="split-count">{first && <Counts page={first} />}</p>
      <div className="split-rows">
        <Answered asked={asked} bones={8}>
          {() =>
            claims.length === 0 ? (
              <Nothing place={place} />
            ) : (
              <>
                <ul>
                  {claims.map((claim) => (
                    <ClaimRow
                      key={claim.id}
                      claim={claim}
                      opened={claim.id === openedId}
                      address={place.address}
                      chosen={chosen?.has(claim.id) ?? null}
                      onToggle={() => toggle(claim)}
                    />
                  ))}
                </ul>
                <MoreRows
                  shown={claims.length}
                  unit={consoleText.units.claims}
                  more={asked.hasNextPage}
                  loading={asked.isFetchingNextPage}
                  onMore={() => void asked.fetchNextPage()}
                />
              </>
            )
          }
        </Answered>
      </div>
      {chosen && (
        <BatchBar
          chosen={[...chosen.values()]}
          shown={claims}
          onChoose={(next) => setChosen(new Map(next.map((claim) => [claim.id, claim])))}
        />
      )}
    </>
  )
}

function Counts({ page }: { page: Page }) {
  const open = page.counts.reduce((sum, { state, count }) => sum + (isClosed(state) ? 0 : count), 0)
  return (
    <>
      <span>
        {say(text.openCount, { n: count(open) })}
        {consoleText.between}
      </span>
      {page.lateCount > 0 ? (
        <span className="due bad">{say(text.lateCount, { n: count(page.lateCount) })}</span>
      ) : (
        <span>{text.noneLate}</span>
      )}
    </>
  )
}

function Nothing({ place }: { place: Place }) {
  return (
    <Empty icon="file" title={text.empty}>
      <p>{place.isFiltered ? text.emptyFiltered : text.emptyLead}</p>
      {place.isFiltered && <Button onClick={place.clear}>{text.clear}</Button>}
    </Empty>
  )
}
