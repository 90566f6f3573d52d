import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import type { Org, OrgId } from './model.ts'
import { refusalOfClosed } from './move-org.ts'
import { getOrg } from './queries.ts'
import { decideDay } from './rules.ts'
import { countOpenChildren, lastChangeOf, lockTree, writeClosing } from './store.ts'

/** 撤销: the first day on which it is no more. Its open children must have left or closed before. */
export async function closeOrg(tx: Tx, closing: { orgId: OrgId; on: Day }): Promise<void> {
  await lockTree(tx)
  await closeInto(tx, await getOrg(tx, closing.orgId), closing.on, null)
}

/** The closing itself, for verbs that already hold the tree; a merger names the successor. */
export async function closeInto(tx: Tx, org: Org, on: Day, successorId: OrgId | null): Promise<void> {
  if (org.closedOn !== null) throw refusalOfClosed(org)
  if (org.parentId === null) throw refusal('orgs.root-stays', { name: org.name })
  const children = await countOpenChildren(tx, org.id)
  if (children > 0) throw refusal('orgs.has-children', { name: org.name, count: children })

  const last = await lastChangeOf(tx, org.id)
  const refused = decideDay(on, today(), last)
  if (refused) throw refusal(refused, { name: org.name, on, last })

  await writeClosing(tx, org.id, on, successorId)
}
