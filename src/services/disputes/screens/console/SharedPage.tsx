import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { CaseDesk, rowOfCase } from '../../../../kernel/cases/screens.ts'
import { askPages } from '../../../../platform/client/ask.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { useReader } from '../../../../ui/console/reader.tsx'
import { listShared } from '../../bodies.contract.ts'
import { disputeStateNames } from '../../case.text.ts'
import { sharedText } from '../../shared.text.ts'
import './disputes.css'
import { SharedSheet } from './SharedSheet.tsx'

/** The desk of a body: what it was called in to, and nothing else. */
export default function SharedPage() {
  const { org } = useReader()
  const { id = null } = useParams()
  const place = useFilters(['state', 'search'] as const)
  const { state, search } = place.filter
  const asked = useInfiniteQuery(
    askPages(listShared, {
      query: {
        ...(state && { state: state as 'filed' }),
        ...(search && search.length > 1 && { search }),
      },
    }),
  )
  return (
    <CaseDesk
      words={sharedText.words}
      icon="scales"
      path="/disputes/shared"
      asked={asked}
      cardsOf={(page) => page.cases}
      rowOf={(card) => rowOfCase(card, org.id)}
      place={place}
      filters={{
        org: 'no',
        find: sharedText.find,
        choices: [{ key: 'state', name: sharedText.state, words: disputeStateNames }],
      }}
      openedId={id}
      detail={id && <SharedSheet key={id} id={id} address={place.address} />}
    />
  )
}
