import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Alert } from 'antd'
import { askPages } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { Problem, sentenceOf } from '../../../../platform/client/problem.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { MoreRows } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText as text } from '../../console.text.ts'
import { checkInByHand, listPlaces, type OccasionPage } from '../../contract.ts'
import { wayText } from '../../text.ts'
import { moment } from './words.ts'

type Listed = ReceivedOf<typeof listPlaces>['places'][number]

/** 名单: who has a place, and who of them came; somebody at the door marks whoever has no phone. */
export function ListedPeople({ occasion }: { occasion: OccasionPage }) {
  const { id, placed, waiting, checkedIn, runs, state, startsAt } = occasion
  const asked = useInfiniteQuery(askPages(listPlaces, { params: { id }, query: {} }))
  const mark = useMutation({
    mutationFn: (personId: string) => call(checkInByHand, { params: { id }, body: { personIds: [personId] } }),
  })
  const mayMark = runs && (state === 'announced' || state === 'held') && startsAt <= instantNow()
  const rows = asked.data?.pages.flatMap((page) => page.places) ?? []
  const byService = asked.error instanceof Problem && asked.error.code === 'occasions.listed-by-service'
  return (
    <section>
      <h3>
        {text.list}
        <small className="soft">
          {say(text.listSum, { placed: count(placed), waiting: count(waiting), in: count(checkedIn) })}
        </small>
      </h3>
      {mark.error && <Alert type="error" showIcon title={sentenceOf(mark.error)} role="alert" />}
      {byService ? (
        <p className="soft">{text.listByService}</p>
      ) : (
        <Answered asked={asked} bones={3}>
          {() =>
            rows.length === 0 ? (
              <p className="soft">{text.listNone}</p>
            ) : (
              <>
                <Places rows={rows} onMark={mayMark ? (one) => mark.mutate(one.personId) : null} />
                <MoreRows
                  shown={rows.length}
                  unit={text.people}
                  more={asked.hasNextPage}
                  loading={asked.isFetchingNextPage}
                  onMore={() => void asked.fetchNextPage()}
                />
              </>
            )
          }
        </Answered>
      )}
    </section>
  )
}

function Places({ rows, onMark }: { rows: readonly Listed[]; onMark: ((one: Listed) => void) | null }) {
  return (
    <PlainTable
      caption={text.list}
      rows={rows}
      keyOf={(one) => one.personId}
      columns={[
        { key: 'name', name: text.listColumns.name, cell: (one) => one.name },
        { key: 'role', name: text.listColumns.role, cell: (one) => one.roleName },
        {
          key: 'state',
          name: text.listColumns.state,
          cell: (one) =>
            one.attendedAt && one.attendedBy
              ? say(text.came, { way: wayText[one.attendedBy], at: moment(one.attendedAt) })
              : text.placeStates[one.state],
        },
        {
          key: 'acts',
          name: text.listColumns.acts,
          cell: (one) =>
            onMark && one.attendedAt === null ? (
              <button type="button" className="plain link no-print" onClick={() => onMark(one)}>
                {text.markIn}
              </button>
            ) : null,
        },
      ]}
    />
  )
}
