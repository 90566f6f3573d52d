import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { type DeclaredTable, isPersonal, type PersonalTable } from '../../platform/personal-data.ts'
import type { ConsentText } from './model.ts'

/** Why a person cannot be erased yet, as sentences for her; none when nothing of this kind is open. */
export type FindObstacles = (tx: Tx, personId: Id) => Promise<readonly string[]>

export type Registered = {
  /** What every room and service keeps: services first, the person herself last, so that an erasure ends with her. */
  readonly tables: readonly DeclaredTable[]
  readonly obstacles: readonly FindObstacles[]
  readonly consentTexts: readonly ConsentText[]
}

let registered: Registered = { tables: [], obstacles: [], consentTexts: [] }

/** The app hands in what every room and service declares; once a process. */
export function registerPrivacy(given: Registered): void {
  registered = given
}

/** Tables with something of persons, in the order handed in. */
export function personalTables(): readonly PersonalTable[] {
  return registered.tables.filter(isPersonal)
}

/** Everything that is still open between the platform and a person. */
export async function findObstacles(tx: Tx, personId: Id): Promise<string[]> {
  const found: string[] = []
  for (const find of registered.obstacles) found.push(...(await find(tx, personId)))
  return found
}

export function consentTexts(): readonly ConsentText[] {
  return registered.consentTexts
}
