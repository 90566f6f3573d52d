import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { askPages } from '../../../../platform/client/ask.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { useReader } from '../../../../ui/console/reader.tsx'
import { listSchools } from '../../hearings.contract.ts'
import { teachingText } from '../../teaching.text.ts'
import './disputes.css'
import { RecordDesk } from './RecordDesk.tsx'
import { SchoolSheet } from './SchoolSheet.tsx'
import { schoolTones } from './standings.ts'
import { moment } from './words.ts'

const text = teachingText.schools

/** 工会仲裁学堂: hearings of typical cases before guests of the same industry and region. */
export default function SchoolsPage() {
  const { org } = useReader()
  const { id } = useParams()
  const place = useFilters(['orgId'] as const)
  const asked = useInfiniteQuery(askPages(listSchools, { query: { orgId: place.filter.orgId ?? org.id } }))
  return (
    <RecordDesk
      words={text.words}
      icon="book"
      path="/disputes/schools"
      unit={text.unit}
      asked={asked}
      cardsOf={(page) => page.schools}
      rowOf={(school) => ({
        id: school.id,
        title: school.title,
        note: [moment(school.startsAt), school.place].join('，'),
        state: text.states[school.state],
        tone: schoolTones[school.state],
      })}
      place={place}
      openedId={id}
      detailOf={(school) => <SchoolSheet key={school.id} school={school} address={place.address} />}
    />
  )
}
