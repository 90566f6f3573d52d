import { useQuery } from '@tanstack/react-query'
import { type ComponentType, lazy, Suspense } from 'react'
import { getDesk } from '../../kernel/cases/contract.ts'
import { ask } from '../../platform/client/ask.ts'
import { sayFullDay } from '../../platform/client/say-dates.ts'
import { dateText } from '../../platform/client/text.ts'
import { today } from '../../platform/client/today.ts'
import { weekdayOf } from '../../platform/dates.ts'
import { Answered } from '../../ui/console/Answered.tsx'
import { PageHead } from '../../ui/console/Card.tsx'
import { useReader } from '../../ui/console/reader.tsx'
import { Bones } from '../../ui/console/States.tsx'
import type { TodayPart } from '../../ui/console/screen.ts'
import { services } from './services.ts'
import { LateCases, NextDays, WaitingCases } from './TodayCases.tsx'
import { shellText } from './text.ts'
import './today.css'

type Part = Omit<TodayPart, 'part'> & { Part: ComponentType }

const parts: readonly Part[] = services.flatMap((service) =>
  service.today.map(({ part, ...rest }) => ({ ...rest, Part: lazy(part) })),
)

/** What waits for me, what is late, what comes next; then the services' figures. */
export default function TodayPage() {
  const desk = useQuery({ ...ask(getDesk, {}), refetchInterval: 60_000 })
  const { permissions } = useReader()
  const mine = parts.filter((part) => permissions.has(part.permission))
  const next = mine.filter((part) => part.place === 'next')
  const charts = mine.filter((part) => part.place === 'charts')
  const day = today()
  return (
    <div className="pad today">
      <PageHead title={shellText.today} sub={dateText.withWeekday(sayFullDay(day), dateText.weekday(weekdayOf(day)))} />
      <div className="grid-2">
        <Answered asked={desk} bones={8}>
          {(answer) => <WaitingCases waiting={answer.waiting} count={answer.waitingCount} />}
        </Answered>
        <div className="col">
          <Answered asked={desk} bones={3}>
            {(answer) => <LateCases late={answer.late} count={answer.lateCount} />}
          </Answered>
          <section className="card">
            <header className="card-head">
              <h2>{shellText.todayPage.next}</h2>
            </header>
            <ol className="when">
              <Suspense fallback={null}>
                {next.map(({ key, Part }) => (
                  <Part key={key} />
                ))}
              </Suspense>
              {desk.data && <NextDays waiting={desk.data.waiting} today={day} />}
            </ol>
          </section>
        </div>
      </div>
      <div className="grid-3">
        <Suspense fallback={<Bones />}>
          {charts.map(({ key, Part }) => (
            <Part key={key} />
          ))}
        </Suspense>
      </div>
    </div>
  )
}
