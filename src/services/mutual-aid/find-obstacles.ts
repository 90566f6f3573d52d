import { today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { newestCoverOf } from './covers.store.ts'
import { obstacleText } from './text.ts'

/** While she is covered new benefits may arise, and nobody could tell her of them. */
export async function findObstacles(tx: Tx, personId: string): Promise<string[]> {
  const cover = await newestCoverOf(tx, personId)
  if (!cover || cover.endsOn < today()) return []
  return [fillSentence(obstacleText.covered, { endsOn: cover.endsOn })]
}
