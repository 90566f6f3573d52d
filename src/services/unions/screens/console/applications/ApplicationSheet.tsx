import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { getTimeline } from '../../../../../kernel/cases/contract.ts'
import { downloadFile } from '../../../../../kernel/files/contract.ts'
import { addressOf } from '../../../../../platform/client/address.ts'
import { ask } from '../../../../../platform/client/ask.ts'
import type { ReceivedOf } from '../../../../../platform/http/endpoint.ts'
import { type Act, Acts } from '../../../../../ui/console/Acts.tsx'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { Facts, Timeline } from '../../../../../ui/console/Facts.tsx'
import { Due, StateTag, type Tone } from '../../../../../ui/console/Marks.tsx'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import { type ApplicationCard, getApplication } from '../../../foundings.contract.ts'
import type { ApplicationState } from '../../../foundings.model.ts'
import { applicationStateNames } from '../../../text.ts'
import { fullDay, moment, people } from '../words.ts'
import { DecisionDialog, type DecisionKind } from './DecisionDialog.tsx'
import { OwnerActs } from './OwnerActs.tsx'

const text = consoleText.applications

const tones: Record<ApplicationState, Tone> = {
  filed: 'info',
  returned: 'warn',
  founded: 'ok',
  refused: 'bad',
  withdrawn: 'plain',
}

export function StateOf({ state }: { state: ApplicationState }) {
  return <StateTag tone={tones[state]}>{applicationStateNames[state]}</StateTag>
}

/** One application whole, with what may be decided now. */
export function ApplicationSheet({ id, address }: { id: string; address: string }) {
  const asked = useQuery(ask(getApplication, { params: { id } }))
  const timeline = useQuery(ask(getTimeline, { params: { id } }))
  return (
    <Answered asked={asked} bones={8}>
      {(application) => (
        <>
          <Head application={application} timeline={timeline.data ?? null} address={address} />
          <div className="sheet-cols">
            <div className="facts">
              <WishFacts application={application} />
            </div>
            <aside className="aside-line">
              <h3>{text.history}</h3>
              <Answered asked={timeline}>{(told) => <Timeline moments={momentsOf(told)} />}</Answered>
            </aside>
          </div>
        </>
      )}
    </Answered>
  )
}

type Told = ReceivedOf<typeof getTimeline>

function Head({
  application,
  timeline,
  address,
}: {
  application: ApplicationCard
  timeline: Told | null
  address: string
}) {
  const [deciding, setDeciding] = useState<DecisionKind | null>(null)
  const acts: Act[] = (timeline?.actions ?? [])
    .filter((one): one is Told['actions'][number] & { action: DecisionKind } =>
      ['approve', 'send-back', 'refuse'].includes(one.action),
    )
    .map((one) => ({
      key: one.action,
      name: text[one.action],
      main: one.action === 'approve',
      because: one.allowed ? null : one.because,
      onAct: () => setDeciding(one.action),
    }))
  const isOpen = application.state === 'filed'
  return (
    <header className="sheet-head">
      <p className="crumbs">
        <Link className="link back no-print" to={`/unions/applications${address}`}>
          <Icon name="arrow-left" size="s" /> {text.back}
          <span className="sep" />
        </Link>
        <span>{application.number}</span>
        <span className="sep" />
        <span>{consoleText.kinds[application.kind]}</span>
      </p>
      <h2>
        <span>{application.name}</span>
        <StateOf state={application.state} />
      </h2>
      <dl className="sheet-meta">
        <div>
          <dt>{text.parent}</dt>
          <dd>{application.parentName}</dd>
        </div>
        {timeline?.case.due && (
          <div>
            <dt>{text.due}</dt>
            <dd>
              {fullDay(timeline.case.due.on)} <Due due={timeline.case.due} />
            </dd>
          </div>
        )}
        {application.orgId && (
          <div>
            <dd>
              <Link className="link" to={`/orgs?org=${application.orgId}`}>
                {text.founded}
              </Link>
            </dd>
          </div>
        )}
      </dl>
      {isOpen && <Acts acts={acts} />}
      {timeline && <OwnerActs application={application} actions={timeline.actions} />}
      {deciding && <DecisionDialog kind={deciding} application={application} onClose={() => setDeciding(null)} />}
    </header>
  )
}

function WishFacts({ application }: { application: ApplicationCard }) {
  return (
    <>
      <section>
        <h3>{text.wish}</h3>
        <Facts
          facts={[
            { name: text.employer, value: application.employerName },
            {
              name: text.employerCode,
              value: application.employerCreditCode && <span className="num">{application.employerCreditCode}</span>,
            },
            {
              name: text.creditCode,
              value: application.creditCode && <span className="num">{application.creditCode}</span>,
            },
            { name: text.workers, value: people(application.workerCount) },
            { name: text.members, value: people(application.memberCount) },
            { name: text.founder, value: application.founderName },
            { name: text.remark, value: application.remark },
            { name: text.filed, value: moment(application.filedAt) },
          ]}
        />
      </section>
      {application.files.length > 0 && (
        <section>
          <h3>{text.files}</h3>
          <ul>
            {application.files.map((file) => (
              <li key={file.id}>
                <a className="link row" download href={addressOf(downloadFile, { params: { id: file.id } })}>
                  <Icon name="file" size="s" />
                  {file.name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function momentsOf({ events }: Told) {
  return [...events]
    .sort((a, b) => b.at.localeCompare(a.at))
    .map((event, at) => ({
      key: `${event.at}${event.action}`,
      when: moment(event.at),
      title: event.title,
      by: [[event.actorName, event.actorOrgName].filter(Boolean).join(consoleText.between), event.note]
        .filter(Boolean)
        .join('\n'),
      ...(at === 0 ? { kind: 'present' as const } : {}),
    }))
}
