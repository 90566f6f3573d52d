import { type CaseCard, getMyCases } from '../../kernel/cases/contract.ts'
import { useAsk } from '../../platform/client/use-ask.ts'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ListRow } from '../../ui/ListRow.tsx'
import { StatusTag } from '../../ui/StatusTag.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { dueWords } from './due-words.ts'
import { PlaceHeader } from './PlaceHeader.tsx'
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

function Cases({ cards }: { cards: readonly CaseCard[] }) {
  const todos = cards.filter((card) => card.personStatus === 'waiting-for-you' || card.personStatus === 'to-confirm')
  const underWay = cards.filter((card) => card.personStatus === 'in-progress')
  const finished = cards.filter((card) => card.personStatus === 'closed' || card.personStatus === 'refused')
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
      <Group title={text.todo} cards={todos} titleOf={(card) => wordsOf(card).title} />
      <Group title={text.underWay} cards={underWay} titleOf={(card) => card.typeName} />
      <Group title={text.finished} cards={finished} titleOf={(card) => card.typeName} />
    </>
  )
}

function Group({
  title,
  cards,
  titleOf,
}: {
  title: string
  cards: readonly CaseCard[]
  titleOf: (card: CaseCard) => string
}) {
  if (cards.length === 0) return null
  return (
    <Card title={`${title} ${cards.length}`}>
      <ul className="gh-rows">
        {cards.map((card) => (
          <li key={card.id}>
            <ListRow
              href={caseHref(card)}
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
