import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import type { Org, OrgId } from './model.ts'
import { getOrg } from './queries.ts'
import { decideReopening } from './rules.ts'
import { isFollowing, lastChangeOf, lastChangesOnPaths, lockTree, writeReopening } from './store.ts'
import { orgKindText } from './text.ts'

/**
 * 恢复: a closed organisation lives again from a day on, where it hung last. What a merger took from it stays with the
 * successor; while stored paths still follow that merger it is refused, for they would take along what is new.
 */
export async function reopenOrg(tx: Tx, reopening: { orgId: OrgId; on: Day }): Promise<Org> {
  await lockTree(tx)
  const org = await getOrg(tx, reopening.orgId)
  if (org.closedOn === null || org.parentId === null) throw refusal('orgs.not-closed', { name: org.name })
  const parent = await getOrg(tx, org.parentId)
  const [above] = await lastChangesOnPaths(tx, [parent.id])
  const days = [org.closedOn, above!.on, await lastChangeOf(tx, org.id)].sort()
  const facts = { org, parent, on: reopening.on, today: today(), lastChangeOn: days.at(-1)! }

  const refused = decideReopening({ ...facts, merger: (await isFollowing(tx, org.id)) ? 'under-way' : 'settled' })
  const names = { name: org.name, parentName: parent.name }
  const kinds = { kind: orgKindText[org.kind], parentKind: orgKindText[parent.kind] }
  const day = { on: reopening.on, last: facts.lastChangeOn }
  if (refused) throw refusal(refused, { ...names, ...kinds, ...day })

  await writeReopening(tx, org, parent, reopening.on)
  return org
}
