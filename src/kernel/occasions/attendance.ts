import { dayOf } from '../../platform/dates.ts'
import type { Fact } from '../indicators/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Occasion } from './model.ts'
import { tallyFact } from './rules.ts'

/** The fact that somebody was there, or so many people without a name; it counts under the host on the day of the start. */
export function attendance(occasion: Occasion, personId: PersonId | null, quantity: number, tally = 'people'): Fact {
  return {
    kind: tallyFact(occasion.kind, tally),
    orgId: occasion.ownerId,
    orgPath: occasion.orgPath,
    personId,
    day: dayOf(occasion.startsAt),
    quantity,
    amountFen: 0,
    subjectId: occasion.id,
  }
}
