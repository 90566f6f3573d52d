import { type ReactNode, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sayInstant, saySpan } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { type Asked, useAsk } from '../../../../platform/client/use-ask.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Button, LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { getMyOccasion, takePlace } from '../../contract.ts'
import { workerText as text } from '../../worker.text.ts'
import { CheckInSheet, FeedbackSheet, GiveUpSheet } from './OccasionSheets.tsx'

type Mine = ReceivedOf<typeof getMyOccasion>
type Opened = 'check-in' | 'give-up' | 'feedback' | null

/** One occasion as she meets it: when and where, her place, checking in, the minutes, her word on it. */
export default function OccasionPage({ href, params }: PageGiven) {
  const asked = useAsk(getMyOccasion, { params: { id: params.id! } })
  const top = <TopBar title={asked.answer?.kindName ?? text.mine} backHref={href('/occasions')} />
  if (!asked.answer) {
    return (
      <Page top={top}>
        <Waiting asked={asked} cards={[4, 2]} />
      </Page>
    )
  }
  return <Shown occasion={asked.answer} asked={asked} top={top} />
}

function Shown({ occasion, asked, top }: { occasion: Mine; asked: Asked<typeof getMyOccasion>; top: ReactNode }) {
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => {
    setOpened(null)
    asked.again()
  }
  const { place, state } = occasion
  return (
    <Page top={top} acts={<MainAct occasion={occasion} onOpen={setOpened} onDone={close} />}>
      {state === 'cancelled' && <Warning tone="warn" title={text.cancelled} />}
      {place === null && state === 'announced' && occasion.closedBecause !== null && (
        <Warning tone="info" title={occasion.closedBecause} />
      )}
      <What occasion={occasion} />
      {occasion.minutes && (
        <Card title={text.minutes}>
          <p style={{ whiteSpace: 'pre-wrap' }}>{occasion.minutes.text}</p>
        </Card>
      )}
      {place?.stars && <p className="gh-muted">{text.ratedWith(place.stars)}</p>}
      {mayGiveUp(occasion) && (
        <Button wide onPress={() => setOpened('give-up')}>
          {text.giveUp}
        </Button>
      )}
      {opened === 'check-in' && <CheckInSheet id={occasion.id} onClose={close} />}
      {opened === 'give-up' && <GiveUpSheet id={occasion.id} onClose={close} />}
      {opened === 'feedback' && <FeedbackSheet id={occasion.id} onClose={close} />}
    </Page>
  )
}

function mayGiveUp({ place, state, startsAt }: Mine): boolean {
  return place !== null && place.state !== 'left' && state === 'announced' && startsAt > instantNow()
}

/** What she most likely came for: a place, the digits at the door, or her word on it. */
function MainAct({
  occasion,
  onOpen,
  onDone,
}: {
  occasion: Mine
  onOpen: (opened: Opened) => void
  onDone: () => void
}) {
  const { send, busy, problem } = useSending()
  const { id, place, state, closedBecause } = occasion
  const isOn = state === 'announced'
  async function take() {
    if (!(await send(() => call(takePlace, { params: { id }, body: { venue: 1 } })))) return
    toast(text.taken)
    onDone()
  }
  if (isOn && closedBecause === null && (place === null || place.state === 'left')) {
    return (
      <>
        {problem && <Warning tone="bad" title={problem.sentence} />}
        <Button kind="main" size="big" busy={busy} onPress={() => void take()}>
          {text.take}
        </Button>
      </>
    )
  }
  if (isOn && place?.state === 'placed' && place.attendedAt === null) {
    return (
      <Button kind="main" size="big" onPress={() => onOpen('check-in')}>
        {text.checkIn}
      </Button>
    )
  }
  if (place?.attendedAt && place.stars === null && (state === 'held' || occasion.endsAt <= instantNow())) {
    return (
      <Button kind="main" size="big" onPress={() => onOpen('feedback')}>
        {text.rate}
      </Button>
    )
  }
  return null
}

function What({ occasion }: { occasion: Mine }) {
  const { title, summary, venues, hostName, place } = occasion
  const venue = venues.find((one) => one.number === (place?.venue ?? 1)) ?? venues[0]
  return (
    <Card title={title}>
      {summary && <p>{summary}</p>}
      <Lines
        lines={[
          { label: text.when, value: saySpan(occasion, instantNow()) },
          ...(venue ? [{ label: text.where, value: [...new Set([venue.name, venue.place])].join(' · ') }] : []),
          { label: text.host, value: hostName },
          ...(place ? [{ label: text.role, value: [place.roleName, standing(place)].join(' · ') }] : []),
        ]}
      />
      {venue?.liveUrl && <LinkButton href={venue.liveUrl}>{text.live}</LinkButton>}
    </Card>
  )
}

function standing(place: NonNullable<Mine['place']>): string {
  if (place.attendedAt) return text.attendedAt(sayInstant(place.attendedAt, instantNow()))
  if (place.state === 'waiting') return text.waiting(place.before)
  return place.state === 'left' ? text.left : text.place
}
