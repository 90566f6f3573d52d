import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listRatings, type ShownRating } from '../../ratings.contract.ts'
import { ratingsText as text } from '../../ratings-worker.text.ts'
import { RatingRow } from './RatingsPart.tsx'
import './ratings.css'

type Only = keyof typeof text.only
const kinds = Object.keys(text.only) as Only[]

/** Everything that was said of a product. */
export default function RatingsPage(given: PageGiven) {
  const [only, setOnly] = useState<Only>('all')
  const id = given.params.id!
  const query = only === 'all' ? {} : { only }
  const asked = useAsk(listRatings, { params: { id }, query })
  return (
    <Page top={<TopBar title={text.card} backHref={given.href(`/mall/products/${id}`)} />}>
      <Card>
        {asked.answer?.praise == null ? null : (
          <p className="mall-rating-sum">
            <b>{text.praise(asked.answer.praise)}</b>
            {text.given(`${asked.answer.stars.reduce((sum, one) => sum + one, 0)}`)}
          </p>
        )}
        <div className="mall-rating-only">
          {kinds.map((one) => (
            <button key={one} type="button" aria-pressed={one === only} onClick={() => setOnly(one)}>
              {text.only[one]}
            </button>
          ))}
        </div>
        {asked.answer ? (
          <Rows key={only} first={asked.answer} id={id} query={query} />
        ) : (
          <Waiting asked={asked} cards={[4, 4]} />
        )}
      </Card>
    </Page>
  )
}

type Answer = ReceivedOf<typeof listRatings>

function Rows({ first, id, query }: { first: Answer; id: string; query: { only?: Exclude<Only, 'all'> } }) {
  const [more, setMore] = useState<{ ratings: ShownRating[]; next: string | null }>({ ratings: [], next: first.next })
  const [busy, setBusy] = useState(false)
  const ratings = [...first.ratings, ...more.ratings]
  async function readOn() {
    setBusy(true)
    const given = { params: { id }, query: { ...query, cursor: more.next! } }
    const page = await call(listRatings, given).finally(() => setBusy(false))
    setMore({ ratings: [...more.ratings, ...page.ratings], next: page.next })
  }
  if (ratings.length === 0) return <p className="gh-soft">{text.noneSuch}</p>
  return (
    <>
      <ul>
        {ratings.map((rating) => (
          <RatingRow key={rating.id} rating={rating} />
        ))}
      </ul>
      {more.next === null ? null : (
        <Button kind="quiet" wide busy={busy} onPress={() => void readOn()}>
          {text.more}
        </Button>
      )}
    </>
  )
}
