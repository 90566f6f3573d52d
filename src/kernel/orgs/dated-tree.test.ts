import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { releaseClock, stopClock } from '../../platform/clock.ts'
import { addDays } from '../../platform/dates.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import {
  closeOrg,
  type Founding,
  foundOrg,
  foundOrgs,
  listReparentings,
  mergeOrgs,
  moveOrg,
  type OrgPath,
  orgsByIds,
  pathAsOf,
  reopenOrg,
  rewritePath,
  splitOrg,
} from './index.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  stopClock('2026-11-21T02:00:00.000Z')
})

afterAll(async () => {
  releaseClock()
  await disconnectDatabase()
  await database.drop()
})

const firstDay = '2026-01-01'
const days = Array.from({ length: 6 }, (_, at) => addDays(firstDay, at * 10))

type Act = {
  readonly verb: 'found' | 'move' | 'merge' | 'split' | 'close' | 'reopen'
  readonly which: number
  readonly where: number
  readonly day: number
}

const act = fc.record<Act>({
  verb: fc.constantFrom('found', 'move', 'move', 'move', 'merge', 'split', 'close', 'reopen'),
  which: fc.nat(30),
  where: fc.nat(30),
  day: fc.nat(days.length - 1),
})

const undone = new Error('undone')

test('whatever is founded, moved, merged, split, closed and reopened, on whatever day: the tree of every day is a tree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (acts) => {
      const trial = transaction(system, async (tx) => {
        const ids = await foundSeedlings(tx)
        let before = await forest(tx, ids)
        for (const one of acts) {
          const on = days[one.day]!
          if (await attempt(tx, ids, one)) {
            const after = await forest(tx, ids)
            requireTrees(after)
            requireSamePast(before, after, on)
            before = after
          }
        }
        await requireCurrentPaths(tx, ids, before)
        await requireStoredPathsFollow(tx, ids)
        throw undone
      })
      await expect(trial).rejects.toBe(undone)
    }),
    { numRuns: 25 },
  )
}, 120_000)

function seedling(id: string, parentId: string | null): Founding {
  return { id, kind: parentId ? 'grassroots' : 'county', code: id, creditCode: null, name: id, parentId, on: firstDay }
}

async function foundSeedlings(tx: Tx): Promise<string[]> {
  const root = newId()
  const below = Array.from({ length: 5 }, () => newId())
  const leaves = Array.from({ length: 4 }, () => newId())
  const list = [
    seedling(root, null),
    ...below.map((id) => seedling(id, root)),
    ...leaves.map((id, at) => seedling(id, below[at]!)),
  ]
  await foundOrgs(tx, list)
  return [root, ...below, ...leaves]
}

/** True when the act was done; a refusal is a good answer too, any other error is not. */
async function attempt(tx: Tx, ids: string[], one: Act): Promise<boolean> {
  await tx.client.query('savepoint act')
  try {
    await perform(tx, ids, one)
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal)
    await tx.client.query('rollback to act')
    return false
  }
}

async function perform(tx: Tx, ids: string[], one: Act): Promise<void> {
  const orgId = ids[one.which % ids.length]!
  const otherId = ids[one.where % ids.length]!
  const on = days[one.day]!
  const fresh = newId()
  switch (one.verb) {
    case 'found':
      await foundOrg(tx, { ...seedling(fresh, orgId), on })
      ids.push(fresh)
      return
    case 'move':
      return moveOrg(tx, { orgId, parentId: otherId, on })
    case 'merge':
      return mergeOrgs(tx, { fromIds: [orgId], intoId: otherId, on })
    case 'close':
      return closeOrg(tx, { orgId, on })
    case 'reopen':
      await reopenOrg(tx, { orgId, on })
      return
    case 'split': {
      const { parentId: _parent, on: _on, ...part } = seedling(fresh, orgId)
      await splitOrg(tx, { orgId, parts: [{ ...part, childIds: [otherId] }], on })
      ids.push(fresh)
    }
  }
}

type Forest = Map<string, Map<string, OrgPath>>

/** The path of every organisation on every day. */
async function forest(tx: Tx, ids: readonly string[]): Promise<Forest> {
  const trees: Forest = new Map()
  for (const day of days) {
    const tree = new Map<string, OrgPath>()
    for (const id of ids) {
      const path = await pathAsOf(tx, id, day)
      if (path) tree.set(id, path)
    }
    trees.set(day, tree)
  }
  return trees
}

function requireTrees(trees: Forest): void {
  for (const tree of trees.values()) {
    const roots = new Set([...tree.values()].map((path) => path[0]))
    expect(roots.size).toBe(1)
    for (const [id, path] of tree) {
      expect(path.at(-1)).toBe(id)
      expect(new Set(path).size).toBe(path.length)
      expect(path.length).toBeLessThanOrEqual(7)
      if (path.length > 1) expect(tree.get(path.at(-2)!)).toEqual(path.slice(0, -1))
    }
  }
}

function requireSamePast(before: Forest, after: Forest, on: string): void {
  for (const day of days.filter((one) => one < on)) expect(after.get(day)).toEqual(before.get(day))
}

async function requireCurrentPaths(tx: Tx, ids: readonly string[], trees: Forest): Promise<void> {
  const lastTree = trees.get(days.at(-1)!)!
  for (const org of await orgsByIds(tx, ids)) {
    if (org.closedOn === null) expect(org.path).toEqual(lastTree.get(org.id))
  }
}

/** A path stored at the founding and rewritten from the list of re-parentings is today's path, or its successor's. */
async function requireStoredPathsFollow(tx: Tx, ids: readonly string[]): Promise<void> {
  const reparentings = await listReparentings(tx)
  const orgs = new Map((await orgsByIds(tx, ids)).map((org) => [org.id, org]))
  for (const [id, org] of orgs) {
    const moved = reparentings.find((one) => one.orgId === id)
    if (!moved) continue
    const from = reparentings.indexOf(moved)
    let stored = moved.fromPath
    for (const one of reparentings.slice(from)) stored = rewritePath(stored, one.fromPath, one.toPath)
    let standing = org
    while (standing.successorId) standing = orgs.get(standing.successorId)!
    expect(stored).toEqual(standing.path)
  }
}
