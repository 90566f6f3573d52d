import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { orgsByIds, type Reparenting, rewritePath } from '../orgs/index.ts'
import { caseTypeOf } from './case-types.ts'
import { insertCountChanges } from './counts.store.ts'
import type { Case } from './model.ts'
import { deskOrgOf } from './rules.ts'
import { lockMisplaced, savePlaces } from './store.ts'

/**
 * Lets up to `most` cases follow a move or merger of their union: path, desk and counts. History keeps the names of its
 * time. Tells how many followed; none is left when it tells 0.
 */
export async function followCases(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const rows = await lockMisplaced(tx, move.fromPath, most)
  if (rows.length === 0) return 0

  const orgs = await orgsByIds(tx, move.toPath)
  const kindOf = new Map(orgs.map((org): [Id, string] => [org.id, org.kind]))
  const moved = rows.map((row) => follow(row, move, kindOf))
  await savePlaces(tx, moved)
  await insertCountChanges(tx, [
    ...rows.map((place) => ({ place, n: -1 as const })),
    ...moved.map((place) => ({ place, n: 1 as const })),
  ])
  return rows.length
}

/** A desk that is still above keeps the case; a merged one hands it to its successor; any other to its like on the new way up. */
function follow(row: Case, { fromPath, toPath }: Reparenting, kindOf: ReadonlyMap<Id, string>): Case {
  const orgPath = rewritePath(row.orgPath, fromPath, toPath)
  if (row.deskOrgId === null || orgPath.includes(row.deskOrgId)) return { ...row, orgPath }
  if (row.deskOrgId === fromPath.at(-1)) return { ...row, orgPath, deskOrgId: toPath.at(-1)! }
  const { desk } = caseTypeOf(row.type).states[row.state]!
  return { ...row, orgPath, deskOrgId: deskOrgOf(desk, orgPath, kindOf) }
}
