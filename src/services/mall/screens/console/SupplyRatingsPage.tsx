import { consoleRatingsText as text } from '../../console-ratings.text.ts'
import { Ratings } from './RatingsPage.tsx'

/** A supplier's own ratings: its praise rate, and what it answers. */
export default function SupplyRatingsPage() {
  return <Ratings desk="supply" title={text.rooms.supplyRatings} />
}
