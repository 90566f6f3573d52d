import type { EventCard } from '../../../../kernel/cases/contract.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import type { Day } from '../../../../platform/dates.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { AmountFigure } from '../../../../ui/AmountFigure.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { ReadAloud } from '../../../../ui/ReadAloud.tsx'
import { StatusTag } from '../../../../ui/StatusTag.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { type Moment, Timeline } from '../../../../ui/Timeline.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import type { ClaimState } from '../../claims.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import { StayCard } from './StayCard.tsx'
import './status-view.css'
import { stagesToCome } from './status-moments.ts'
import { type ClaimAnswer, claimPath } from './use-claim.ts'

/** Where a claim stands: the state in words, what is to come, what has been, and what was handed in. */
export function StatusView({ given, answer, today }: { given: PageGiven; answer: ClaimAnswer; today: Day }) {
  const { claim, submission, message } = answer
  const { href } = given
  const stage = text.state[claim.state]
  return (
    <Page
      top={
        <TopBar title={text.title} backHref={href('/mutual-aid')}>
          <ReadAloud text={() => spokenStatus(answer)} />
        </TopBar>
      }
    >
      <Card>
        <div className="ma-stage">
          <p className="gh-soft">{ended(claim.state) ? text.status.amountOnce : text.status.amount}</p>
          <StatusTag status={claim.personStatus} />
        </div>
        <AmountFigure yuan={displayYuan(claim.payableFen)} unit={text.yuan} size="hero" />
        <h2>{stage.title}</h2>
        {stage.note ? <p className="gh-muted">{stage.note}</p> : null}
      </Card>
      {message ? <Warning tone={claim.personStatus === 'refused' ? 'bad' : 'info'} title={message} /> : null}
      <Card title={text.status.progress}>
        <Timeline moments={momentsOf(answer)} />
      </Card>
      {submission ? <HandedIn submission={submission} /> : null}
      <StayCard stay={claim.stay} today={today} />
      <Card>
        <ul className="gh-rows">
          {claim.state === 'void' ? null : (
            <li>
              <ListRow icon="table" href={href(claimPath(claim.id, 'sum'))} title={text.status.sum} />
            </li>
          )}
          <li>
            <ListRow icon="chat" href={href(claimPath(claim.id, 'objection'))} title={text.status.stillWrong} />
          </li>
        </ul>
      </Card>
      <p className="gh-small gh-soft">
        {text.status.number} {claim.number}
      </p>
    </Page>
  )
}

function HandedIn({ submission }: { submission: NonNullable<ClaimAnswer['submission']> }) {
  const { bankCard, agent } = submission
  return (
    <Card title={text.status.handedIn}>
      <Lines
        lines={[
          { label: text.status.handedInAt, value: sayInstant(submission.submittedAt, instantNow()) },
          { label: text.status.account, value: `${bankCard.bankName} ${bankCard.maskedNumber}` },
          { label: text.sign.holder, value: bankCard.holderName },
          ...(agent ? [{ label: text.status.agent, value: agentWords(agent) }] : []),
        ]}
      />
    </Card>
  )
}

function agentWords(agent: { name: string; relation: string }): string {
  const relations: Record<string, string> = text.agent.relations
  return text.sign.agentSaid(agent.name, relations[agent.relation] ?? agent.relation)
}

/** A claim that ended without being paid once meant this sum. */
function ended(state: ClaimState): boolean {
  return state === 'declined' || state === 'void'
}

function momentsOf({ claim, events }: ClaimAnswer): Moment[] {
  const toCome = stagesToCome(claim.state)
  const past = [...events].sort((one, other) => (one.at < other.at ? 1 : -1))
  return [
    ...toCome.map((title) => ({ key: title, time: null, title, stand: 'next' as const })),
    ...(toCome.length > 0
      ? [{ key: 'now', time: null, title: text.state[claim.state].title, stand: 'now' as const }]
      : []),
    ...past.map((event, place) => ({
      key: `${event.at} ${event.action}`,
      time: sayInstant(event.at, instantNow()),
      title: event.title,
      note: actorWords(event),
      stand: toCome.length === 0 && place === 0 ? ('now' as const) : ('past' as const),
    })),
  ]
}

function actorWords({ note, actorOrgName, actorName }: EventCard): string {
  return [actorOrgName ?? actorName, note].filter(Boolean).join('：')
}

function spokenStatus({ claim, message }: ClaimAnswer): string {
  const stage = text.state[claim.state]
  return `${text.spoken.amount(displayYuan(claim.payableFen))}${stage.title}。${stage.note}${message ?? ''}`
}
