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
import { ask, askPages } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Facts } from '../../../../ui/console/Facts.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { type DepartureState, decideDeparture, getDeparture, listDepartures } from '../../departures.contract.ts'
import { departureStateNames } from '../../text.ts'
import { MemberLink } from './MemberLink.tsx'
import { memberRow } from './member-row.ts'

const text = consoleText.departures
const path = '/membership/departures'

/** 退会转会: members who want to go. */
export default function DeparturesPage() {
  const { id } = useParams()
  const { org } = useReader()
  const place = useFilters(deskFilters)
  const { orgId, state, period, search } = place.filter
  const from = periodStart(period)
  const asked = useInfiniteQuery({
    ...askPages(listDepartures, {
      query: { orgId: orgId ?? org.id, state: state as DepartureState | undefined, search, from },
    }),
    refetchInterval: 60_000,
  })
  return (
    <CaseDesk
      words={{ title: consoleText.rooms.departures, ...text }}
      icon="arrow-right"
      path={path}
      asked={asked}
      cardsOf={(page) => page.departures}
      rowOf={(card) => memberRow(card, org.id)}
      place={place}
      tools={<CaseExport filter={{ type: 'membership.departure', orgId: orgId ?? org.id, state, search, from }} />}
      filters={{
        period: 'yes',
        find: consoleText.find,
        choices: [{ key: 'state', name: consoleText.state, words: departureStateNames }],
      }}
      openedId={id ?? null}
      detail={id && <DepartureSheet key={id} id={id} listAddress={place.address} />}
    />
  )
}

function DepartureSheet({ id, listAddress }: { id: string; listAddress: string }) {
  const asked = useQuery({ ...ask(getDeparture, { params: { id } }), refetchInterval: 30_000 })
  return (
    <Answered asked={asked} bones={6}>
      {(detail) => <Opened detail={detail} listAddress={listAddress} />}
    </Answered>
  )
}

type Decision = 'release' | 'keep'

function Opened({ detail, listAddress }: { detail: ReceivedOf<typeof getDeparture>; listAddress: string }) {
  const { org } = useReader()
  const mayDecide = useMay('membership.admit')
  const [decision, setDecision] = useState<Decision | null>(null)
  const { departure, actions } = detail
  const acts = departure.state === 'review' && mayDecide ? actions : []
  const { id, title } = departure
  return (
    <CaseSheet
      head={headOfCase(departure, org.id, title)}
      list={{ pathname: path, search: listAddress }}
      events={detail.events}
      acts={acts.map(({ action, name, allowed, because }) => ({
        key: action,
        name,
        icon: action === 'release' ? 'check' : 'close',
        main: action === 'release',
        danger: action === 'keep',
        because: allowed ? null : because,
        onAct: () => setDecision(action as Decision),
      }))}
    >
      <section>
        <Facts
          facts={[
            { name: consoleText.member.here, value: <MemberLink card={departure} /> },
            { name: text.purpose, value: text.purposes[detail.purpose] },
            { name: text.reason, value: detail.reason },
            { name: text.to, value: detail.toOrgName },
          ]}
        />
      </section>
      {decision && (
        <NoteDialog
          words={text[decision]}
          lead={say(text[decision].lead, { title })}
          needed={decision === 'keep' ? 'yes' : 'no'}
          danger={decision === 'keep'}
          onSend={(note) => call(decideDeparture, { params: { id }, body: { decision, note } })}
          onClose={() => setDecision(null)}
        />
      )}
    </CaseSheet>
  )
}
