import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { askOn, askPages } from '../../../../platform/client/ask.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { listFirms } from '../../firms.contract.ts'
import { listLetters } from '../../hearings.contract.ts'
import { teachingText } from '../../teaching.text.ts'
import { ActForm, type FormPlan } from './ActForm.tsx'
import './disputes.css'
import { LetterSheet } from './LetterSheet.tsx'
import { draftLetterPlan } from './letter-plans.ts'
import { RecordDesk } from './RecordDesk.tsx'
import { standingOf } from './standings.ts'
import { fullDay } from './words.ts'

const text = teachingText.letters

/** 监督意见书: each with its day for the reply and whether it was checked. */
export default function LettersPage() {
  const { org } = useReader()
  const { id } = useParams()
  const mayHandle = useMay('disputes.handle')
  const place = useFilters(['orgId'] as const)
  const [plan, setPlan] = useState<FormPlan | null>(null)
  const asked = useInfiniteQuery(askPages(listLetters, { query: { orgId: place.filter.orgId ?? org.id } }))
  const firms = useQuery({ ...askOn(listFirms, { query: { orgId: org.id } }), enabled: mayHandle })
  return (
    <>
      <RecordDesk
        words={text.words}
        icon="file"
        path="/disputes/letters"
        unit={text.unit}
        asked={asked}
        cardsOf={(page) => page.letters}
        rowOf={(letter) => ({
          id: letter.id,
          title: letter.addressee,
          note: [letter.number, say(text.replyDay, { day: fullDay(letter.replyBy) })].join('，'),
          state: standingOf(letter).name,
          tone: standingOf(letter).tone,
        })}
        place={place}
        head={
          mayHandle &&
          firms.data && (
            <Button
              size="small"
              icon={<Icon name="plus" size="s" />}
              onClick={() => setPlan(draftLetterPlan({ orgId: org.id, firms: firms.data.firms }))}
            >
              {text.draft}
            </Button>
          )
        }
        openedId={id}
        detailOf={(letter) => <LetterSheet key={letter.id} letter={letter} address={place.address} />}
      />
      {plan && <ActForm plan={plan} onClose={() => setPlan(null)} />}
    </>
  )
}
