import { workerText } from './text.ts'

/** Lanes of the chain: enough that sixteen people seldom wait for each other, few enough to publish every day. */
export const lanes = 16

/** The lane of an actor, by the FNV-1a hash of who it is. */
export function laneOf(who: string): number {
  let hash = 0x811c9dc5
  for (const character of who) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193)
  return ((hash >>> 16) ^ hash) & (lanes - 1)
}

/**
 * The name under which a deed stands for ever: an officer's own, for she acts in office; a worker's as a pseudonym, so
 * that she can be erased without touching the chain.
 */
export function auditedName(actor: {
  readonly kind: string
  readonly personId: string | null
  readonly name: string
}): string {
  return actor.kind === 'worker' ? `${workerText} ${actor.personId!.slice(-6)}` : actor.name
}
