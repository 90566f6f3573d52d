import type { Tx } from '../../platform/db/transaction.ts'
import { type Reparenting, rewritePath } from '../orgs/index.ts'
import { factsLeftBehind } from './queries.ts'
import { recordFacts } from './record-facts.ts'

/**
 * Lets up to `most` facts follow a moved or merged organisation from the day on which it moved; earlier ones stay where they were,
 * because last year's number is of last year's tree. Each is taken back where it was and written again where it belongs.
 * Tells how many followed; none is left when it tells 0.
 */
export async function followFacts(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const left = await factsLeftBehind(tx, move, most)
  await recordFacts(
    tx,
    left.flatMap((fact) => {
      const orgPath = rewritePath(fact.orgPath, move.fromPath, move.toPath)
      return [
        { ...fact, quantity: -fact.quantity, amountFen: -fact.amountFen },
        { ...fact, orgPath, orgId: orgPath.at(-1)! },
      ]
    }),
  )
  return left.length
}
