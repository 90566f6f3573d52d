import type { Tx } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import type { Case, CaseType } from './model.ts'

/** A case that the kernel's own addresses brought to another desk or into another state, as it was and as it is. */
export type CaseMoved = { readonly before: Case; readonly after: Case; readonly note: string }

/** What a service keeps in step with its cases, in the same transaction; what it refuses undoes the move. */
export type CaseFollower = (tx: Tx, actor: Actor, moved: CaseMoved) => Promise<void>

let known: ReadonlyMap<string, CaseType> = new Map()
let followers: Readonly<Record<string, CaseFollower>> = {}

/**
 * Tells the kernel which kinds of case there are, and who follows what it moves itself, by the key of the type; called once
 * by the main of a server, a command or a test file.
 */
export function registerCaseTypes(
  types: readonly CaseType[],
  followedBy: Readonly<Record<string, CaseFollower>> = {},
): void {
  known = new Map(types.map((type) => [type.key, type]))
  if (known.size < types.length) throw new Error('two case types have the same key')
  followers = followedBy
}

export function caseTypes(): readonly CaseType[] {
  return [...known.values()]
}

export function caseTypeOf(key: string): CaseType {
  const type = known.get(key)
  if (!type) throw new Error(`case type ${key} was not registered`)
  return type
}

/** Lets the service of a case follow, when the case is elsewhere than before. */
export async function followMoved(tx: Tx, actor: Actor, moved: CaseMoved): Promise<void> {
  const { before, after } = moved
  if (before.state === after.state && before.deskOrgId === after.deskOrgId) return
  await followers[before.type]?.(tx, actor, moved)
}
