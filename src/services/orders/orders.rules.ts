import type { Day } from '../../platform/dates.ts'
import type { Offer, OrderWish } from './model.ts'

type Kept = Pick<Offer, 'months' | 'placeKinds' | 'fewest' | 'retiredAt'>

/** Months of the year that the days from…to touch. */
export function monthsBetween(from: Day, to: Day): number[] {
  const [firstYear, firstMonth] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  const count = (Number(to.slice(0, 4)) - firstYear) * 12 + Number(to.slice(5, 7)) - firstMonth + 1
  return Array.from({ length: Math.min(count, 12) }, (_, at) => ((firstMonth - 1 + at) % 12) + 1)
}

/** Whether an offer is on at some of the days from…to. */
export function isInSeason({ months }: Pick<Offer, 'months'>, from: Day, to: Day): boolean {
  return months.length === 0 || monthsBetween(from, to).some((month) => months.includes(month))
}

export type WishFault =
  | 'orders.wish-empty'
  | 'orders.days-wrong'
  | 'orders.offer-retired'
  | 'orders.out-of-season'
  | 'orders.place-kind-wrong'
  | 'orders.too-few'

const shortestWish = 5

/** What is wrong with an order, the first thing; null when it may be placed. */
export function faultOf(wish: OrderWish, offer: Kept | null, today: Day): WishFault | null {
  if (offer === null && wish.wish.trim().length < shortestWish) return 'orders.wish-empty'
  if (wish.wantedFrom < today || wish.wantedTo < wish.wantedFrom) return 'orders.days-wrong'
  if (offer === null) return null
  if (offer.retiredAt !== null) return 'orders.offer-retired'
  if (!isInSeason(offer, wish.wantedFrom, wish.wantedTo)) return 'orders.out-of-season'
  if (offer.placeKinds.length > 0 && !offer.placeKinds.includes(wish.placeKind)) return 'orders.place-kind-wrong'
  if (offer.fewest !== null && (wish.people ?? offer.fewest) < offer.fewest) return 'orders.too-few'
  return null
}

/** The beginning of a free wish, as a title. */
export function shorten(wish: string, most = 20): string {
  const line = wish.replace(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most)}…` : line
}

/** Stars with one decimal; null while nobody rated. */
export function averageOf(stars: number, rated: number): number | null {
  return rated === 0 ? null : Math.round((stars * 10) / rated) / 10
}
