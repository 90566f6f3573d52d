import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { Facts } from '../../../../ui/console/Facts.tsx'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { endSquad, leaveSquad, listSquads, type SquadCard } from '../../menu.contract.ts'
import { familyNames, volunteerNames } from '../../text.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { JoinDialog, SquadDialog } from './SquadDialogs.tsx'
import { span } from './words.ts'

const text = consoleText.squads

type Opened =
  | { readonly what: 'form' }
  | { readonly what: 'join' | 'end'; readonly squad: SquadCard }
  | { readonly what: 'leave'; readonly squad: SquadCard; readonly member: SquadCard['members'][number] }

/** 小分队: who goes out, with whom, and when they are out. */
export default function SquadsPage() {
  const { org } = useReader()
  const { filter, change } = useFilters(['orgId'] as const)
  const orgId = filter.orgId ?? org.id
  const [opened, setOpened] = useState<Opened | null>(null)
  const asked = useQuery(ask(listSquads, { query: { orgId } }))
  return (
    <div className="pad">
      <PageHead title={consoleText.rooms.squads} sub={text.lead}>
        <OrgPicker value={filter.orgId} onChange={(picked) => change({ orgId: picked })} width={260} />
        {asked.data?.edits && (
          <Button type="primary" onClick={() => setOpened({ what: 'form' })}>
            {text.add}
          </Button>
        )}
      </PageHead>
      <Answered asked={asked} bones={6}>
        {({ squads, edits }) =>
          squads.length === 0 ? (
            <Empty icon="people" title={text.empty}>
              <p>{text.emptyLead}</p>
            </Empty>
          ) : (
            squads.map((squad) => (
              <Squad
                key={squad.id}
                squad={squad}
                onOpen={edits && squad.orgId === orgId && !squad.ended ? setOpened : null}
              />
            ))
          )
        }
      </Answered>
      {opened && <OpenedDialog opened={opened} orgId={orgId} onClose={() => setOpened(null)} />}
    </div>
  )
}

function OpenedDialog({ opened, orgId, onClose }: { opened: Opened; orgId: string; onClose: () => void }) {
  switch (opened.what) {
    case 'form':
      return <SquadDialog orgId={orgId} onClose={onClose} />
    case 'join':
      return <JoinDialog squad={opened.squad} onClose={onClose} />
    case 'end':
      return (
        <ConfirmDialog
          words={{ title: text.endTitle, act: text.end }}
          lead={say(text.endLead, { name: opened.squad.name })}
          onSend={() => call(endSquad, { params: { id: opened.squad.id } })}
          onClose={onClose}
        />
      )
    case 'leave':
      return (
        <ConfirmDialog
          words={{ title: text.leaveTitle, act: text.leave }}
          lead={say(text.leaveLead, { name: opened.member.name })}
          onSend={() => call(leaveSquad, { params: { id: opened.squad.id, memberId: opened.member.id } })}
          onClose={onClose}
        />
      )
  }
}

function Squad({ squad, onOpen }: { squad: SquadCard; onOpen: ((opened: Opened) => void) | null }) {
  return (
    <Card
      title={squad.name}
      sub={[
        squad.orgName,
        squad.families.map((one) => familyNames[one]).join('、'),
        say(text.leader, { name: squad.leader }),
        say(text.served, squad.served),
      ].join(' · ')}
      ruled
      aside={
        onOpen ? (
          <>
            <Button size="small" onClick={() => onOpen({ what: 'join', squad })}>
              {text.join}
            </Button>
            <Button size="small" danger onClick={() => onOpen({ what: 'end', squad })}>
              {text.end}
            </Button>
          </>
        ) : (
          squad.ended && <StateTag tone="plain">{text.ended}</StateTag>
        )
      }
    >
      <div className="grid-even">
        <section>
          <h3>{text.members}</h3>
          {squad.members.length === 0 && <p>{text.noMembers}</p>}
          <ul>
            {squad.members.map((member) => (
              <li key={member.id}>
                {member.name} · {volunteerNames[member.volunteer]}
                {onOpen && (
                  <Button type="link" size="small" onClick={() => onOpen({ what: 'leave', squad, member })}>
                    {text.leave}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3>{text.bookings}</h3>
          {squad.bookings.length === 0 && <p>{text.noBookings}</p>}
          <Facts
            facts={squad.bookings.map((one) => ({
              name: span(one.startsAt, one.endsAt),
              value: one.title,
              more: one.place,
            }))}
          />
        </section>
      </div>
    </Card>
  )
}
