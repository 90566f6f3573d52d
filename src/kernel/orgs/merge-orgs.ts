import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { closeInto } from './close-org.ts'
import { refusal } from './errors.ts'
import type { Org, OrgId } from './model.ts'
import { hangBelow, refusalOfClosed } from './move-org.ts'
import { getOrg, openChildrenOf } from './queries.ts'
import { decideDay } from './rules.ts'
import { insertReparenting, lastChangesOnPaths, lockTree, moveClosedBelow } from './store.ts'

/**
 * 合并: organisations end on a day and another one takes over their children and, by the job that follows,
 * their members and open business. The successor keeps its name and code.
 */
export async function mergeOrgs(tx: Tx, merger: { fromIds: readonly OrgId[]; intoId: OrgId; on: Day }): Promise<void> {
  await lockTree(tx)
  for (const fromId of merger.fromIds) await mergeOne(tx, fromId, merger.intoId, merger.on)
}

async function mergeOne(tx: Tx, fromId: OrgId, intoId: OrgId, on: Day): Promise<void> {
  const from = await getOrg(tx, fromId)
  const into = await getOrg(tx, intoId)
  if (from.id === into.id) throw refusal('orgs.merged-into-itself', { name: from.name })
  if (into.path.includes(from.id)) throw refusal('orgs.cycle', { name: from.name, parentName: into.name })
  if (into.closedOn !== null) throw refusalOfClosed(into)

  await requireSettled(tx, into, on)

  for (const child of await openChildrenOf(tx, from.id)) await hangBelow(tx, child, into, on)
  await closeInto(tx, from, on, into.id)
  await moveClosedBelow(tx, from.path, into.path)
  await insertReparenting(tx, 'merged', from.id, from.path, into.path, on)
}

/** The successor must already have stood where it stands now. */
async function requireSettled(tx: Tx, into: Org, on: Day): Promise<void> {
  const [above] = await lastChangesOnPaths(tx, [into.id])
  const refused = decideDay(on, today(), above!.on)
  if (refused) throw refusal(refused, { name: into.name, on, last: above!.on })
}
