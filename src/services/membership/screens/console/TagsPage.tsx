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
import { DayField } from '../../../../ui/console/DayField.tsx'
import { Facts } from '../../../../ui/console/Facts.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import {
  decideTagRequest,
  getTagRequest,
  listTagRequests,
  openTagDocument,
  type TaggingState,
} from '../../tags.contract.ts'
import { taggingStateNames } from '../../text.ts'
import { MemberLink } from './MemberLink.tsx'
import { memberRow } from './member-row.ts'
import { fullDay, today } from './words.ts'

const text = consoleText.tags
const path = '/membership/tags'

/** 标签认定: members who ask to be known as belonging to a group. */
export default function TagsPage() {
  const { id } = useParams()
  const { org } = useReader()
  const place = useFilters(deskFilters)
  const { orgId, state, period, search } = place.filter
  const from = periodStart(period)
  const asked = useInfiniteQuery({
    ...askPages(listTagRequests, {
      query: { orgId: orgId ?? org.id, state: state as TaggingState | undefined, search, from },
    }),
    refetchInterval: 60_000,
  })
  return (
    <CaseDesk
      words={{ title: consoleText.rooms.tags, ...text }}
      icon="flag"
      path={path}
      asked={asked}
      cardsOf={(page) => page.requests}
      rowOf={(card) => memberRow(card, org.id)}
      place={place}
      tools={<CaseExport filter={{ type: 'membership.tagging', orgId: orgId ?? org.id, state, search, from }} />}
      filters={{
        period: 'yes',
        find: consoleText.find,
        choices: [{ key: 'state', name: consoleText.state, words: taggingStateNames }],
      }}
      openedId={id ?? null}
      detail={id && <RequestSheet key={id} id={id} listAddress={place.address} />}
    />
  )
}

function RequestSheet({ id, listAddress }: { id: string; listAddress: string }) {
  const asked = useQuery({ ...ask(getTagRequest, { params: { id } }), refetchInterval: 30_000 })
  return (
    <Answered asked={asked} bones={6}>
      {(detail) => <Opened detail={detail} listAddress={listAddress} />}
    </Answered>
  )
}

type Detail = ReceivedOf<typeof getTagRequest>

function Opened({ detail, listAddress }: { detail: Detail; listAddress: string }) {
  const { org } = useReader()
  const [decision, setDecision] = useState<'grant' | 'refuse' | null>(null)
  const { request, actions, kindName } = detail
  const { id } = request
  const acts = request.state === 'review' ? actions : []
  return (
    <CaseSheet
      head={headOfCase(request, org.id, kindName)}
      list={{ pathname: path, search: listAddress }}
      events={detail.events}
      acts={acts.map(({ action, name, allowed, because }) => ({
        key: action,
        name,
        icon: action === 'grant' ? 'check' : 'close',
        main: action === 'grant',
        danger: action === 'refuse',
        because: allowed ? null : because,
        onAct: () => setDecision(action as 'grant' | 'refuse'),
      }))}
    >
      <section>
        <Facts
          facts={[
            { name: consoleText.member.here, value: <MemberLink card={request} /> },
            { name: text.tag, value: kindName },
            { name: consoleText.remark, value: detail.remark || consoleText.none },
            {
              name: consoleText.document,
              value: detail.documentId ? (
                <a href={addressOf(openTagDocument, { params: { id } })}>{consoleText.openDocument}</a>
              ) : (
                consoleText.none
              ),
            },
          ]}
        />
      </section>
      {decision === 'grant' && <GrantDialog detail={detail} onClose={() => setDecision(null)} />}
      {decision === 'refuse' && (
        <NoteDialog
          words={text.refuse}
          lead={text.refuse.lead}
          needed="yes"
          danger
          onSend={(note) => call(decideTagRequest, { params: { id }, body: { decision: 'refuse', note } })}
          onClose={() => setDecision(null)}
        />
      )}
    </CaseSheet>
  )
}

function GrantDialog({ detail, onClose }: { detail: Detail; onClose: () => void }) {
  const [validFrom, setFrom] = useState(today())
  const [lastOn, setLastOn] = useState(detail.usualLastOn ?? '')
  return (
    <NoteDialog
      words={text.grant}
      lead={say(text.grant.lead, { title: detail.kindName })}
      needed="no"
      locked={validFrom === ''}
      onSend={(note) =>
        call(decideTagRequest, {
          params: { id: detail.request.id },
          body: { decision: 'grant', validFrom, lastOn: lastOn || null, note },
        })
      }
      onClose={onClose}
    >
      <DayField id="valid-from" label={text.from} value={validFrom} onChange={setFrom} />
      <DayField
        id="last-on"
        label={text.lastOn}
        value={lastOn}
        onChange={setLastOn}
        extra={detail.usualLastOn ? say(text.usual, { day: fullDay(detail.usualLastOn) }) : text.forGood}
      />
    </NoteDialog>
  )
}
