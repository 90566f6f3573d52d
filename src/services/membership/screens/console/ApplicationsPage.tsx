import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import {
  CaseDesk,
  CaseSheet,
  deskFilters,
  headOfCase,
  NoteDialog,
  periodStart,
} from '../../../../kernel/cases/screens.ts'
import { CaseExport } from '../../../../kernel/privacy/screens.ts'
import { addressOf } from '../../../../platform/client/address.ts'
import { ask, askPages } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Facts } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import {
  type ApplicationDetail,
  getApplication,
  type JoiningState,
  listApplications,
  openApplicationDocument,
  reviewApplication,
} from '../../joining.contract.ts'
import { doorNames, formNames } from '../../names.text.ts'
import { joiningStateNames } from '../../text.ts'
import { memberRow } from './member-row.ts'
import { fullDay } from './words.ts'

const text = consoleText.applications
const path = '/membership/applications'
const closed = new Set<JoiningState>(['admitted', 'refused', 'withdrawn'])

/** 入会审核: whoever asks to join, the list beside the application. */
export default function ApplicationsPage() {
  const { id } = useParams()
  const { org } = useReader()
  const place = useFilters(deskFilters)
  const { orgId, state, late, period, search } = place.filter
  const from = periodStart(period)
  const asked = useInfiniteQuery({
    ...askPages(listApplications, {
      query: {
        orgId: orgId ?? org.id,
        state: state as JoiningState | undefined,
        late: late === 'yes' ? 'yes' : undefined,
        search,
        from,
      },
    }),
    refetchInterval: 60_000,
  })
  const first = asked.data?.pages[0]
  return (
    <CaseDesk
      words={{ title: consoleText.rooms.applications, ...text }}
      icon="people"
      path={path}
      asked={asked}
      cardsOf={(page) => page.applications}
      rowOf={(card) => memberRow(card, org.id)}
      place={place}
      tools={
        <CaseExport
          filter={{
            type: 'membership.joining',
            orgId: orgId ?? org.id,
            state,
            late: late ? 'yes' : undefined,
            search,
            from,
          }}
        />
      }
      filters={{
        period: 'yes',
        late: 'yes',
        find: consoleText.find,
        choices: [{ key: 'state', name: consoleText.state, words: joiningStateNames }],
      }}
      summary={first && <Counts page={first} />}
      openedId={id ?? null}
      detail={id && <ApplicationSheet key={id} id={id} listAddress={place.address} />}
    />
  )
}

function Counts({ page }: { page: ReceivedOf<typeof listApplications> }) {
  const open = page.counts.reduce((sum, one) => sum + (closed.has(one.state) ? 0 : one.count), 0)
  return (
    <>
      <span>
        {say(consoleText.all, { n: count(open) })}
        {consoleText.between}
      </span>
      {page.lateCount > 0 ? (
        <span className="due bad">{say(consoleText.lateCount, { n: count(page.lateCount) })}</span>
      ) : (
        <span>{consoleText.noneLate}</span>
      )}
    </>
  )
}

type Decision = 'admit' | 'send-back' | 'refuse'

function ApplicationSheet({ id, listAddress }: { id: string; listAddress: string }) {
  const asked = useQuery({ ...ask(getApplication, { params: { id } }), refetchInterval: 30_000 })
  return (
    <Answered asked={asked} bones={8}>
      {(detail) => <Opened detail={detail} listAddress={listAddress} />}
    </Answered>
  )
}

function Opened({ detail, listAddress }: { detail: ApplicationDetail; listAddress: string }) {
  const { org } = useReader()
  const mayAdmit = useMay('membership.admit')
  const [decision, setDecision] = useState<Decision | null>(null)
  const { application, actions, name } = detail
  const acts = closed.has(application.state) || !mayAdmit ? [] : actions
  const { id } = application
  return (
    <CaseSheet
      head={headOfCase(application, org.id, name)}
      list={{ pathname: path, search: listAddress }}
      events={detail.events}
      acts={acts.map(({ action, name: words, allowed, because }) => ({
        key: action,
        name: words,
        icon: action === 'admit' ? 'check' : action === 'refuse' ? 'close' : 'undo',
        main: action === 'admit',
        danger: action === 'refuse',
        because: allowed ? null : because,
        onAct: () => setDecision(action as Decision),
      }))}
    >
      <PersonFacts detail={detail} />
      {decision && (
        <NoteDialog
          words={text[decision]}
          lead={say(text[decision].lead, { name, union: application.orgName })}
          needed={decision === 'admit' ? 'no' : 'yes'}
          danger={decision === 'refuse'}
          onSend={(note) => call(reviewApplication, { params: { id }, body: { decision, note } })}
          onClose={() => setDecision(null)}
        />
      )}
    </CaseSheet>
  )
}

function PersonFacts({ detail }: { detail: ApplicationDetail }) {
  const { confirmed, application } = detail
  const address = addressOf(openApplicationDocument, { params: { id: application.id } })
  return (
    <section>
      <h3>{text.person}</h3>
      <Facts
        facts={[
          { name: text.name, value: detail.name },
          { name: text.idNumber, value: <span className="num">{detail.maskedIdNumber}</span> },
          { name: text.phone, value: <span className="num">{detail.maskedPhone}</span> },
          { name: text.bornOn, value: fullDay(detail.bornOn) },
          {
            name: text.real,
            value: confirmed
              ? say(text.realBy, { by: confirmed.by, day: fullDay(confirmed.at.slice(0, 10)) })
              : text.realNone,
          },
          { name: text.form, value: formNames[detail.form] },
          { name: text.employer, value: detail.employerName || consoleText.none },
          { name: text.from, value: detail.fromOrgName },
          { name: text.door, value: doorNames[detail.door] },
          { name: consoleText.remark, value: detail.remark },
          {
            name: consoleText.document,
            value: detail.documentId && <a href={address}>{consoleText.openDocument}</a>,
          },
        ]}
      />
    </section>
  )
}
