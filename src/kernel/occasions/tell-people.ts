import { displayMoment } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence, type RefusalFacts } from '../../platform/refusal.ts'
import { sendNotices } from '../notices/index.ts'
import type { Occasion, SeatPlace } from './model.ts'
import { venuesOf } from './store.ts'
import { noticeText } from './text.ts'

/** Tells people of their places, each with the time and her venue. */
export async function tell(
  tx: Tx,
  occasion: Occasion,
  what: keyof typeof noticeText,
  places: readonly Pick<SeatPlace, 'ownerId' | 'venue'>[],
  facts: RefusalFacts = {},
): Promise<void> {
  if (places.length === 0) return
  const venues = await venuesOf(tx, [occasion.id])
  const said = { title: occasion.title, when: displayMoment(occasion.startsAt), ...facts }
  await sendNotices(
    tx,
    places.map(({ ownerId, venue }) => ({
      personId: ownerId,
      title: noticeText[what].title,
      text: fillSentence(noticeText[what].text, { ...said, place: venues.find((one) => one.number === venue)!.place }),
      link: `/m/occasions/${occasion.id}`,
    })),
  )
}
