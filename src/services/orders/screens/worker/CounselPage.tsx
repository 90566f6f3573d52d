import { call } from '../../../../platform/client/client.ts'
import { sayInstant, timeOf } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { displayMoment } from '../../../../platform/dates.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState, Warning } from '../../../../ui/EmptyState.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Tag, type Tone } from '../../../../ui/Tag.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { answerHandOver, cancelTalk, type MyCounsel, readMyCounsel } from '../../counsel.contract.ts'
import { talkStateNames, counselWorkerText as text } from '../../counsel.text.ts'

type Held = MyCounsel['cases'][number]

const tones: Readonly<Record<Held['talks'][number]['state'], Tone>> = {
  booked: 'info',
  held: 'ok',
  missed: 'plain',
  cancelled: 'plain',
}

/** Her appointments with a counsellor, and the hours she may take. */
export default function CounselPage(given: PageGiven) {
  const asked = useAsk(readMyCounsel, {})
  const answer = asked.answer
  return (
    <Page top={<TopBar title={text.title} backHref={given.href('/orders')} />}>
      <Warning tone="info" title={text.secrecy}>
        <p>{text.secrecyNote}</p>
      </Warning>
      {answer ? null : <Waiting asked={asked} cards={[3, 3]} />}
      {answer?.cases.map((held) => (
        <HeldCard key={held.id} held={held} />
      ))}
      {answer ? (
        <Card title={text.hours}>
          {answer.hours.length === 0 ? (
            <EmptyState icon="calendar" title={text.none}>
              <p>{text.noneNote}</p>
            </EmptyState>
          ) : (
            <ul className="gh-rows">
              {answer.hours.map((hour) => (
                <li key={hour.id}>
                  <ListRow
                    href={given.href(`/orders/counsel/${hour.id}`)}
                    title={`${displayMoment(hour.startsAt)}—${timeOf(hour.endsAt)}`}
                    note={`${hour.counsellorName} · ${hour.place}`}
                  />
                </li>
              ))}
            </ul>
          )}
        </Card>
      ) : null}
    </Page>
  )
}

function HeldCard({ held }: { held: Held }) {
  const { send, busy, problem } = useSending()

  async function cancel(id: string) {
    if (await send(() => call(cancelTalk, { params: { id } }))) toast(text.cancelled)
  }

  return (
    <Card
      title={`${text.title} · ${held.counsellorName}`}
      aside={held.closed === 'closed' ? <Tag tone="plain">{text.closed}</Tag> : undefined}
    >
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <p className="gh-soft">{text.calledAs(held.called)}</p>
      {held.riskFlaggedAt ? (
        <p className="gh-soft">{text.riskFlagged(sayInstant(held.riskFlaggedAt, instantNow()))}</p>
      ) : null}
      {held.handOverName ? <HandOver held={held} name={held.handOverName} /> : null}
      <ul className="gh-rows">
        {held.talks.map((talk) => (
          <li key={talk.id} className="gh-row">
            <span className="gh-row-words">
              <span className="gh-row-title">{displayMoment(talk.startsAt)}</span>
              <small>{talk.place}</small>
              <Tag tone={tones[talk.state]}>{talkStateNames[talk.state]}</Tag>
            </span>
            {talk.state === 'booked' && talk.startsAt > instantNow() ? (
              <Button kind="quiet" busy={busy} onPress={() => void cancel(talk.id)}>
                {text.cancel}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function HandOver({ held, name }: { held: Held; name: string }) {
  const { send, busy, problem } = useSending()

  async function say(answer: 'agree' | 'stay') {
    if (await send(() => call(answerHandOver, { params: { id: held.id }, body: { answer } }))) toast(text.answered)
  }

  return (
    <>
      <Warning tone="warn" title={text.handOver(name)}>
        <p>{text.handOverNote}</p>
      </Warning>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <Button kind="main" busy={busy} onPress={() => void say('agree')}>
        {text.agree}
      </Button>
      <Button busy={busy} onPress={() => void say('stay')}>
        {text.stay}
      </Button>
    </>
  )
}
