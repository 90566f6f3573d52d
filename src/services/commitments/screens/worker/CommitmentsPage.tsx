import { useState } from 'react'
import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listSeenCommitments, type SeenList, type SeenLists } from '../../seen.contract.ts'
import { seenScopeNames, seenText as text } from '../../seen.text.ts'
import { workerText } from '../../worker.text.ts'
import { ProgressRow } from '../ProgressRow.tsx'
import { publishedDay } from '../seen-words.ts'
import './commitments.css'

/** Lists that are published for her, the nearest union first. */
export default function CommitmentsPage(given: PageGiven) {
  const [year, setYear] = useState<number | null>(null)
  const asked = useAsk(listSeenCommitments, { query: year === null ? {} : { year: String(year) } })
  return (
    <Page top={<TopBar title={text.title} backHref={given.href('/')} />}>
      {asked.answer ? (
        <>
          <Years answer={asked.answer} onYear={setYear} />
          <Lists lists={asked.answer.lists} given={given} />
        </>
      ) : (
        <Waiting asked={asked} cards={[4, 4]} />
      )}
    </Page>
  )
}

function Years({ answer: { years, year }, onYear }: { answer: SeenLists; onYear: (year: number) => void }) {
  if (years.length < 2) return null
  return (
    <fieldset className="cw-years">
      <legend className="gh-ear">{workerText.years}</legend>
      {years.map((one) => (
        <button key={one} type="button" aria-pressed={one === year} onClick={() => onYear(one)}>
          {workerText.year(one)}
        </button>
      ))}
    </fieldset>
  )
}

function Lists({ lists, given }: { lists: readonly SeenList[]; given: PageGiven }) {
  if (lists.length === 0) {
    return (
      <Card>
        <EmptyState icon="flag" title={text.empty}>
          <p>{text.emptyNote}</p>
        </EmptyState>
      </Card>
    )
  }
  return (
    <>
      {lists.map((list) => (
        <Card key={list.id} title={list.orgName}>
          <p className="gh-small gh-soft">
            {text.published(seenScopeNames[list.scope], publishedDay(list.publishedAt))}
          </p>
          {list.words ? <p className="cs-words">{list.words}</p> : null}
          {list.bulletin ? (
            <p className="cs-words cs-note">{text.bulletin(sayFullDay(list.bulletin.issuedOn), list.bulletin.words)}</p>
          ) : null}
          <ul className="cs-rows">
            {list.commitments.map((card) => (
              <li key={card.id}>
                <ProgressRow card={card} href={given.href(`/commitments/${card.id}`)} />
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </>
  )
}
