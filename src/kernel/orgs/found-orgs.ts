import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import type { Founding, Org, OrgId, OrgPath } from './model.ts'
import { orgsByIds } from './queries.ts'
import { decideDay, deepestLevel, isCreditCode, mayBeRoot, mayHangBelow } from './rules.ts'
import { findRoot, findTaken, insertOrgs, lastChangesOnPaths, lockTree, type Placed } from './store.ts'
import { orgKindText } from './text.ts'

const rowsAtOnce = 5000

/** Founds one organisation; see `foundOrgs`. */
export function foundOrg(tx: Tx, founding: Founding): Promise<void> {
  return foundOrgs(tx, [founding])
}

/**
 * 建立组织: founds organisations, all or none; parents may be in the same list, in any order.
 * Refuses a second root, a kind out of place, more than six levels, codes taken or wrong, a day not yet come,
 * and a day before the last change of what lies above.
 */
export async function foundOrgs(tx: Tx, foundings: readonly Founding[]): Promise<void> {
  await lockTree(tx)
  await requireFreeCodes(tx, foundings)
  const placed = placeAll(foundings, await groundOf(tx, foundings))
  if (placed.some((org) => org.parentId === null) && (await findRoot(tx))) throw refusal('orgs.root-exists')
  for (let at = 0; at < placed.length; at += rowsAtOnce) await insertOrgs(tx, placed.slice(at, at + rowsAtOnce))
}

/** What a new organisation may hang from: one that exists, or one placed earlier in the same list. */
type Ground = Pick<Org, 'kind' | 'name' | 'closedOn'> & { readonly path: OrgPath; readonly lastChangeOn: Day }

async function groundOf(tx: Tx, foundings: readonly Founding[]): Promise<Map<OrgId, Ground>> {
  const parentIds = [...new Set(foundings.flatMap((founding) => founding.parentId ?? []))]
  const lastChanges = new Map((await lastChangesOnPaths(tx, parentIds)).map((change) => [change.id, change.on]))
  const parents = await orgsByIds(tx, parentIds)
  return new Map(parents.map((parent) => [parent.id, { ...parent, lastChangeOn: lastChanges.get(parent.id)! }]))
}

async function requireFreeCodes(tx: Tx, foundings: readonly Founding[]): Promise<void> {
  const codes = foundings.map((founding) => founding.code)
  const creditCodes = foundings.flatMap((founding) => founding.creditCode ?? [])
  const wrong = creditCodes.find((code) => !isCreditCode(code))
  if (wrong) throw refusal('orgs.credit-code-wrong', { creditCode: wrong })

  const taken = await findTaken(tx, codes, creditCodes)
  const code = firstTwice(codes) ?? taken.find((org) => codes.includes(org.code))?.code
  if (code) throw refusal('orgs.code-taken', { code })
  const creditCode = firstTwice(creditCodes) ?? taken[0]?.creditCode
  if (creditCode) throw refusal('orgs.credit-code-taken', { creditCode })
}

function firstTwice(texts: readonly string[]): string | undefined {
  const seen = new Set<string>()
  for (const text of texts) {
    if (seen.has(text)) return text
    seen.add(text)
  }
  return undefined
}

/** Level by level: a founding is placed as soon as its parent stands. What is left over hangs from nothing. */
function placeAll(foundings: readonly Founding[], ground: Map<OrgId, Ground>): Placed[] {
  const childrenOf = Map.groupBy(foundings, (founding) => founding.parentId)
  const placed: Placed[] = []
  const roots = childrenOf.get(null) ?? []
  if (roots.length > 1) throw refusal('orgs.root-exists')

  const standing = [...ground.keys()]
  for (const root of roots) placed.push(placeRoot(root, ground))
  for (const parentId of [...standing, ...roots.map((root) => root.id)]) placeBelow(parentId)
  if (placed.length < foundings.length) throw refusal('orgs.unknown')
  return placed

  function placeBelow(parentId: OrgId): void {
    for (const founding of childrenOf.get(parentId) ?? []) {
      placed.push(placeOne(founding, ground))
      placeBelow(founding.id)
    }
  }
}

function placeRoot(founding: Founding, ground: Map<OrgId, Ground>): Placed {
  if (!mayBeRoot(founding.kind))
    throw refusal('orgs.not-a-root', { name: founding.name, kind: orgKindText[founding.kind] })
  return settle(founding, [founding.id], founding.on, ground)
}

function placeOne(founding: Founding, ground: Map<OrgId, Ground>): Placed {
  const parent = ground.get(founding.parentId!)!
  if (parent.closedOn !== null) throw refusal('orgs.closed', { name: parent.name, on: parent.closedOn })
  if (!mayHangBelow(founding.kind, parent.kind)) {
    const kinds = { kind: orgKindText[founding.kind], parentKind: orgKindText[parent.kind] }
    throw refusal('orgs.kind-not-below', { name: founding.name, parentName: parent.name, ...kinds })
  }
  if (parent.path.length > deepestLevel) throw refusal('orgs.too-deep', { name: founding.name })
  return settle(founding, [...parent.path, founding.id], parent.lastChangeOn, ground)
}

function settle(founding: Founding, path: OrgPath, lastChangeOn: Day, ground: Map<OrgId, Ground>): Placed {
  const refused = decideDay(founding.on, today(), lastChangeOn)
  if (refused) throw refusal(refused, { name: founding.name, on: founding.on, last: lastChangeOn })
  ground.set(founding.id, { ...founding, path, closedOn: null, lastChangeOn: founding.on })
  return { ...founding, path }
}
