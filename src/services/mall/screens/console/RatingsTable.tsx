import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Tabs } from 'antd'
import { useDeferredValue, useState } from 'react'
import { addressOf } from '../../../../platform/client/address.ts'
import { askPages } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleRatingsText as text } from '../../console-ratings.text.ts'
import {
  type DeskRating,
  getRatingPhoto,
  hideRating,
  listMarketRatings,
  listSupplyRatings,
  replyToRating,
} from '../../ratings.contract.ts'
import { moment } from './words.tsx'

type Desk = 'market' | 'supply'
type Only = Exclude<keyof typeof text.only, 'all'>
type Act = 'hide' | 'show' | 'answer'
type Acting = { readonly act: Act; readonly rating: DeskRating }

/** What buyers say, narrowed and searched; hidden by the operator, answered by the supplier. */
export function RatingsTable({ desk }: { desk: Desk }) {
  const { filter, change } = useFilters(['only', 'search'])
  const [typed, setTyped] = useState(filter.search ?? '')
  const [acting, setActing] = useState<Acting | null>(null)
  const search = useDeferredValue(typed.trim())
  const only = filter.only as Only | undefined
  const query = { ...(only && { only }), ...(search && { search }) }
  const asked = useInfiniteQuery(
    desk === 'market' ? askPages(listMarketRatings, { query }) : askPages(listSupplyRatings, { query }),
  )
  const ratings = asked.data?.pages.flatMap((page) => page.ratings) ?? []
  return (
    <Card
      title={text.list}
      aside={
        <Input
          allowClear
          style={{ width: 260 }}
          prefix={<Icon name="search" size="s" />}
          placeholder={text.search}
          aria-label={text.search}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => change({ search })}
        />
      }
    >
      <div className="mall-tabs">
        <Tabs
          activeKey={only ?? 'all'}
          onChange={(key) => change({ only: key === 'all' ? undefined : key })}
          items={Object.entries(text.only).map(([key, label]) => ({ key, label }))}
        />
      </div>
      <Answered asked={asked} bones={6}>
        {() =>
          ratings.length === 0 ? (
            <Empty icon="star" title={text.empty}>
              <p>{text.emptyLead}</p>
            </Empty>
          ) : (
            <>
              <Rows desk={desk} ratings={ratings} onAct={setActing} />
              <MoreRows
                shown={ratings.length}
                unit={text.unit}
                more={asked.hasNextPage}
                loading={asked.isFetchingNextPage}
                onMore={() => void asked.fetchNextPage()}
              />
            </>
          )
        }
      </Answered>
      {acting && <RatingDialog acting={acting} onClose={() => setActing(null)} />}
    </Card>
  )
}

function Rows({
  desk,
  ratings,
  onAct,
}: {
  desk: Desk
  ratings: readonly DeskRating[]
  onAct: (acting: Acting) => void
}) {
  const names = text.columns
  return (
    <div className="table-scroll inset">
      <PlainTable
        caption={text.list}
        rows={ratings}
        keyOf={(rating) => rating.id}
        columns={[
          { key: 'when', name: names.when, cell: (rating) => moment(rating.ratedAt) },
          {
            key: 'product',
            name: names.product,
            cell: (rating) => (
              <>
                {rating.productName}
                <div className="muted small">
                  {rating.specification}
                  {desk === 'market' && ` · ${rating.supplierName}`}
                </div>
              </>
            ),
          },
          {
            key: 'stars',
            name: names.stars,
            cell: (rating) => (
              <StateTag tone={rating.stars >= 4 ? 'ok' : rating.stars <= 2 ? 'bad' : 'plain'}>
                {say(text.stars, { n: rating.stars })}
              </StateTag>
            ),
          },
          { key: 'words', name: names.words, cell: (rating) => <Said rating={rating} /> },
          {
            key: 'act',
            name: names.act,
            cell: (rating) => {
              const act: Act = desk === 'supply' ? 'answer' : rating.isHidden ? 'show' : 'hide'
              return (
                <Button size="small" onClick={() => onAct({ act, rating })}>
                  {text[act]}
                </Button>
              )
            },
          },
        ]}
      />
    </div>
  )
}

function Said({ rating }: { rating: DeskRating }) {
  return (
    <div className="mall-said">
      {rating.words || <span className="soft">{text.noWords}</span>}
      {!rating.isHidden && rating.photoIds.length > 0 && (
        <div className="row wrap">
          {rating.photoIds.map((photoId, at) => (
            <a
              key={photoId}
              href={addressOf(getRatingPhoto, { params: { id: rating.id, photoId, size: 'large' } })}
              target="_blank"
              rel="noreferrer"
            >
              <img
                className="mall-thumb"
                src={addressOf(getRatingPhoto, { params: { id: rating.id, photoId, size: 'small' } })}
                alt={say(text.photo, { n: at + 1 })}
                loading="lazy"
              />
            </a>
          ))}
        </div>
      )}
      <div className="muted small">
        {rating.buyer}
        {rating.hiddenBecause && ` · ${say(text.hiddenWhy, { because: rating.hiddenBecause })}`}
      </div>
      {rating.reply && <div className="muted small">{say(text.reply, { text: rating.reply })}</div>}
    </div>
  )
}

function RatingDialog({ acting: { act, rating }, onClose }: { acting: Acting; onClose: () => void }) {
  const answers = useQueryClient()
  const [words, setWords] = useState(act === 'answer' ? (rating.reply ?? '') : '')
  const params = { id: rating.id }
  const doing = useMutation({
    mutationFn: () =>
      act === 'answer'
        ? call(replyToRating, { params, body: { reply: words.trim() } })
        : call(hideRating, { params, body: { because: act === 'hide' ? words.trim() : null } }),
    onSuccess: async () => {
      await answers.invalidateQueries()
      if (act === 'show') onClose()
    },
  })
  const field = act === 'answer' ? text.answerField : text.because
  return (
    <ActDialog
      open
      title={act === 'answer' ? text.answerTitle : act === 'hide' ? text.hideTitle : text.show}
      onClose={onClose}
      act={{
        name: text[act],
        busy: doing.isPending,
        danger: act === 'hide',
        locked: act !== 'show' && words.trim().length < 2,
        onAct: () => doing.mutate(),
      }}
      problem={sentenceOf(doing.error)}
      done={doing.isSuccess && <p>{act === 'answer' ? text.answered : text.hidden}</p>}
    >
      <p>{rating.words || text.noWords}</p>
      {act === 'show' ? (
        <p className="muted">{say(text.hiddenWhy, { because: rating.hiddenBecause ?? '' })}</p>
      ) : (
        <>
          <p className="muted">{act === 'answer' ? text.answerLead : text.hideLead}</p>
          <Form layout="vertical" component="div">
            <Form.Item label={field} htmlFor="rating-words" help={act === 'hide' ? text.becauseHelp : undefined}>
              <Input.TextArea
                id="rating-words"
                rows={3}
                maxLength={act === 'hide' ? 200 : 300}
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
            </Form.Item>
          </Form>
        </>
      )}
    </ActDialog>
  )
}
