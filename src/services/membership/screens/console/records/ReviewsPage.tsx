import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { askPages } from '../../../../../platform/client/ask.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { Card, PageHead } from '../../../../../ui/console/Card.tsx'
import { Facts } from '../../../../../ui/console/Facts.tsx'
import { Bones, Empty, MoreRows } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { answerReview, listReviews, type ReviewCard } from '../../../import.contract.ts'
import { recordsText } from '../../../records.text.ts'

const text = recordsText.reviews
const names = recordsText.merges.facts

/** 待确认人员: what a list says beside what is on file, and the answers that fit. */
export default function ReviewsPage() {
  const asked = useInfiniteQuery(askPages(listReviews, { query: {} }))
  const reviews = asked.data?.pages.flatMap((page) => page.reviews) ?? []
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead} />
      {asked.isPending && <Bones rows={6} />}
      {asked.data && reviews.length === 0 && (
        <Empty icon="check-circle" title={text.empty}>
          <p>{text.emptyLead}</p>
        </Empty>
      )}
      {reviews.map((review) => (
        <Review key={review.id} review={review} />
      ))}
      {reviews.length > 0 && (
        <MoreRows
          shown={reviews.length}
          unit={text.unit}
          more={asked.hasNextPage}
          onMore={() => void asked.fetchNextPage()}
          loading={asked.isFetchingNextPage}
        />
      )}
    </div>
  )
}

function Review({ review }: { review: ReviewCard }) {
  const client = useQueryClient()
  const send = useMutation({
    mutationFn: (answer: ReviewCard['answers'][number]['answer']) =>
      call(answerReview, { params: { id: review.id }, body: { answer } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [listReviews.path] }),
  })
  const { row, met } = review
  const problem = sentenceOf(send.error)
  return (
    <Card
      title={review.kindName}
      sub={say(text.asked, { org: review.askedByName, line: review.line, union: review.orgName })}
      ruled
      aside={review.answers.map((one, at) => (
        <Button
          key={one.answer}
          type={at === 0 ? 'primary' : 'default'}
          loading={send.isPending && send.variables === one.answer}
          onClick={() => send.mutate(one.answer)}
        >
          {one.name}
        </Button>
      ))}
    >
      {problem && <p role="alert">{problem}</p>}
      <div className="grid-even">
        <div>
          <h3>{text.row}</h3>
          <Facts
            facts={[
              { name: names.name, value: row.maskedName },
              { name: names.idNumber, value: row.maskedIdNumber },
              { name: names.phone, value: row.maskedPhone },
            ]}
          />
        </div>
        <div>
          <h3>{text.met}</h3>
          {met ? (
            <Facts
              facts={[
                { name: names.name, value: met.maskedName },
                { name: names.idNumber, value: met.maskedIdNumber },
                { name: names.phone, value: met.maskedPhone },
                { name: names.home, value: met.homeOrgName },
              ]}
            />
          ) : (
            <p className="soft">{text.unseen}</p>
          )}
        </div>
      </div>
    </Card>
  )
}
