import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import type { OrgId } from './model.ts'
import { refusalOfClosed } from './move-org.ts'
import { getOrg } from './queries.ts'
import { decideDay } from './rules.ts'
import { lastNameDay, lockTree, writeName } from './store.ts'

/** 更名: a new name from a day on, today or earlier but not before the last change of name. */
export async function renameOrg(tx: Tx, renaming: { orgId: OrgId; name: string; on: Day }): Promise<void> {
  await lockTree(tx)
  const org = await getOrg(tx, renaming.orgId)
  if (org.closedOn !== null) throw refusalOfClosed(org)

  const last = await lastNameDay(tx, org.id)
  const refused = decideDay(renaming.on, today(), last)
  if (refused) throw refusal(refused, { name: org.name, on: renaming.on, last })

  await writeName(tx, org.id, renaming.name, renaming.on)
}
