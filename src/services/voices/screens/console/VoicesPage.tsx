import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useLocation, useParams } from 'react-router'
import { CaseDesk, deskFilters, periodStart, rowOfCase } from '../../../../kernel/cases/screens.ts'
import { CaseExport } from '../../../../kernel/privacy/screens.ts'
import { ask, askPages } from '../../../../platform/client/ask.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import type { VoiceTopic } from '../../model.ts'
import { stateNames, topicNames } from '../../text.ts'
import { getVoice, listVoices, type VoiceState } from '../../voices.contract.ts'
import { RegisterDialog } from './RegisterDialog.tsx'
import { VoiceSheet } from './VoiceSheet.tsx'

const text = consoleText.voices
const filters = [...deskFilters, 'topic'] as const

/** 诉求建议: everything raised below the reader, with the opened one beside it. */
export default function VoicesPage() {
  const { id } = useParams()
  const list = useLocation().pathname.includes('/voices/appeals') ? 'appeals' : 'voices'
  const path = list === 'appeals' ? '/voices/appeals' : '/voices'
  const { org } = useReader()
  const mayRegister = useMay('voices.register')
  const [registering, setRegistering] = useState(false)
  const place = useFilters(filters)
  const { orgId, state, topic, late, period, search } = place.filter
  const from = periodStart(period)
  const asked = useInfiniteQuery({
    ...askPages(listVoices, {
      query: {
        orgId: orgId ?? org.id,
        state: state as VoiceState | undefined,
        topic: topic as VoiceTopic | undefined,
        list,
        late: late ? 'yes' : undefined,
        search,
        from,
      },
    }),
    refetchInterval: 60_000,
  })
  return (
    <>
      <CaseDesk
        words={{ title: consoleText.rooms[list], ...text }}
        icon="chat"
        path={path}
        asked={asked}
        cardsOf={(page) => page.voices}
        rowOf={(card) => rowOfCase(card, org.id)}
        place={place}
        tools={
          <CaseExport
            filter={{
              type: list === 'appeals' ? 'voices.appeal' : 'voices.voice',
              ...{ orgId: orgId ?? org.id, state, series: topic, late: late ? 'yes' : undefined, search, from },
            }}
          />
        }
        filters={{
          late: 'yes',
          period: 'yes',
          choices: [
            { key: 'state', name: consoleText.state, words: stateNames },
            { key: 'topic', name: consoleText.topic, words: topicNames },
          ],
        }}
        head={
          mayRegister && (
            <Button icon={<Icon name="plus" size="s" />} onClick={() => setRegistering(true)}>
              {text.register}
            </Button>
          )
        }
        openedId={id ?? null}
        detail={id && <Opened key={id} id={id} list={{ pathname: path, search: place.address }} />}
      />
      {registering && <RegisterDialog onClose={() => setRegistering(false)} />}
    </>
  )
}

function Opened({ id, list }: { id: string; list: { pathname: string; search: string } }) {
  const asked = useQuery({ ...ask(getVoice, { params: { id } }), refetchInterval: 30_000 })
  return (
    <Answered asked={asked} bones={6}>
      {(detail) => <VoiceSheet detail={detail} list={list} />}
    </Answered>
  )
}
