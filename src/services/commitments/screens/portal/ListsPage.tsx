import { useEffect } from 'react'
import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import type { PortalGiven } from '../../../../ui/screen.ts'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { portalText } from '../../portal.text.ts'
import { listPublicCommitments, type SeenList, type SeenLists } from '../../seen.contract.ts'
import { seenText } from '../../seen.text.ts'
import { ProgressRow } from '../ProgressRow.tsx'
import './portal.css'

/** Lists that are published for everybody, year by year. */
export default function ListsPage({ tellName }: PortalGiven) {
  const year = new URLSearchParams(location.search).get('year')
  const asked = useAsk(listPublicCommitments, { query: year ? { year } : {} })
  const name = asked.answer?.federationName
  useEffect(() => {
    if (name) tellName(name)
  }, [name, tellName])
  return (
    <main className="cp-page" id="content">
      <header className="cp-hero">
        <h1>{seenText.title}</h1>
        <p className="gh-muted">{portalText.lead}</p>
        {asked.answer ? <Years answer={asked.answer} /> : null}
      </header>
      {asked.answer ? <Lists lists={asked.answer.lists} /> : <Waiting asked={asked} cards={[4, 4]} />}
    </main>
  )
}

function Years({ answer: { years, year } }: { answer: SeenLists }) {
  if (years.length < 2) return null
  return (
    <nav className="cp-years" aria-label={portalText.years}>
      {years.map((one) => (
        <a key={one} href={`/commitments?year=${one}`} aria-current={one === year ? 'page' : undefined}>
          {portalText.year(one)}
        </a>
      ))}
    </nav>
  )
}

function Lists({ lists }: { lists: readonly SeenList[] }) {
  if (lists.length === 0) {
    return (
      <EmptyState icon="flag" title={seenText.empty}>
        <p>{seenText.emptyNote}</p>
      </EmptyState>
    )
  }
  return (
    <>
      {lists.map((list) => (
        <section key={list.id} className="cp-list">
          <h2>{list.title}</h2>
          <p className="gh-small gh-soft">{countWords(list)}</p>
          {list.words ? <p className="cs-words">{list.words}</p> : null}
          {list.bulletin ? (
            <p className="cs-words cs-note">
              {seenText.bulletin(sayFullDay(list.bulletin.issuedOn), list.bulletin.words)}
            </p>
          ) : null}
          <ul className="cs-rows">
            {list.commitments.map((card) => (
              <li key={card.id}>
                <ProgressRow card={card} href={`/commitment?id=${card.id}`} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function countWords({ figures: { published, done, doneLate, open } }: SeenList): string {
  const counted = portalText.count(published, done + doneLate)
  return open === 0 ? counted : [counted, portalText.open(open)].join(' · ')
}
