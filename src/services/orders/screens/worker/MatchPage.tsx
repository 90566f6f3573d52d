import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { displayMoment } from '../../../../platform/dates.ts'
import { Button, LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState, Warning } from '../../../../ui/EmptyState.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Tag } from '../../../../ui/Tag.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { getMyMatchEvent, type MyMatchPage, withdrawMatchEntry } from '../../matching.contract.ts'
import { stageNames, matchWorkerText as text } from '../../matching.text.ts'
import { stageTones } from './MatchesPage.tsx'
import { MatchPeople } from './MatchPeople.tsx'

/** One event: when and where, who comes, whom she chooses, and who chose her too. */
export default function MatchPage(given: PageGiven) {
  const asked = useAsk(getMyMatchEvent, { params: { id: given.params.id! } })
  const page = asked.answer
  const mayEnter = page && page.event.stage === 'enrolling' && page.profile === null
  return (
    <Page
      top={<TopBar title={text.title} backHref={given.href('/orders/matches')} />}
      acts={
        mayEnter ? (
          <LinkButton kind="main" size="big" href={given.href(`/orders/matches/${page.event.id}/profile`)}>
            {text.enter}
          </LinkButton>
        ) : undefined
      }
    >
      {page ? <Shown page={page} given={given} /> : <Waiting asked={asked} cards={[4, 3]} />}
    </Page>
  )
}

function Shown({ page, given }: { page: MyMatchPage; given: PageGiven }) {
  const { event, profile } = page
  const isOpen = event.stage === 'enrolling' || event.stage === 'full-list' || event.stage === 'choosing'
  return (
    <>
      <Result page={page} />
      <EventCard page={page} />
      {profile ? <OwnCard page={page} given={given} /> : null}
      {profile && isOpen ? <MatchPeople key={page.chosenIds.join()} page={page} /> : null}
      {isOpen ? (
        <Warning tone="info" title={text.secrecy}>
          <p>{text.secrecyNote}</p>
        </Warning>
      ) : null}
    </>
  )
}

function Result({ page: { event, couples } }: { page: MyMatchPage }) {
  if (event.number === null) return null
  if (event.stage === 'pairing') return <Warning tone="info" title={text.pairing} />
  if (event.stage !== 'over') return null
  return (
    <Card title={text.result}>
      {couples.length === 0 ? (
        <EmptyState icon="leaf" title={text.noCouple}>
          <p>{text.noCoupleNote}</p>
        </EmptyState>
      ) : (
        couples.map((one) => (
          <div key={one.number}>
            <h3>{text.couple(one.nickname)}</h3>
            <p>{text.reach(one.contact)}</p>
          </div>
        ))
      )}
    </Card>
  )
}

function EventCard({ page: { event, sex } }: { page: MyMatchPage }) {
  return (
    <Card title={event.title} aside={<Tag tone={stageTones[event.stage]}>{stageNames[event.stage]}</Tag>}>
      {event.number !== null && sex ? <p>{text.yours(text.mark(sex, event.number))}</p> : null}
      {event.summary ? <p>{event.summary}</p> : null}
      {event.calledOffBecause ? <p>{event.calledOffBecause}</p> : null}
      <Lines
        lines={[
          { label: text.when, value: displayMoment(event.startsAt) },
          { label: text.where, value: event.place },
          { label: text.who, value: text.ages(event.ageFrom, event.ageTo) },
          { label: text.seats, value: text.seatsEach(event.seatsEach) },
          { label: text.enrolUntil, value: displayMoment(event.enrolUntil) },
          { label: text.chooseUntil, value: displayMoment(event.chooseUntil) },
        ]}
      />
    </Card>
  )
}

function OwnCard({ page: { event, profile }, given }: { page: MyMatchPage; given: PageGiven }) {
  const [leaving, setLeaving] = useState(false)
  const { send, busy, problem } = useSending()

  async function leave() {
    if (!(await send(() => call(withdrawMatchEntry, { params: { id: event.id } })))) return
    toast(text.withdrawn)
    setLeaving(false)
  }

  return (
    <Card
      title={text.mine}
      aside={<LinkButton href={given.href(`/orders/matches/${event.id}/profile`)}>{text.change}</LinkButton>}
    >
      <h3>{profile!.nickname}</h3>
      <p>{profile!.about}</p>
      {profile!.hopes ? <p className="gh-soft">{text.hopesFor(profile!.hopes)}</p> : null}
      <Button kind="quiet" onPress={() => setLeaving(true)}>
        {text.withdraw}
      </Button>
      {leaving ? (
        <Sheet title={text.withdrawTitle} onClose={() => setLeaving(false)}>
          {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
          <p>{text.withdrawLead}</p>
          <Button kind="danger" size="big" wide busy={busy} onPress={() => void leave()}>
            {text.withdraw}
          </Button>
        </Sheet>
      ) : null}
    </Card>
  )
}
