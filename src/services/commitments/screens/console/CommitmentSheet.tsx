import { useState } from 'react'
import { Link } from 'react-router'
import { type Act, Acts } from '../../../../ui/console/Acts.tsx'
import { Bar } from '../../../../ui/console/Bars.tsx'
import { Facts, Timeline } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { Due, StateTag } from '../../../../ui/console/Marks.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon, type IconName } from '../../../../ui/icons/Icon.tsx'
import type { CommitmentPage } from '../../commitments.contract.ts'
import { consoleText } from '../../console.text.ts'
import type { CommitmentState } from '../../model.ts'
import { mayAccept } from '../../rules.ts'
import { refusalText, scopeNames, standingNames, stateNames } from '../../text.ts'
import { type CommitmentDeed, DeedDialog } from './DeedDialog.tsx'
import { Amendments, Judgements, Remarks, Steps } from './SheetParts.tsx'
import { average, fullDay, moment, today, tones } from './words.ts'
import './commitments.css'

const text = consoleText.sheet

const icons: Partial<Record<CommitmentDeed, IconName>> = {
  report: 'send',
  redraft: 'pen',
  withdraw: 'close',
  return: 'undo',
  progress: 'plus',
  amend: 'pen',
  judge: 'check-circle',
}

/** Which acts are shown in which state, the likeliest first. */
const shown: Partial<Record<CommitmentState, readonly CommitmentDeed[]>> = {
  draft: ['report', 'redraft', 'withdraw'],
  reported: ['return'],
  published: ['progress', 'judge', 'amend'],
  owed: ['progress', 'judge', 'amend'],
}

/** What the case's own table calls an act; an acceptance is one of two there. */
function becauseOf(commitment: CommitmentPage, deed: CommitmentDeed): string | null {
  const action = deed === 'judge' ? 'defer' : deed
  const card = commitment.actions.find((one) => one.action === action)
  if (!card?.allowed) return card?.because ?? null
  const ofPublisher = deed === 'judge' || deed === 'amend'
  if (ofPublisher && !commitment.publishes)
    return say(refusalText['commitments.not-the-publisher'], { org: commitment.listOwnerName ?? '' })
  if (deed === 'judge' && !mayAccept(commitment.year, today()))
    return say(refusalText['commitments.acceptance-too-early'], { year: commitment.year })
  return null
}

function actsOf(commitment: CommitmentPage, onAct: (deed: CommitmentDeed) => void): Act[] {
  return (shown[commitment.state] ?? [])
    .filter((deed) => commitment.actions.some((one) => one.action === (deed === 'judge' ? 'defer' : deed)))
    .map((deed, at) => ({
      key: deed,
      name: consoleText.acts[deed].title,
      ...(icons[deed] && { icon: icons[deed] }),
      main: at === 0,
      danger: deed === 'withdraw',
      because: becauseOf(commitment, deed),
      onAct: () => onAct(deed),
    }))
}

/** A commitment whole: what it says, what may be done, what happened. */
export function CommitmentSheet({
  commitment,
  list,
}: {
  commitment: CommitmentPage
  list: { pathname: string; search: string }
}) {
  const [deed, setDeed] = useState<CommitmentDeed | null>(null)
  const isReached = commitment.state === 'published' && commitment.quantity >= commitment.target
  const dueOn = commitment.state === 'owed' ? commitment.promisedOn! : commitment.dueOn
  return (
    <>
      <header className="sheet-head">
        <p className="crumbs">
          <Link className="link back no-print" to={list}>
            <Icon name="arrow-left" size="s" /> {consoleText.back}
            <span className="sep" />
          </Link>
          <span>{commitment.number}</span>
          <span className="sep" />
          <span>{say(consoleText.year, { year: commitment.year })}</span>
        </p>
        <h2>
          <span>{commitment.title}</span>
          <StateTag tone={tones[commitment.state]}>{stateNames[commitment.state]}</StateTag>
        </h2>
        <dl className="sheet-meta">
          <div>
            <dt>{commitment.state === 'owed' ? text.promised : text.due}</dt>
            <dd>{fullDay(dueOn)}</dd>
          </div>
          {commitment.due && (
            <div>
              <dt>{isReached ? text.accept : text.left}</dt>
              <dd>
                {isReached && fullDay(commitment.due.on)} <Due due={commitment.due} />
              </dd>
            </div>
          )}
          <div>
            <dt>{text.org}</dt>
            <dd>{commitment.orgName}</dd>
          </div>
          <div>
            <dt>{text.officer}</dt>
            <dd>{commitment.officerName}</dd>
          </div>
        </dl>
        <Acts acts={actsOf(commitment, setDeed)} />
      </header>
      <div className="sheet-cols">
        <div className="facts">
          <section>
            <h3>{text.about}</h3>
            <About commitment={commitment} />
          </section>
          <Judgements commitment={commitment} />
          <Steps commitment={commitment} />
          <Amendments commitment={commitment} />
          <Remarks commitment={commitment} />
        </div>
        <aside className="aside-line">
          <h3>{text.history}</h3>
          <Timeline moments={momentsOf(commitment)} />
        </aside>
      </div>
      {deed && <DeedDialog deed={deed} commitment={commitment} onClose={() => setDeed(null)} />}
    </>
  )
}

function About({ commitment }: { commitment: CommitmentPage }) {
  const { quantity, target, measure, bulletin, satisfaction } = commitment
  const { listOwnerName, place, scope, publishedAt } = commitment
  return (
    <Facts
      facts={[
        { name: text.what, value: commitment.what },
        { name: text.beneficiaries, value: commitment.beneficiaries },
        {
          name: text.target,
          value: (
            <span className="cm-target">
              <Bar part={quantity} whole={target} />
              {say(text.reached, { quantity: count(quantity), target: count(target), measure })}
            </span>
          ),
        },
        {
          name: text.reported,
          value:
            commitment.reportedOn &&
            say(text.reportedTo, { org: commitment.reportedToName ?? '', on: fullDay(commitment.reportedOn) }),
          more: commitment.reportedLate ? text.late : null,
        },
        {
          name: text.yearList,
          value: (
            <Link className="link" to={`/commitments/year?${new URLSearchParams({ year: String(commitment.year) })}`}>
              {say(consoleText.year, { year: commitment.year })}
            </Link>
          ),
        },
        {
          name: text.publishedOn,
          value:
            publishedAt &&
            say(text.published, {
              org: listOwnerName ?? '',
              place: place ?? '',
              scope: scopeNames[scope!],
              on: moment(publishedAt),
            }),
        },
        {
          name: text.bulletin,
          value:
            bulletin &&
            say(text.bulletinLine, {
              standing: standingNames[bulletin.standing],
              on: fullDay(bulletin.issuedOn),
              quantity: count(bulletin.quantity),
            }),
          more: bulletin?.words,
        },
        { name: text.settled, value: commitment.settledOn && fullDay(commitment.settledOn) },
        {
          name: text.satisfaction,
          value:
            commitment.settledOn &&
            (satisfaction.rated === 0
              ? text.unrated
              : say(text.stars, { average: average(satisfaction), rated: satisfaction.rated })),
        },
      ]}
    />
  )
}

function momentsOf({ events }: CommitmentPage) {
  return events.toReversed().map((event, at) => ({
    key: `${event.at}${event.action}${at}`,
    when: moment(event.at),
    title: event.title,
    by: [[event.actorName, event.actorOrgName].filter(Boolean).join(consoleText.between), event.note]
      .filter(Boolean)
      .join('\n'),
    ...(at === 0 ? { kind: 'present' as const } : {}),
  }))
}
