import { sayDayAndWeekday, sayDays } from '../../../../platform/client/say-dates.ts'
import type { Day } from '../../../../platform/dates.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { AmountFigure } from '../../../../ui/AmountFigure.tsx'
import { LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { ReadAloud } from '../../../../ui/ReadAloud.tsx'
import { Steps } from '../../../../ui/Steps.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Due } from '../../../../ui/Tag.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { workerText as text } from '../../worker.text.ts'
import './amount-step.css'
import { dueTone, dueWords } from './due-words.ts'
import { StayCard } from './StayCard.tsx'
import { SumCard } from './SumCard.tsx'
import { sumSteps } from './sum-steps.ts'
import { type ClaimAnswer, claimPath, useDraft } from './use-claim.ts'

/** Step 1: the sum explained; right, wrong, somebody else acts, or given up. */
export function AmountStep({ given, answer, today }: { given: PageGiven; answer: ClaimAnswer; today: Day }) {
  const { claim, computation, message } = answer
  const { href } = given
  const failed = claim.state === 'payment-failed'
  return (
    <Page
      top={
        <TopBar title={text.claimTitle} backHref={href('/mutual-aid')} below={<Steps names={text.steps} at={1} />}>
          <ReadAloud text={() => spokenClaim(answer, today)} />
        </TopBar>
      }
      acts={
        <>
          <LinkButton href={href(claimPath(claim.id, 'objection'))} size="big">
            {text.wrong}
          </LinkButton>
          <LinkButton href={href(claimPath(claim.id, 'card'))} kind="main" size="big">
            {failed ? text.rightCard : text.right}
          </LinkButton>
        </>
      }
    >
      {message ? (
        <Warning tone="bad" title={failed ? text.paymentFailedTitle : text.sentBackTitle}>
          <p>{message}</p>
        </Warning>
      ) : null}
      <Card>
        <p className="gh-soft">{text.youMayReceive}</p>
        <AmountFigure yuan={displayYuan(computation.payableFen)} unit={text.yuan} size="hero" />
        {claim.due ? (
          <Due tone={dueTone(claim.due)}>
            {text.finishBefore(sayDayAndWeekday(claim.due.on, today), dueWords(claim.due))}
          </Due>
        ) : null}
      </Card>
      <StayCard stay={claim.stay} today={today} />
      <SumCard sum={computation} today={today} policyHref={href(`/mutual-aid/policies/${computation.policyVersion}`)} />
      <Card>
        <NothingToHandIn given={given} claimId={claim.id} />
      </Card>
      <a className="ma-give-up" href={href(claimPath(claim.id, 'declining'))}>
        {text.giveUp}
      </a>
    </Page>
  )
}

function NothingToHandIn({ given, claimId }: { given: PageGiven; claimId: string }) {
  const [draft] = useDraft(given)
  const agentHref = given.href(claimPath(claimId, 'agent'))
  return (
    <div className="ma-proof">
      <Icon name="shield" />
      <div>
        <p>{text.nothingToHandIn}</p>
        {draft.agent ? (
          <p className="gh-small gh-soft">
            {text.agentNow(draft.agent.name, text.agent.relations[draft.agent.relation])}{' '}
            <a className="gh-link" href={agentHref}>
              {text.changeAgent}
            </a>
          </p>
        ) : (
          <p className="gh-small gh-soft">
            {text.notInPerson}
            <a className="gh-link" href={agentHref}>
              {text.actForAnother}
            </a>
            {text.afterThat}
          </p>
        )}
      </div>
    </div>
  )
}

function spokenClaim({ claim, computation }: ClaimAnswer, today: Day): string {
  const { stay } = claim
  const steps = sumSteps(computation, today).map((step, index) => {
    const lines = step.lines.map((line) => text.spoken.line(line.label, line.value))
    const tiers = step.tiers
      .filter((tier) => tier.reached)
      .map((tier) => text.spoken.line(`${tier.label} ${tier.rate}`, tier.benefit))
    return [text.spoken.step(index + 1, step.title), ...tiers, ...lines].join('')
  })
  return [
    text.spoken.amount(displayYuan(computation.payableFen)),
    text.spoken.stay(stay.hospitalName, sayDays(stay.admittedOn, stay.dischargedOn, today), displayYuan(stay.ownFen)),
    ...steps,
    text.spoken.amount(displayYuan(computation.payableFen)),
    text.spoken.next,
  ].join('')
}
