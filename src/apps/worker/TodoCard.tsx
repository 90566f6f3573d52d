import type { CaseCard } from '../../kernel/cases/contract.ts'
import { displayYuan } from '../../platform/money.ts'
import { AmountFigure } from '../../ui/AmountFigure.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { Meta } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/icons/Icon.tsx'
import { ListRow } from '../../ui/ListRow.tsx'
import { StatusTag } from '../../ui/StatusTag.tsx'
import { Due } from '../../ui/Tag.tsx'
import { dueWords } from './due-words.ts'
import { href } from './router.ts'
import { inboxOf } from './services.ts'
import { workerText as text } from './text.ts'
import type { TypeSize } from './type-size.ts'

/** Rows below the opened to-do; the rest is one touch away. */
const rowsShown = { plain: 3, large: 2 }

/** The one inbox: the first to-do opened with its figure and its button, the others as rows. */
export function TodoCard({ todos, size }: { todos: readonly CaseCard[]; size: TypeSize }) {
  const [first, ...others] = todos
  if (!first) {
    return (
      <section className="gh-card">
        <EmptyState icon="check-circle" title={text.nothingToDo}>
          <p>{text.nothingToDoNote}</p>
        </EmptyState>
      </section>
    )
  }
  const shown = others.slice(0, rowsShown[size])
  const hidden = others.length - shown.length
  return (
    <section className="gh-card wa-todo" aria-labelledby="todo">
      <h2 id="todo">
        {text.todo} <em>{todos.length}</em>
        {size === 'plain' ? (
          <a className="wa-more" href={href('/cases')}>
            {text.all}
            <Icon name="chevron-right" size="s" />
          </a>
        ) : null}
      </h2>
      <Lead card={first} size={size} />
      <ul className="gh-rows">
        {shown.map((card) => (
          <li key={card.id}>
            <TodoRow card={card} size={size} />
          </li>
        ))}
        {hidden > 0 ? (
          <li className="gh-link">
            <ListRow href={href('/cases')} title={text.moreTodos(hidden)} />
          </li>
        ) : null}
      </ul>
    </section>
  )
}

function Lead({ card, size }: { card: CaseCard; size: TypeSize }) {
  const words = wordsOf(card)
  return (
    <article className="wa-lead">
      <p className="wa-kick">
        <span>{card.typeName}</span>
        {card.due ? <Due tone={card.due.daysLeft < 0 ? 'bad' : 'warn'}>{dueWords(card.due)}</Due> : null}
      </p>
      {size === 'plain' ? <h3>{words.title}</h3> : null}
      <div className="wa-act">
        {card.amountFen === null ? (
          <p>{card.title}</p>
        ) : (
          <AmountFigure
            yuan={displayYuan(card.amountFen)}
            unit={text.yuan}
            size={size === 'large' ? 'large' : 'figure'}
          />
        )}
        <LinkButton kind="main" size="big" href={caseHref(card)}>
          {size === 'large' ? words.largeAct : words.act}
        </LinkButton>
      </div>
    </article>
  )
}

function TodoRow({ card, size }: { card: CaseCard; size: TypeSize }) {
  if (size === 'large') return <ListRow href={caseHref(card)} title={wordsOf(card).title} />
  return (
    <ListRow
      href={caseHref(card)}
      title={wordsOf(card).title}
      note={<Meta parts={[amountOf(card), card.due ? dueWords(card.due) : null]} />}
      end={<StatusTag status={card.personStatus} />}
    />
  )
}

/** The sum a case is about, or its title when it is not about money. */
export function amountOf(card: CaseCard): string {
  return card.amountFen === null ? card.title : text.sum(displayYuan(card.amountFen))
}

/** What a to-do says: its service’s own words, or the case’s title when the service brings none. */
export function wordsOf(card: CaseCard) {
  return inboxOf(card.type)?.todo(card.state) ?? { title: card.title, act: text.open, largeAct: text.open }
}

/** Where a case opens; one of a service this app does not know stays in the list of cases. */
export function caseHref(card: CaseCard): string {
  return href(inboxOf(card.type)?.path(card.id) ?? '/cases')
}
