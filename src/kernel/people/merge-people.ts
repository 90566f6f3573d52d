import { now, today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { addDays, type Day, dayOf } from '../../platform/dates.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { isPersonal, type PersonalTable } from '../../platform/personal-data.ts'
import { openSealed } from '../../platform/seal.ts'
import { refusal } from './errors.ts'
import type { BeforeMerge, FollowingTable, Merge } from './merging.model.ts'
import { decideMerge, undoDays } from './merging.rules.ts'
import {
  giveRowsBack,
  joinMemberships,
  lockMerge,
  lockRecords,
  type MergeRecord,
  mergersLeftBehind,
  mergersSince,
  partMemberships,
  reownRows,
  writeRecords,
} from './merging.store.ts'
import type { PersonId } from './model.ts'

/** One module's part in a merger, handed in by the app: why it cannot be, and what it hands over itself. */
export type OwnerFollower = {
  /** A code of a refusal of `people`, or null. */
  readonly obstacle?: (tx: Tx, ownerId: PersonId) => Promise<'people.merge-money' | 'people.merge-account' | null>
  readonly handOver?: (tx: Tx, from: PersonId, to: PersonId) => Promise<void>
  /** What `handOver` did goes back. */
  readonly giveBack?: (tx: Tx, from: PersonId, to: PersonId) => Promise<void>
}

let tables: readonly FollowingTable[] = []
let followers: readonly OwnerFollower[] = []

/** What follows in a merger: what the modules declare of their tables, and what they hand over themselves. Once a process. */
export function registerOwnerFollowers(
  declared: readonly (PersonalTable | { readonly nobodys: string })[],
  handed: readonly OwnerFollower[],
): void {
  tables = declared.flatMap((one) =>
    'columns' in one && isPersonal(one) && one.merging.does === 'follow'
      ? [{ table: one.table, column: one.whose?.column ?? 'owner_id', title: one.title }]
      : [],
  )
  followers = handed
}

/** What people call the rows of a table that follows. */
export function titleOf(table: string): string {
  return tables.find((one) => one.table === table)?.title ?? table
}

/** Judges whether two records may become one; refuses with what stands in the way. Locks both. */
export async function requireMergeable(
  tx: Tx,
  ownerId: PersonId,
  survivorId: PersonId,
): Promise<{ owner: MergeRecord; survivor: MergeRecord }> {
  const records = await lockRecords(tx, [ownerId, survivorId])
  const owner = records.find((one) => one.id === ownerId)
  const survivor = records.find((one) => one.id === survivorId)
  if (!owner || !survivor) throw refusal(ownerId === survivorId ? 'people.merge-itself' : 'people.unknown')
  const obstacle = decideMerge(factsOf(owner), factsOf(survivor))
  if (obstacle) throw refusal(obstacle)
  for (const follower of followers) {
    const found = await follower.obstacle?.(tx, ownerId)
    if (found) throw refusal(found)
  }
  return { owner, survivor }
}

function factsOf(record: MergeRecord) {
  return {
    name: record.name,
    idNumber: openSealed(config().sealKeys, record.idSealed),
    deadOn: record.deadOn,
    merged: record.mergedInto === null ? ('stands' as const) : ('merged-already' as const),
  }
}

/**
 * 合并档案: what the one record owns follows to the other, and it leads there from now on. What is booked, audited or signed
 * stays as it was. Runs in a transaction of the system; tells what must be put back when it is undone.
 */
export async function mergeRecords(tx: Tx, merge: Merge): Promise<BeforeMerge> {
  const { owner, survivor } = await requireMergeable(tx, merge.ownerId, merge.survivorId)
  for (const group of bySchema(tables)) await reownRows(tx, merge.id, group)
  const on = today()
  const lasting = await joinMemberships(tx, owner, survivor, on)
  for (const follower of followers) await follower.handOver?.(tx, owner.id, survivor.id)
  const home = lasting?.became === 'followed' ? owner.homePath : survivor.homePath
  await writeRecords(tx, [
    { id: owner.id, homePath: null, mergedInto: survivor.id, was: owner.homePath },
    { id: survivor.id, homePath: home, mergedInto: null, was: survivor.homePath },
  ])
  return { ownerHome: owner.homePath, survivorHome: survivor.homePath, lasting, on }
}

/** For so long a request, a session or a job that knew the record before its merger may still write for it. */
const underWayMs = 24 * 3_600_000

/**
 * 补转: what reached the record that went after its merger follows too, within minutes, and goes back with the rest when it
 * is undone. A row for which the record that stays has its like remains. Tells how many rows followed.
 */
export async function sweepMergers(): Promise<number> {
  const at = Date.parse(now())
  const undoable = new Date(at - (undoDays + 1) * 24 * 3_600_000).toISOString()
  const ids = await transaction(system, async (tx) => {
    const behind = await mergersLeftBehind(tx, tables, undoable)
    return [...new Set([...behind, ...(await mergersSince(tx, new Date(at - underWayMs).toISOString()))])]
  })
  let moved = 0
  for (const id of ids) moved += await transaction(system, (tx) => sweepMerge(tx, id))
  return moved
}

async function sweepMerge(tx: Tx, id: string): Promise<number> {
  const merge = await lockMerge(tx, id)
  if (merge?.state !== 'done') return 0
  const records = await lockRecords(tx, [merge.ownerId, merge.survivorId])
  if (records.find((one) => one.id === merge.ownerId)?.mergedInto !== merge.survivorId) return 0
  let moved = 0
  for (const group of bySchema(tables)) moved += await reownRows(tx, id, group)
  for (const follower of followers) await follower.handOver?.(tx, merge.ownerId, merge.survivorId)
  return moved
}

/** The last day on which a merger can be undone; null unless it stands. */
export function undoUntil({ state, decidedAt }: Merge): Day | null {
  return state === 'done' ? addDays(dayOf(decidedAt!), undoDays) : null
}

/** 撤销合并: what followed goes back; what came since stays with the record that stayed. */
export async function partRecords(tx: Tx, merge: Merge): Promise<void> {
  const { before } = merge
  const last = undoUntil(merge)
  if (last === null || last < today()) throw refusal('people.merge-not-undoable')
  const records = await lockRecords(tx, [merge.ownerId, merge.survivorId])
  const owner = records.find((one) => one.id === merge.ownerId)!
  const survivor = records.find((one) => one.id === merge.survivorId)!
  if (before === null || owner.mergedInto !== survivor.id) throw refusal('people.merge-not-undoable')
  if (survivor.mergedInto !== null || !sameHome(survivor, before)) throw refusal('people.merge-moved-on')
  for (const group of bySchema(tables)) await giveRowsBack(tx, merge.id, group)
  await partMemberships(tx, owner.id, before.lasting)
  for (const follower of followers) await follower.giveBack?.(tx, owner.id, survivor.id)
  await writeRecords(tx, [
    { id: owner.id, homePath: before.ownerHome, mergedInto: null, was: null },
    { id: survivor.id, homePath: before.survivorHome, mergedInto: null, was: survivor.homePath },
  ])
}

/** Where the record that stayed belongs must be as the merger left it, or memberships would overlap. */
function sameHome(survivor: MergeRecord, before: BeforeMerge): boolean {
  const left = before.lasting?.became === 'followed' ? before.ownerHome : before.survivorHome
  return survivor.homePath?.at(-1) === left?.at(-1)
}

function bySchema(given: readonly FollowingTable[]): FollowingTable[][] {
  return [...Map.groupBy(given, (one) => one.table.split('.')[0]).values()]
}
