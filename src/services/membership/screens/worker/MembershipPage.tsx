import { useState } from 'react'
import type { EventCard } from '../../../../kernel/cases/contract.ts'
import { call } from '../../../../platform/client/client.ts'
import { sayDay, sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow, today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Button, LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState, Warning } from '../../../../ui/EmptyState.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { Sheet } from '../../../../ui/Sheet.tsx'
import { StatusTag } from '../../../../ui/StatusTag.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Timeline } from '../../../../ui/Timeline.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { withdrawDeparture } from '../../departures.contract.ts'
import { getMyMembership, type MyMembership, withdrawApplication } from '../../joining.contract.ts'
import { formNames } from '../../names.text.ts'
import { workerText } from '../../worker.text.ts'
import './membership.css'
import { useSending } from '../../../../platform/client/use-sending.ts'

const text = workerText.mine

/** 会员服务: where she belongs, what is under way, and what a member can do. */
export default function MembershipPage(given: PageGiven) {
  const asked = useAsk(getMyMembership, {})
  return (
    <Page top={<TopBar title={text.title} backHref={given.href('/')} />}>
      {asked.answer ? <Mine mine={asked.answer} given={given} /> : <Waiting asked={asked} cards={[3, 4]} />}
    </Page>
  )
}

function Mine({ mine, given }: { mine: MyMembership; given: PageGiven }) {
  const { membership, application, departure } = mine
  const leaving = departure?.purpose === 'leave' && departure.case.personStatus !== 'closed' ? departure : null
  const shown = application && (membership === null || application.state !== 'admitted') ? application : null
  return (
    <>
      {membership ? <Member mine={mine} /> : shown ? null : <Nobody href={given.href('/membership/join')} />}
      {shown ? <Application mine={mine} given={given} /> : null}
      {leaving ? <Leaving departure={leaving} /> : null}
      {membership ? <Acts href={given.href} /> : null}
      {mine.former.length > 0 ? (
        <Card title={text.former}>
          <Lines
            lines={mine.former.map(({ orgName, fromOn, untilOn }) => ({
              label: orgName,
              value: text.formerSpan(sayDay(fromOn, today()), sayDay(untilOn, today())),
            }))}
          />
        </Card>
      ) : null}
    </>
  )
}

function Nobody({ href }: { href: string }) {
  return (
    <Card>
      <EmptyState icon="people" title={text.none}>
        <p>{text.noneNote}</p>
        <LinkButton kind="main" size="big" href={href}>
          {text.join}
        </LinkButton>
      </EmptyState>
    </Card>
  )
}

function Member({ mine: { membership, form } }: { mine: MyMembership }) {
  const { orgName, fromOn } = membership!
  return (
    <Card title={text.member}>
      <Lines
        lines={[
          { label: text.union, value: orgName },
          { label: text.since, value: sayDay(fromOn, today()) },
          ...(form ? [{ label: text.form, value: formNames[form] }] : []),
        ]}
      />
    </Card>
  )
}

function Acts({ href }: { href: PageGiven['href'] }) {
  const rows = [
    ['qr-code', '/membership/card', text.card, text.cardNote],
    ['flag', '/membership/tags', text.tags, text.tagsNote],
    ['people', '/membership/family', text.family, text.familyNote],
    ['arrow-right', '/membership/transfer', text.transferAct, text.transferNote],
    ['sign-out', '/membership/leave', text.leaveAct, undefined],
  ] as const
  return (
    <Card>
      <ul className="gh-rows">
        {rows.map(([icon, path, title, note]) => (
          <li key={path}>
            <ListRow icon={icon} href={href(path)} title={title} {...(note && { note })} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** An application and where it stands; of a transfer both unions’ words. */
function Application({ mine: { application, departure }, given }: { mine: MyMembership; given: PageGiven }) {
  const { id, state, number, orgName, message, sentAt, events, case: card, form } = application!
  const transfer = departure?.purpose === 'transfer' && departure.case.personStatus === 'in-progress' ? departure : null
  const open = state === 'review' || state === 'correct' || state === 'releasing'
  return (
    <>
      <Card title={card.title} aside={<StatusTag status={card.personStatus} />}>
        <p>{card.stateName}</p>
        {message ? <Warning tone={state === 'refused' ? 'bad' : 'warn'} title={message} /> : null}
        <Lines
          lines={[
            { label: text.wanted, value: orgName },
            { label: text.form, value: formNames[form] },
            { label: text.applied, value: sayInstant(sentAt, instantNow()) },
            { label: text.number, value: number },
          ]}
        />
        <div className="mb-acts">
          {open ? (
            <Withdraw
              deed={() =>
                transfer
                  ? call(withdrawDeparture, { params: { id: transfer.id } })
                  : call(withdrawApplication, { params: { id } })
              }
            />
          ) : null}
          {state === 'correct' ? (
            <LinkButton kind="main" href={given.href('/membership/correct')}>
              {text.correct}
            </LinkButton>
          ) : null}
          {state === 'refused' || state === 'withdrawn' ? (
            <LinkButton kind="main" href={given.href('/membership/join')}>
              {text.again}
            </LinkButton>
          ) : null}
        </div>
      </Card>
      <Card title={text.progress}>
        <Timeline moments={momentsOf(events)} />
      </Card>
    </>
  )
}

function Leaving({ departure }: { departure: NonNullable<MyMembership['departure']> }) {
  const { id, message, case: card } = departure
  return (
    <Card title={text.leaving} aside={<StatusTag status={card.personStatus} />}>
      <p>{card.stateName}</p>
      {message ? <Warning tone="bad" title={message} /> : null}
      <Lines lines={[{ label: text.number, value: card.number }]} />
      <div className="mb-acts">
        {card.personStatus === 'in-progress' ? (
          <Withdraw deed={() => call(withdrawDeparture, { params: { id } })} />
        ) : null}
      </div>
    </Card>
  )
}

/** Asks once more before something is taken back. */
function Withdraw({ deed }: { deed: () => Promise<unknown> }) {
  const [asking, setAsking] = useState(false)
  const { send, busy, problem } = useSending()

  async function withdraw() {
    if (!(await send(deed))) return
    setAsking(false)
    toast(text.withdrawn)
  }

  return (
    <>
      <Button onPress={() => setAsking(true)}>{text.withdraw}</Button>
      {asking ? (
        <Sheet title={text.withdrawAsk} onClose={() => setAsking(false)}>
          <p className="gh-muted">{text.withdrawNote}</p>
          {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
          <div className="mb-acts">
            <Button size="big" onPress={() => setAsking(false)}>
              {text.keep}
            </Button>
            <Button size="big" kind="danger" busy={busy} onPress={() => void withdraw()}>
              {text.withdraw}
            </Button>
          </div>
        </Sheet>
      ) : null}
    </>
  )
}

function momentsOf(events: readonly EventCard[]) {
  return [...events]
    .sort((one, other) => (one.at < other.at ? 1 : -1))
    .map((event, place) => ({
      key: `${event.at} ${event.action}`,
      time: sayInstant(event.at, instantNow()),
      title: event.title,
      note: [event.actorOrgName ?? event.actorName, event.note].filter(Boolean).join('：'),
      stand: place === 0 ? ('now' as const) : ('past' as const),
    }))
}
