import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { foundOrg } from './found-orgs.ts'
import type { Founding, OrgId } from './model.ts'
import { hangBelow } from './move-org.ts'
import { getOrg } from './queries.ts'
import { lockTree } from './store.ts'

/** A new organisation that comes out of a split, with the children it takes along. */
export type SplitPart = Omit<Founding, 'parentId' | 'on'> & { readonly childIds: readonly OrgId[] }

/**
 * 分设: founds new organisations beside one from a day on and gives each some of its children.
 * The old one stays with the rest; one that ends is closed afterwards.
 */
export async function splitOrg(tx: Tx, split: { orgId: OrgId; parts: readonly SplitPart[]; on: Day }): Promise<void> {
  await lockTree(tx)
  const org = await getOrg(tx, split.orgId)
  if (org.parentId === null) throw refusal('orgs.root-stays', { name: org.name })
  for (const { childIds, ...part } of split.parts) {
    await foundOrg(tx, { ...part, parentId: org.parentId, on: split.on })
    for (const childId of childIds) {
      const child = await getOrg(tx, childId)
      if (child.parentId !== org.id) throw refusal('orgs.not-a-child', { childName: child.name, name: org.name })
      await hangBelow(tx, child, await getOrg(tx, part.id), split.on)
    }
  }
}
