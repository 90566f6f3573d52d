import type { Actor } from '../../kernel/access/index.ts'
import { type Case, holdsOver, isOwner, lockCases } from '../../kernel/cases/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import type { Voice } from './model.ts'
import { findVoice } from './voices.store.ts'

/** A voice and its case, as they stand. */
export type Found = { readonly voice: Voice; readonly row: Case }

/** Locks the case and finds what was said. Refuses as if it were not there what the actor's permission does not reach. */
export async function lockVoiceFor(tx: Tx, actor: Actor, permission: string, id: Id): Promise<Found> {
  const found = await lockVoice(tx, id)
  if (!found || !holdsOver(actor, found.row, permission)) throw refusal('voices.voice-missing')
  return found
}

/** The same for the person herself, behind a pseudonym too. */
export async function lockOwnVoice(tx: Tx, actor: Actor, id: Id): Promise<Found> {
  const found = await lockVoice(tx, id)
  if (!found || !isOwner(actor, found.row)) throw refusal('voices.voice-missing')
  return found
}

async function lockVoice(tx: Tx, id: Id): Promise<Found | null> {
  const [row] = await lockCases(tx, [id])
  const voice = row && (await findVoice(tx, id))
  return row && voice ? { voice, row } : null
}
