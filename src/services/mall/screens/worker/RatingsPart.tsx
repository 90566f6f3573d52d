import { addressOf } from '../../../../platform/client/address.ts'
import { sayDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { dayOf } from '../../../../platform/dates.ts'
import { LinkButton } from '../../../../ui/Button.tsx'
import { Card, Meta } from '../../../../ui/Card.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { getRatingPhoto, listRatings, type ShownRating } from '../../ratings.contract.ts'
import { ratingsText as text } from '../../ratings-worker.text.ts'
import { Stars } from './Stars.tsx'

const few = 2

/** What others say of a product: the praise rate and the newest words. */
export function RatingsPart({ productId, given }: { productId: string; given: PageGiven }) {
  const { answer } = useAsk(listRatings, { params: { id: productId } })
  if (!answer) return null
  const rated = answer.stars.reduce((sum, one) => sum + one, 0)
  return (
    <Card
      title={text.card}
      aside={answer.praise === null ? null : <Meta parts={[text.praise(answer.praise), text.given(`${rated}`)]} />}
    >
      {rated === 0 ? (
        <p className="gh-soft">
          {text.none}。{text.noneNote}
        </p>
      ) : (
        <>
          <ul>
            {answer.ratings.slice(0, few).map((rating) => (
              <RatingRow key={rating.id} rating={rating} />
            ))}
          </ul>
          <LinkButton wide href={given.href(`/mall/products/${productId}/ratings`)}>
            {text.all}
          </LinkButton>
        </>
      )}
    </Card>
  )
}

/** One rating as everybody reads it. */
export function RatingRow({ rating }: { rating: ShownRating }) {
  const small = (photoId: string) => addressOf(getRatingPhoto, { params: { id: rating.id, photoId, size: 'small' } })
  const large = (photoId: string) => addressOf(getRatingPhoto, { params: { id: rating.id, photoId, size: 'large' } })
  return (
    <li className="mall-rating">
      <header>
        <Stars stars={rating.stars} />
        <Meta parts={[rating.buyer, sayDay(dayOf(rating.ratedAt), today()), rating.specification]} />
      </header>
      {rating.isHidden ? <p className="gh-soft">{text.hiddenWords}</p> : null}
      {rating.words ? <p>{rating.words}</p> : null}
      {rating.photoIds.length > 0 ? (
        <ul className="mall-photos">
          {rating.photoIds.map((photoId, at) => (
            <li key={photoId}>
              <a href={large(photoId)} target="_blank" rel="noreferrer">
                <img src={small(photoId)} alt={text.photo(at + 1)} loading="lazy" />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {rating.reply ? <p className="mall-rating-reply">{text.reply(rating.reply)}</p> : null}
    </li>
  )
}
