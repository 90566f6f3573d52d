import { call } from '../../../../platform/client/client.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { displayMoment } from '../../../../platform/dates.ts'
import { Button, LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState, Warning } from '../../../../ui/EmptyState.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Tag, type Tone } from '../../../../ui/Tag.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listMyExams, type MyExamCard, withdrawRide } from '../../exams.contract.ts'
import { rideStateNames, examWorkerText as text, wayNames } from '../../exams.text.ts'

type Ride = MyExamCard['rides'][number]

export const rideTones: Readonly<Record<Ride['state'], Tone>> = {
  waiting: 'info',
  seated: 'ok',
  driven: 'ok',
  'not-driven': 'plain',
}

/** Exams of her unions: she orders a ride, or drives. */
export default function ExamsPage(given: PageGiven) {
  const asked = useAsk(listMyExams, {})
  const exams = asked.answer?.exams
  return (
    <Page top={<TopBar title={text.title} backHref={given.href('/orders')} />}>
      {exams ? null : <Waiting asked={asked} cards={[4, 3]} />}
      {exams?.length === 0 ? (
        <Card>
          <EmptyState icon="calendar" title={text.none}>
            <p>{text.noneNote}</p>
          </EmptyState>
        </Card>
      ) : null}
      {exams?.map((exam) => (
        <Exam key={exam.id} exam={exam} given={given} />
      ))}
    </Page>
  )
}

function Exam({ exam, given }: { exam: MyExamCard; given: PageGiven }) {
  const isOpen = exam.orders === 'open'
  return (
    <>
      <Card title={exam.title}>
        <p className="gh-soft">
          {exam.orgName} · {isOpen ? text.orderUntil(displayMoment(exam.orderUntil)) : text.closed}
        </p>
        <Lines lines={exam.sittings.map((one) => ({ label: one.subject, value: displayMoment(one.startsAt) }))} />
        {isOpen ? (
          <LinkButton kind="main" size="big" wide href={given.href(`/orders/exams/${exam.id}/ride`)}>
            {text.order}
          </LinkButton>
        ) : null}
        {exam.car ? null : (
          <LinkButton wide size="big" kind="quiet" href={given.href(`/orders/exams/${exam.id}/car`)}>
            {text.drive}
          </LinkButton>
        )}
      </Card>
      {exam.car ? (
        <Card>
          <ListRow
            icon="pin"
            href={given.href(`/orders/exams/${exam.id}/driver`)}
            title={text.driverList}
            note={text.driverNote(exam.car.plate, exam.car.seats)}
          />
        </Card>
      ) : null}
      {exam.rides.length > 0 ? <Rides exam={exam} /> : null}
    </>
  )
}

function Rides({ exam }: { exam: MyExamCard }) {
  const { send, busy, problem } = useSending()
  const subjects = new Map(exam.sittings.map((one) => [one.id, one]))

  async function cancel(id: string) {
    if (await send(() => call(withdrawRide, { params: { id } }))) toast(text.cancelled)
  }

  return (
    <Card title={text.rides}>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <ul className="gh-rows">
        {exam.rides.map((ride) => (
          <li key={ride.id} className="gh-row">
            <span className="gh-row-words">
              <span className="gh-row-title">
                {subjects.get(ride.sittingId)?.subject} · {wayNames[ride.way]}
              </span>
              <small>{routeOf(ride)}</small>
              {ride.car ? (
                <small>
                  {text.car(ride.car.plate, ride.car.driverName)} <a href={`tel:${ride.car.phone}`}>{ride.car.phone}</a>
                </small>
              ) : null}
              <Tag tone={rideTones[ride.state]}>{rideStateNames[ride.state]}</Tag>
            </span>
            {ride.state === 'waiting' || ride.state === 'seated' ? (
              <Button kind="quiet" busy={busy} onPress={() => void cancel(ride.id)}>
                {text.cancel}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** From where to where, and how many. */
export function routeOf({ way, pickUp, site, people }: Pick<Ride, 'way' | 'pickUp' | 'site' | 'people'>): string {
  return way === 'there' ? text.rideNote(pickUp, site, people) : text.backNote(pickUp, site, people)
}
