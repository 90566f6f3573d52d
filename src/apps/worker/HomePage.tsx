import type { Me } from '../../kernel/access/contract.ts'
import { type CaseCard, getMyCases } from '../../kernel/cases/contract.ts'
import { sayDay, sayWeekday } from '../../platform/client/say-dates.ts'
import { today } from '../../platform/client/today.ts'
import { useAsk } from '../../platform/client/use-ask.ts'
import { Card, Meta } from '../../ui/Card.tsx'
import { Icon } from '../../ui/icons/Icon.tsx'
import { ListRow } from '../../ui/ListRow.tsx'
import { ReadAloud } from '../../ui/ReadAloud.tsx'
import { StatusTag } from '../../ui/StatusTag.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { dueWords } from './due-words.ts'
import { addressed, greetingAt } from './greeting.ts'
import './home.css'
import { NewcomersCard } from './Newcomers.tsx'
import { href } from './router.ts'
import { services } from './services.ts'
import { amountOf, caseHref, TodoCard, wordsOf } from './TodoCard.tsx'
import { workerText as text } from './text.ts'
import { useTypeSize } from './type-size.ts'

/** First of all what waits for the person; then what is under way, then the services. */
export function HomePage({ me }: { me: Me }) {
  const asked = useAsk(getMyCases, {})
  const [size, turn] = useTypeSize()
  const cases = asked.answer?.cases ?? []
  const todos = cases.filter((card) => card.personStatus === 'waiting-for-you' || card.personStatus === 'to-confirm')
  const underWay = cases.filter((card) => card.personStatus === 'in-progress')
  const greeting = text.greeting(addressed(me.name), greetingAt(new Date().getHours()))
  const day = text.dayLine(sayDay(today(), today()), sayWeekday(today()))
  return (
    <>
      <header className="wa-hello">
        <div>
          <h1 tabIndex={-1}>{greeting}</h1>
          <Meta parts={[day, size === 'plain' ? (me.homeOrg?.name ?? null) : null]} />
        </div>
        {size === 'large' ? (
          <ReadAloud label={text.readToMe} text={() => spokenHome(greeting, todos)} />
        ) : (
          <>
            {me.homeOrg ? <AtHand /> : null}
            <button className="wa-size" type="button" onClick={turn}>
              <b aria-hidden="true">{text.largeMark}</b>
              {text.largeType}
            </button>
          </>
        )}
      </header>
      <main className="gh-page wa-home">
        {me.homeOrg === null && underWay.length + todos.length === 0 ? <NewcomersCard /> : null}
        {asked.answer ? <TodoCard todos={todos} size={size} /> : <Waiting asked={asked} cards={[5]} />}
        {size === 'large' ? <LargeServices /> : <UnderWay cards={underWay} />}
        {size === 'large' ? null : <Services />}
      </main>
    </>
  )
}

/** What a member needs in a moment, such as her card. */
function AtHand() {
  return (
    <>
      {services.map(({ atHand }) =>
        atHand ? (
          <a className="wa-size" key={atHand.path} href={href(atHand.path)}>
            <Icon name={atHand.icon} size="l" />
            {atHand.label}
          </a>
        ) : null,
      )}
    </>
  )
}

function UnderWay({ cards }: { cards: readonly CaseCard[] }) {
  if (cards.length === 0) return null
  return (
    <Card title={text.underWay}>
      <ul className="gh-rows">
        {cards.map((card) => (
          <li key={card.id}>
            <ListRow
              href={caseHref(card)}
              title={`${card.typeName} ${amountOf(card)}`}
              note={card.stateName}
              end={<StatusTag status={card.personStatus} />}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Services() {
  return (
    <Card title={text.services}>
      <ul className="gh-rows">
        {services.map((service) => (
          <li key={service.service}>
            <ListRow icon={service.icon} href={href(service.path)} title={service.name} note={service.note} />
          </li>
        ))}
        <li>
          <ListRow icon="phone" href={text.hotlineHref} title={text.hotline} note={text.hotlineNote} />
        </li>
      </ul>
    </Card>
  )
}

/** 长辈版: fewer things, each a large target. */
function LargeServices() {
  return (
    <nav className="wa-large-services" aria-label={text.services}>
      {services.map(({ atHand }) =>
        atHand ? (
          <a className="gh-card" key={atHand.path} href={href(atHand.path)}>
            <Icon name={atHand.icon} size="l" />
            {atHand.label}
          </a>
        ) : null,
      )}
      {services.map((service) => (
        <a className="gh-card" key={service.service} href={href(service.path)}>
          <Icon name={service.icon} size="l" />
          {service.name}
        </a>
      ))}
      <a className="gh-card" href={text.hotlineHref}>
        <Icon name="phone" size="l" />
        {text.call}
      </a>
    </nav>
  )
}

function spokenHome(greeting: string, todos: readonly CaseCard[]): string {
  const said = todos.map((card) => {
    return [wordsOf(card).title, amountOf(card), card.due ? dueWords(card.due) : ''].filter(Boolean).join('，')
  })
  const count = todos.length > 0 ? text.todoSaid(todos.length) : text.nothingToDo
  return [greeting, count, ...said].map((sentence) => `${sentence}。`).join('')
}
