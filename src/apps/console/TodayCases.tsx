import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CaseCard } from '../../kernel/cases/contract.ts'
import { sayDay } from '../../platform/client/say-dates.ts'
import { dateText } from '../../platform/client/text.ts'
import { addDays, type Day, daysBetween, weekdayOf } from '../../platform/dates.ts'
import { displayYuan } from '../../platform/money.ts'
import { Card, CardTabs } from '../../ui/console/Card.tsx'
import { count as written } from '../../ui/console/figures.ts'
import { Due } from '../../ui/console/Marks.tsx'
import { useReader } from '../../ui/console/reader.tsx'
import { Empty } from '../../ui/console/States.tsx'
import { placeOf } from '../../ui/console/screen.ts'
import { say } from '../../ui/console/text.ts'
import { Icon } from '../../ui/icons/Icon.tsx'
import '../../ui/console/rows.css'
import { casePath, services } from './services.ts'
import { shellText } from './text.ts'

const text = shellText.todayPage
const firstRows = 7

/** The cases at the reader's desks, the most pressing first, by step. */
export function WaitingCases({ waiting, count }: { waiting: readonly CaseCard[]; count: number }) {
  const [step, setStep] = useState('')
  const [open, setOpen] = useState(false)
  const steps = [...Map.groupBy(waiting, (card) => card.state)].map(([state, cards]) => ({
    key: state,
    label: `${cards[0]!.stateName} ${cards.length}`,
  }))
  const chosen = step === '' ? waiting : waiting.filter((card) => card.state === step)
  const rows = open ? chosen : chosen.slice(0, firstRows)
  if (waiting.length === 0) {
    return (
      <Card title={text.waiting} amount={0}>
        <Empty icon="check-circle" title={text.emptyTitle}>
          <p>{text.empty}</p>
        </Empty>
      </Card>
    )
  }
  return (
    <Card
      title={text.waiting}
      amount={written(count)}
      aside={
        steps.length > 1 && (
          <CardTabs label={text.tabs} value={step} onChange={setStep} tabs={[{ key: '', label: text.all }, ...steps]} />
        )
      }
      foot={
        <WaitingFoot
          hidden={chosen.length - rows.length}
          shown={waiting.length}
          count={count}
          open={open}
          onOpen={setOpen}
        />
      }
    >
      <table className="today-list">
        <caption className="visually-hidden">{text.waiting}</caption>
        <colgroup>
          <col />
          <col className="step" />
          <col className="amount" />
          <col className="due-by" />
        </colgroup>
        <tbody>
          {rows.map((card) => (
            <tr key={card.id}>
              <td>
                <CaseName card={card} />
              </td>
              <td className="step">{card.stateName}</td>
              <td className="amount right num">
                {card.amountFen !== null && say(text.amount, { yuan: displayYuan(card.amountFen) })}
              </td>
              <td className="right">
                <Due due={card.due} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function WaitingFoot({
  hidden,
  shown,
  count,
  open,
  onOpen,
}: {
  hidden: number
  shown: number
  count: number
  open: boolean
  onOpen: (open: boolean) => void
}) {
  const lists = useLists()
  return (
    <>
      {hidden > 0 && (
        <Button type="link" size="small" onClick={() => onOpen(true)}>
          {say(text.more, { n: hidden })}
        </Button>
      )}
      {open && (
        <Button type="link" size="small" onClick={() => onOpen(false)}>
          {text.less}
        </Button>
      )}
      {count > shown && <span className="soft">{say(text.shownOf, { shown, n: written(count) })}</span>}
      <span className="grow" />
      <Link className="link" to="/inbox">
        {shellText.inbox.title}
      </Link>
      {lists.map((service) => (
        <Link key={service.key} className="link" to={service.path}>
          {service.name}
        </Link>
      ))}
    </>
  )
}

/** The services whose list of cases the reader may open. */
function useLists(): { key: string; path: string; name: string }[] {
  const { permissions } = useReader()
  return services.flatMap(({ key, screens, cases }) => {
    const list = cases && screens.find((screen) => placeOf(screen) === cases.path)
    return list && (list.permission === null || permissions.has(list.permission)) ? [{ key, ...cases }] : []
  })
}

/** Title and one grey line; leads to the case. */
function CaseName({ card }: { card: CaseCard }) {
  const path = casePath(card.type, card.id) ?? `/inbox/${card.id}`
  const words = (
    <>
      <b>{card.title}</b>
      <small>
        {card.subtitle}
        <span className="sep" />
        {card.orgName}
      </small>
    </>
  )
  return <Link to={path}>{words}</Link>
}

/** What is past its day below the reader. */
export function LateCases({ late, count }: { late: readonly CaseCard[]; count: number }) {
  return (
    <Card
      title={
        <>
          {count > 0 && (
            <span className="bad-mark">
              <Icon name="warning" />
            </span>
          )}
          {text.late}
        </>
      }
      amount={written(count)}
      {...(count > 0 ? { tone: 'bad' as const } : {})}
      aside={
        count > 0 && (
          <Link className="link" to="/inbox?all=yes&late=yes">
            {text.lateOpen}
          </Link>
        )
      }
    >
      {late.length === 0 ? (
        <p className="card-body soft">{text.noneLate}</p>
      ) : (
        <ul className="lines">
          {late.slice(0, 3).map((card) => (
            <li key={card.id}>
              <span className="grow">
                <CaseName card={card} />
              </span>
              <Due due={card.due} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** How many of my cases fall due on each of the coming days. */
export function NextDays({ waiting, today }: { waiting: readonly CaseCard[]; today: Day }) {
  const coming = waiting.filter((card) => card.due && card.due.on >= today)
  const days = [...Map.groupBy(coming, (card) => card.due!.on)].sort(([a], [b]) => a.localeCompare(b)).slice(0, 2)
  if (days.length === 0) {
    return (
      <li>
        <span />
        <span className="soft">{text.noneNext}</span>
      </li>
    )
  }
  return days.map(([day, cards]) => (
    <li key={day}>
      <time dateTime={day}>{nearDay(day, today)}</time>
      <span>
        <b>{say(text.dueSome, { n: cards.length })}</b>
        <small>{stepsOf(cards)}</small>
      </span>
    </li>
  ))
}

function stepsOf(cards: readonly CaseCard[]): string {
  const amountFen = cards.reduce((sum, card) => sum + (card.amountFen ?? 0), 0)
  const steps = [...Map.groupBy(cards, (card) => card.stateName)].map(([name, those]) =>
    say(text.stepCount, { step: name, n: those.length }),
  )
  return [...steps, ...(amountFen > 0 ? [say(text.amount, { yuan: displayYuan(amountFen) })] : [])].join('，')
}

function nearDay(day: Day, today: Day): string {
  if (day === today) return text.dueToday
  if (day === addDays(today, 1)) return shellText.tomorrow
  return daysBetween(today, day) < 7 ? dateText.weekday(weekdayOf(day)) : sayDay(day, today)
}
