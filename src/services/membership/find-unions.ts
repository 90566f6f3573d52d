import type { Actor } from '../../kernel/access/index.ts'
import { findOrgs, findRootOrg, orgsByIds } from '../../kernel/orgs/index.ts'
import { takesMembers } from '../../kernel/people/index.ts'
import { reading } from '../../platform/db/transaction.ts'
import type { JoinableUnion } from './joining.contract.ts'

/** Unions by name or below a place, or below the top of the tree, each with the way to it; names of unions are public. */
export async function findUnions(
  actor: Actor,
  wish: { search?: string | undefined; parentId?: string | undefined },
): Promise<JoinableUnion[]> {
  return reading(actor, async (tx) => {
    const parentId = wish.parentId ?? (wish.search ? undefined : (await findRootOrg(tx))?.id)
    const found = (await findOrgs(tx, { within: null, search: wish.search, parentId })).filter(
      (org) => org.kind !== 'partner',
    )
    const above = await orgsByIds(tx, [...new Set(found.flatMap((org) => org.path.slice(0, -1)))])
    const names = new Map(above.map((org) => [org.id, org.name]))
    return found.map((org) => ({
      id: org.id,
      name: org.name,
      above: org.path
        .slice(1, -1)
        .map((id) => names.get(id)!)
        .join(' › '),
      kind: org.kind,
      hasChildren: org.hasChildren,
      takesMembers: takesMembers(org.kind),
    }))
  })
}
