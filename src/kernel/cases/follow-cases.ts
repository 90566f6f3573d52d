import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { orgsByIds, type Reparenting, rewritePath } from '../orgs/index.ts'
import { lockMisplacedBodies, refreshShares, saveBodyPlaces } from './bodies.store.ts'
import { caseTypeOf } from './case-types.ts'
import { insertCountChanges } from './counts.store.ts'
import type { Case } from './model.ts'
import { deskOrgOf } from './rules.ts'
import { lockMisplaced, lockRows, savePlaces } from './store.ts'
import { moveTemplates } from './templates.store.ts'

/**
 * Lets up to `most` cases follow a move or merger of their union: path, desk and counts; what the union keeps for answers goes along. History keeps the names of its
 * time. Tells how many followed; none is left when it tells 0.
 */
export async function followCases(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const followed = await followHomes(tx, move, most)
  if (followed > 0) return followed
  const bodies = await followBodies(tx, move, most)
  return bodies > 0 ? bodies : moveTemplates(tx, move.fromPath, move.toPath)
}

async function followHomes(tx: Tx, move: Reparenting, most: number): Promise<number> {
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
  await refreshShares(
    tx,
    moved.filter(({ bodyIds }) => bodyIds.length > 0).map(({ id }) => id),
  )
  return rows.length
}

/** Bodies that moved are found on their new way; what a merged one took part in goes to its successor, its desk with it. */
async function followBodies(tx: Tx, { fromPath, toPath }: Reparenting, most: number): Promise<number> {
  const bodies = await lockMisplacedBodies(tx, fromPath, most)
  if (bodies.length === 0) return 0
  const moved = bodies.map((body) => {
    const orgPath = rewritePath(body.orgPath, fromPath, toPath)
    return { ...body, orgPath, wasId: body.orgId, orgId: orgPath.at(-1)! }
  })
  await handOverDesks(
    tx,
    moved.filter(({ orgId, wasId }) => orgId !== wasId),
  )
  await saveBodyPlaces(tx, moved, now())
  await refreshShares(tx, [...new Set(moved.map(({ caseId }) => caseId))])
  return bodies.length
}

type Successor = { readonly caseId: Id; readonly wasId: Id; readonly orgId: Id }

async function handOverDesks(tx: Tx, successors: readonly Successor[]): Promise<void> {
  if (successors.length === 0) return
  const heir = new Map(successors.map((one) => [`${one.caseId} ${one.wasId}`, one.orgId]))
  const rows = await lockRows(
    tx,
    successors.map(({ caseId }) => caseId),
  )
  const atDesk = rows.filter(({ id, deskOrgId }) => heir.has(`${id} ${deskOrgId}`))
  const moved = atDesk.map((row) => {
    const deskOrgId = heir.get(`${row.id} ${row.deskOrgId}`)!
    return { ...row, deskOrgId, bodyIds: [...row.bodyIds, deskOrgId] }
  })
  await savePlaces(tx, moved)
  await insertCountChanges(tx, [
    ...atDesk.map((place) => ({ place, n: -1 as const })),
    ...moved.map((place) => ({ place, n: 1 as const })),
  ])
}

/** A desk that is still above, or a body, keeps the case; a merged one hands it to its successor; any other to its like on the new way up. */
function follow(row: Case, { fromPath, toPath }: Reparenting, kindOf: ReadonlyMap<Id, string>): Case {
  const orgPath = rewritePath(row.orgPath, fromPath, toPath)
  if (row.deskOrgId === null || [...orgPath, ...row.bodyIds].includes(row.deskOrgId)) return { ...row, orgPath }
  if (row.deskOrgId === fromPath.at(-1)) return { ...row, orgPath, deskOrgId: toPath.at(-1)! }
  const { desk } = caseTypeOf(row.type).states[row.state]!
  // A named desk has no like by its kind: whoever stands at its height above the home on the new way takes over.
  if (desk === 'named') return { ...row, orgPath, deskOrgId: atHeight(row.orgPath.indexOf(row.deskOrgId), toPath) }
  return { ...row, orgPath, deskOrgId: deskOrgOf(desk, orgPath, kindOf) }
}

/** The organisation at a depth of the new way, at most the one right above what moved. */
function atHeight(depth: number, toPath: Reparenting['toPath']): Id {
  return toPath[Math.min(depth < 0 ? toPath.length : depth, Math.max(0, toPath.length - 2))]!
}
