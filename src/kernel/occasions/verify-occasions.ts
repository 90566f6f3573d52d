import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { sumsBySubject } from '../indicators/index.ts'
import type { OccasionFinding } from './model.ts'
import { attendanceLogged, brokenSeats } from './queries.ts'
import { tallyFact } from './rules.ts'
import { findingText } from './text.ts'

/** For `gonghui verify`: seats are what the list says, nobody waits beside a free one, 人次 counted are 人次 logged. */
export async function verifyOccasions(tx: Tx): Promise<string[]> {
  const logged = await attendanceLogged(tx)
  const sums = await sumsBySubject(tx, [...new Set(logged.map(({ kind }) => tallyFact(kind, 'people')))])
  const uncounted = logged
    .map(
      ({ id, logged: expected }): OccasionFinding => ({
        rule: 'facts-differ',
        occasionId: id,
        found: sums.get(id) ?? 0,
        expected,
      }),
    )
    .filter(({ found, expected }) => found !== expected)
  return [...(await brokenSeats(tx)), ...uncounted].map(({ rule, occasionId, found, expected }) =>
    fillSentence(findingText[rule], { id: occasionId, found, expected }),
  )
}
