import { useState } from 'react'
import { type CaseCard, getMyCases } from '../../kernel/cases/contract.ts'
import { useAsk } from '../../platform/client/use-ask.ts'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ListRow } from '../../ui/ListRow.tsx'
import { StatusTag } from '../../ui/StatusTag.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import './cases.css'
import { dueWords } from './due-words.ts'
import { PlaceHeader } from './PlaceHeader.tsx'
import { href } from './router.ts'
import { amountOf, caseHref, wordsOf } from './TodoCard.tsx'
import { workerText as text } from './text.ts'

/** 办事: everything of the person, whatever the service; what waits for her first. */
export function CasesPage() {
  const asked = useAsk(getMyCases, {})
  return (
    <>
      <PlaceHeader title={text.cases} />
      <main className="gh-page">
        {asked.answer ? <Cases cards={asked.answer.cases} /> : <Waiting asked={asked} cards={[3, 3]} />}
      </main>
    </>
  )
}

type Wanted = 'all' | 'open' | 'closed'

const isClosed = (card: CaseCard) => card.personStatus === 'closed' || card.personStatus === 'refused'

function Cases({ cards }: { cards: readonly CaseCard[] }) {
  const [wanted, setWanted] = useState<Wanted>('all')
  const [kind, setKind] = useState<string | null>(null)
  const kinds = [...new Set(cards.map((card) => card.typeName))]
  const shown = cards.filter(
    (card) =>
      (wanted === 'all' || isClosed(card) === (wanted === 'closed')) && (kind === null || card.typeName === kind),
  )
  const todos = shown.filter((card) => card.personStatus === 'waiting-for-you' || card.personStatus === 'to-confirm')
  const underWay = shown.filter((card) => card.personStatus === 'in-progress')
  const finished = shown.filter(isClosed)
  if (cards.length === 0) {
    return (
      <Card>
        <EmptyState icon="briefcase" title={text.noCases}>
          <p>{text.noCasesNote}</p>
        </EmptyState>
      </Card>
    )
  }
  return (
    <>
      <Chips
        label={text.filterStatus}
        chips={(['all', 'open', 'closed'] as const).map((key) => ({ key, name: text.statusChips[key] }))}
        chosen={wanted}
        onChoose={setWanted}
      />
      {kinds.length > 1 ? (
        <Chips
          label={text.filterKind}
          chips={[{ key: null, name: text.everyKind }, ...kinds.map((key) => ({ key, name: key }))]}
          chosen={kind}
          onChoose={setKind}
        />
      ) : null}
      {shown.length === 0 ? (
        <Card>
          <EmptyState icon="briefcase" title={text.noneShown}>
            <p>{text.noneShownNote}</p>
          </EmptyState>
        </Card>
      ) : null}
      <Group title={text.todo} cards={todos} titleOf={(card) => wordsOf(card).title} hrefOf={caseHref} />
      <Group title={text.underWay} cards={underWay} titleOf={(card) => card.typeName} hrefOf={progressHref} />
      <Group title={text.finished} cards={finished} titleOf={(card) => card.typeName} hrefOf={progressHref} />
    </>
  )
}

/** What only goes on is looked at with its papers; what waits for her opens where she acts. */
function progressHref(card: CaseCard): string {
  return href(`/cases/${card.id}`)
}

function Chips<Key extends string | null>({
  label,
  chips,
  chosen,
  onChoose,
}: {
  label: string
  chips: readonly { readonly key: Key; readonly name: string }[]
  chosen: Key
  onChoose: (key: Key) => void
}) {
  return (
    <fieldset className="wa-filter" aria-label={label}>
      {chips.map(({ key, name }) => (
        <button key={name} type="button" aria-pressed={key === chosen} onClick={() => onChoose(key)}>
          {name}
        </button>
      ))}
    </fieldset>
  )
}

function Group({
  title,
  cards,
  titleOf,
  hrefOf,
}: {
  title: string
  cards: readonly CaseCard[]
  titleOf: (card: CaseCard) => string
  hrefOf: (card: CaseCard) => string
}) {
  if (cards.length === 0) return null
  return (
    <Card title={`${title} ${cards.length}`}>
      <ul className="gh-rows">
        {cards.map((card) => (
          <li key={card.id}>
            <ListRow
              href={hrefOf(card)}
              title={titleOf(card)}
              note={noteOf(card)}
              end={<StatusTag status={card.personStatus} />}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function noteOf(card: CaseCard): string {
  const waits = card.personStatus === 'waiting-for-you' && card.due ? dueWords(card.due) : null
  return [card.title, card.amountFen === null ? null : amountOf(card), waits].filter(Boolean).join('，')
}
