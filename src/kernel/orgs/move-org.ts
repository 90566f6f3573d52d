import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import type { Org, OrgId } from './model.ts'
import { getOrg } from './queries.ts'
import { decideMove } from './rules.ts'
import { lastChangesOnPaths, lockTree, place, subtreeFacts } from './store.ts'
import { orgKindText } from './text.ts'

/**
 * 调整隶属: hangs an organisation and all below it under another one from a day on, today or earlier.
 * The tree's own paths change at once; those stored elsewhere follow by a job (`listReparentings`).
 */
export async function moveOrg(tx: Tx, move: { orgId: OrgId; parentId: OrgId; on: Day }): Promise<void> {
  await lockTree(tx)
  await hangBelow(tx, await getOrg(tx, move.orgId), await getOrg(tx, move.parentId), move.on)
}

/** The move itself, for verbs that already hold the tree. */
export async function hangBelow(tx: Tx, org: Org, parent: Org, on: Day): Promise<void> {
  const subtree = await subtreeFacts(tx, org.id)
  const [above] = await lastChangesOnPaths(tx, [parent.id])
  const lastChangeOn = above!.on > subtree.lastChangeOn ? above!.on : subtree.lastChangeOn

  const refused = decideMove({ org, parent, on, today: today(), height: subtree.height, lastChangeOn })
  if (refused === 'orgs.closed') throw refusalOfClosed(org.closedOn === null ? parent : org)
  const names = { name: org.name, parentName: parent.name }
  const kinds = { kind: orgKindText[org.kind], parentKind: orgKindText[parent.kind] }
  if (refused) throw refusal(refused, { ...names, ...kinds, on, last: lastChangeOn })

  await place(tx, org, parent, on)
}

export function refusalOfClosed(org: Org) {
  return refusal('orgs.closed', { name: org.name, on: org.closedOn! })
}
