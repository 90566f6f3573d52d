import { getTimeline } from '../../../../kernel/cases/contract.ts'
import { sayDay, sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow, today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { type Line, Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { StatusTag } from '../../../../ui/StatusTag.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Timeline } from '../../../../ui/Timeline.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { hearingNames } from '../../case.text.ts'
import { getMyDispute } from '../../claims.contract.ts'
import { clockTexts, sayClock } from '../../clocks.text.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import './disputes.css'
import { EvidenceCard, NextCard, PaymentsCard, WithdrawCard } from './DisputeActs.tsx'
import { sayTook } from './say-took.ts'

const withdrawable = ['filed', 'returned', 'handling', 'mediating', 'undecided', 'applied', 'arbitrating']

/** Where a dispute stands, what to do, how many days are left, and what happened. */
export default function DisputePage(given: PageGiven) {
  const id = given.params.id!
  const asked = useAsk(getMyDispute, { params: { id } })
  return (
    <Page
      top={<TopBar title={text.name} backHref={given.href('/disputes')} />}
      acts={asked.answer ? <MainAct file={asked.answer} given={given} /> : null}
    >
      {asked.answer ? <Standing file={asked.answer} /> : <Waiting asked={asked} cards={[2, 4]} />}
    </Page>
  )
}

function MainAct({ file, given }: { file: DisputeFile; given: PageGiven }) {
  if (file.state === 'returned')
    return (
      <LinkButton kind="main" size="big" href={given.href(`/disputes/${file.case.id}/edit`)}>
        {text.toSupplement}
      </LinkButton>
    )
  if (file.state === 'signing' && file.agreement?.documentId)
    return (
      <LinkButton kind="main" size="big" href={given.href(`/disputes/agreements/${file.agreement.documentId}`)}>
        {text.toSign}
      </LinkButton>
    )
  return null
}

function Standing({ file }: { file: DisputeFile }) {
  return (
    <>
      <Card title={file.parties[0]!.name} aside={<StatusTag status={file.case.personStatus} />}>
        <p>{text.states[file.state]}</p>
        {file.paidAt ? <p className="gh-muted">{text.took(sayTook(file.filedAt, file.paidAt))}</p> : null}
        <Lines
          lines={[
            ...(file.officerName ? [{ label: text.officer, value: file.officerName }] : []),
            { label: text.union, value: file.case.orgName },
            { label: text.number, value: file.case.number },
          ]}
        />
      </Card>
      {file.state === 'undecided' ? <NextCard id={file.case.id} /> : null}
      <Deadlines file={file} />
      <Hearings file={file} />
      <MoneyCard file={file} />
      {file.payments.length > 0 ? <PaymentsCard file={file} /> : null}
      <EvidenceCard file={file} />
      <History id={file.case.id} />
      {withdrawable.includes(file.state) ? <WithdrawCard id={file.case.id} /> : null}
    </>
  )
}

/** Terms of the law in plain words, the clause below each. */
function Deadlines({ file }: { file: DisputeFile }) {
  const said = file.clocks
    .map((clock) => ({ clock, words: sayClock(clock, (day) => sayDay(day, today())) }))
    .filter((one) => one.words !== '')
  if (said.length === 0) return null
  return (
    <Card title={text.deadlines}>
      <ul className="ds-clocks">
        {said.map(({ clock, words }) => (
          <li key={clock.key} data-late={clock.standing === 'missed' || undefined}>
            <b>{words}</b>
            <small>{text.clause(clockTexts[clock.key].clause)}</small>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** When and where the case is heard, the next one first. */
function Hearings({ file }: { file: DisputeFile }) {
  if (file.hearings.length === 0) return null
  const hearings = file.hearings.toSorted((one, other) => other.startsAt.localeCompare(one.startsAt))
  return (
    <Card title={text.hearings}>
      <Lines
        lines={hearings.map((one) => ({
          label: hearingNames[one.kind],
          note: [one.place, one.outcome].filter(Boolean).join('，'),
          value: one.state === 'planned' ? sayInstant(one.startsAt, instantNow()) : text.hearingStates[one.state],
        }))}
      />
    </Card>
  )
}

function MoneyCard({ file }: { file: DisputeFile }) {
  const months: Line[] = file.wages.map((one) => ({
    label: text.monthOf(one.month.slice(0, 4), String(Number(one.month.slice(5, 7)))),
    value: text.withYuan(displayYuan(one.owedFen)),
  }))
  const other: Line[] =
    file.otherFen > 0 ? [{ label: file.otherWhat, value: text.withYuan(displayYuan(file.otherFen)) }] : []
  const settled: Line[] =
    file.dueFen === file.claimedFen ? [] : [{ label: text.agreedSum, value: text.withYuan(displayYuan(file.dueFen)) }]
  const recovered: Line[] =
    file.recoveredFen > 0
      ? [{ label: text.recovered, value: text.withYuan(displayYuan(file.recoveredFen)), total: true }]
      : []
  return (
    <Card title={text.money}>
      <Lines
        lines={[
          ...months,
          ...other,
          { label: text.claimed, value: text.withYuan(displayYuan(file.claimedFen)), total: true },
          ...settled,
          ...recovered,
        ]}
      />
    </Card>
  )
}

function History({ id }: { id: string }) {
  const asked = useAsk(getTimeline, { params: { id } })
  if (!asked.answer) return <Waiting asked={asked} cards={[3]} />
  const newest = asked.answer.events.toReversed()
  return (
    <Card title={text.history}>
      <Timeline
        moments={newest.map((event, at) => ({
          key: `${event.at}${event.action}${at}`,
          time: sayInstant(event.at, instantNow()),
          title: event.title,
          note: [event.actorOrgName, event.note].filter(Boolean).join('：'),
          stand: at === 0 ? 'now' : 'past',
        }))}
      />
    </Card>
  )
}
