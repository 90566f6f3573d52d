import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { CaseDesk, type DeskRow, toneOf } from '../../../../kernel/cases/screens.ts'
import { ask, askPages } from '../../../../platform/client/ask.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { channelNames, classNames, disputeStateNames, sourceNames } from '../../case.text.ts'
import { consoleText } from '../../console.text.ts'
import type { DisputeCard } from '../../disputes.contract.ts'
import { listStations } from '../../firms.contract.ts'
import { listDisputes } from '../../handling.contract.ts'
import { ActForm } from './ActForm.tsx'
import { DisputeSheet } from './DisputeSheet.tsx'
import './disputes.css'
import { enterPlan } from './enter-plan.ts'

const text = consoleText.list
const filters = ['orgId', 'state', 'open', 'late', 'mine', 'class', 'channel', 'source', 'search'] as const

const shown = {
  find: consoleText.find,
  late: 'yes',
  choices: [
    { key: 'state', name: text.states, words: disputeStateNames },
    { key: 'class', name: text.class, words: classNames },
    { key: 'channel', name: text.channel, words: channelNames },
    { key: 'source', name: text.source, words: sourceNames },
  ],
  turns: [
    { key: 'open', name: text.open },
    { key: 'mine', name: text.mine },
  ],
} as const

/** The queue of disputes with the opened file beside it. */
export default function CasesPage() {
  const { org } = useReader()
  const { id = null } = useParams()
  const place = useFilters(filters)
  const [entering, setEntering] = useState(false)
  const mayHandle = useMay('disputes.handle')
  const orgId = place.filter.orgId ?? org.id
  const asked = useInfiniteQuery(askPages(listDisputes, { query: { orgId, ...queryOf(place.filter) } }))
  return (
    <>
      <CaseDesk
        words={text}
        icon="scales"
        path="/disputes/cases"
        asked={asked}
        cardsOf={(page) => page.disputes}
        rowOf={(card) => rowOf(card, org.id)}
        place={place}
        filters={shown}
        head={
          mayHandle && (
            <>
              <span className="grow" />
              <Button size="small" icon={<Icon name="plus" size="s" />} onClick={() => setEntering(true)}>
                {text.enter}
              </Button>
            </>
          )
        }
        unit={consoleText.units.cases}
        openedId={id}
        detail={id && <DisputeSheet key={id} id={id} address={place.address} />}
      />
      {entering && <Entering onClose={() => setEntering(false)} />}
    </>
  )
}

/** Against whom, whose, and how much: claimed, or what came back of it. */
function rowOf(card: DisputeCard, readerOrgId: string): DeskRow {
  const { id, subtitle, stateName, due } = card.case
  const sum = say(card.recoveredFen > 0 ? text.recovered : text.claimed, {
    n: displayYuan(card.recoveredFen || card.claimedFen),
  })
  const note = [subtitle, sum].join('，')
  return { id, title: card.firmName, note, state: stateName, tone: toneOf(card.case, readerOrgId), due }
}

type Filter = Partial<Record<(typeof filters)[number], string>>

function queryOf({ state, open, late, mine, class: ofClass, channel, source, search }: Filter) {
  return {
    ...(state && { state: state as 'filed' }),
    ...(open && { open: 'yes' as const }),
    ...(late && { late: 'yes' as const }),
    ...(mine && { mine: 'yes' as const }),
    ...(ofClass && { class: ofClass as 'common' }),
    ...(channel && { channel: channel as 'app' }),
    ...(source && { source: source as 'court' }),
    ...(search && search.length > 1 && { search }),
  }
}

function Entering({ onClose }: { onClose: () => void }) {
  const { org } = useReader()
  const go = useNavigate()
  const stations = useQuery(ask(listStations, { query: { orgId: org.id } }))
  if (!stations.data) return null
  const plan = enterPlan(org.id, stations.data.stations, (id) => void go(`/disputes/cases/${id}`))
  return <ActForm plan={plan} onClose={onClose} />
}
