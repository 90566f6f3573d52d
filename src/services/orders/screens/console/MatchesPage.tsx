import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { NoteDialog } from '../../../../kernel/cases/screens.ts'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag, type Tone } from '../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { callOffMatchEvent, type HostedMatchCard, listMatchEvents } from '../../matching.contract.ts'
import type { MatchStage } from '../../matching.model.ts'
import { stageNames, matchConsoleText as text } from '../../matching.text.ts'
import { MatchDialog, MoveDialog } from './MatchDialogs.tsx'
import { MatchDoorDialog } from './MatchDoorDialog.tsx'
import { span } from './words.ts'

const tones: Readonly<Record<MatchStage, Tone>> = {
  enrolling: 'ok',
  'full-list': 'info',
  choosing: 'warn',
  pairing: 'info',
  over: 'plain',
  'called-off': 'plain',
}

const mostReason = 300

type Opened =
  | { readonly what: 'add' }
  | { readonly what: 'door' | 'move' | 'call-off'; readonly event: HostedMatchCard }

/** 联谊交友: the events, how many come and how many couples there are; of choices nothing. */
export default function MatchesPage() {
  const { org } = useReader()
  const { filter, change } = useFilters(['orgId'] as const)
  const orgId = filter.orgId ?? org.id
  const [opened, setOpened] = useState<Opened | null>(null)
  const asked = useQuery(ask(listMatchEvents, { query: { orgId } }))
  return (
    <div className="pad">
      <PageHead title={text.room} sub={text.lead}>
        <OrgPicker value={filter.orgId} onChange={(picked) => change({ orgId: picked })} width={260} />
        {asked.data?.edits && (
          <Button type="primary" onClick={() => setOpened({ what: 'add' })}>
            {text.add}
          </Button>
        )}
      </PageHead>
      <Answered asked={asked} bones={6}>
        {({ events }) =>
          events.length === 0 ? (
            <Empty icon="people" title={text.empty}>
              <p>{text.emptyLead}</p>
            </Empty>
          ) : (
            <Events events={events} onOpen={setOpened} />
          )
        }
      </Answered>
      {opened && <OpenedDialog opened={opened} orgId={orgId} onClose={() => setOpened(null)} />}
    </div>
  )
}

function Events({ events, onOpen }: { events: readonly HostedMatchCard[]; onOpen: (opened: Opened) => void }) {
  return (
    <Card title={text.room} amount={count(events.length)}>
      <div className="inset table-scroll">
        <PlainTable
          caption={text.room}
          rows={events}
          keyOf={(one) => one.id}
          quiet={(one) => one.stage === 'called-off'}
          columns={[
            {
              key: 'title',
              name: text.columns.title,
              cell: (one) => (
                <>
                  <b>{one.title}</b>
                  <br />
                  <span className="soft small">{[one.orgName, one.place].join(' · ')}</span>
                </>
              ),
            },
            { key: 'when', name: text.columns.when, cell: (one) => span(one.startsAt, one.endsAt) },
            {
              key: 'heads',
              name: text.columns.heads,
              cell: (one) => (
                <>
                  {say(text.heads, { men: one.men, women: one.women })}
                  <br />
                  <span className="soft small">{say(text.seats, { seats: one.seatsEach })}</span>
                </>
              ),
            },
            {
              key: 'couples',
              name: text.columns.couples,
              cell: (one) => (one.couples === null ? text.noCouples : say(text.couples, { n: one.couples })),
            },
            {
              key: 'stage',
              name: text.columns.stage,
              cell: (one) => <StateTag tone={tones[one.stage]}>{stageNames[one.stage]}</StateTag>,
            },
            { key: 'acts', name: text.columns.acts, cell: (one) => <EventActs event={one} onOpen={onOpen} /> },
          ]}
        />
      </div>
    </Card>
  )
}

function EventActs({ event, onOpen }: { event: HostedMatchCard; onOpen: (opened: Opened) => void }) {
  if (!event.hosts) return null
  const isBefore = event.stage === 'enrolling' || event.stage === 'full-list'
  return (
    <>
      <Button type="link" size="small" onClick={() => onOpen({ what: 'door', event })}>
        {text.door}
      </Button>
      {isBefore && (
        <Button type="link" size="small" onClick={() => onOpen({ what: 'move', event })}>
          {text.move}
        </Button>
      )}
      {(isBefore || event.stage === 'choosing') && (
        <Button type="link" size="small" danger onClick={() => onOpen({ what: 'call-off', event })}>
          {text.callOff}
        </Button>
      )}
    </>
  )
}

function OpenedDialog({ opened, orgId, onClose }: { opened: Opened; orgId: string; onClose: () => void }) {
  switch (opened.what) {
    case 'add':
      return <MatchDialog orgId={orgId} onClose={onClose} />
    case 'move':
      return <MoveDialog event={opened.event} onClose={onClose} />
    case 'door':
      return <MatchDoorDialog eventId={opened.event.id} onClose={onClose} />
    case 'call-off':
      return (
        <NoteDialog
          words={{ title: text.callOff, act: text.callOff }}
          lead={say(text.callOffLead, { title: opened.event.title })}
          needed="yes"
          danger
          most={mostReason}
          onSend={(reason) => call(callOffMatchEvent, { params: { id: opened.event.id }, body: { reason } })}
          onClose={onClose}
        />
      )
  }
}
