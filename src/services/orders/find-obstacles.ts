import type { Tx } from '../../platform/db/transaction.ts'
import { takesPartStill } from './matching.store.ts'
import { obstacleText } from './text.ts'

/** What she wrote for an event only she can erase, and she does it by withdrawing. */
export async function findObstacles(tx: Tx, personId: string): Promise<string[]> {
  return (await takesPartStill(tx, personId)) ? [obstacleText.takesPart] : []
}
