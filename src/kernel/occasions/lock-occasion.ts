import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { type Actor, grantsWith, requirePermission } from '../access/index.ts'
import { refusal } from './errors.ts'
import { occasionKindOf } from './kinds.ts'
import type { Occasion } from './model.ts'
import { findOccasion } from './queries.ts'
import { hasBegun } from './rules.ts'
import { lockOccasionRow } from './store.ts'
import { stateText } from './text.ts'

/** Locks one that the actor runs; beyond her reach it is as if it were not there (`occasions.not-found`). */
export async function lockOccasion(tx: Tx, actor: Actor, id: Id): Promise<Occasion> {
  return requireRunner(actor, await lockOccasionRow(tx, id))
}

/** Refuses lists that only a service fills; one out of reach is left to the verb to refuse. */
export async function requireOwnList(tx: Tx, id: Id): Promise<void> {
  const occasion = await findOccasion(tx, id)
  if (occasion && occasionKindOf(occasion.kind).lists === 'service') {
    throw refusal('occasions.listed-by-service', { title: occasion.title })
  }
}

/** One that the actor runs, unlocked. */
export async function occasionToRun(tx: Tx, actor: Actor, id: Id): Promise<Occasion> {
  return requireRunner(actor, await findOccasion(tx, id))
}

/** Whoever may only read it is told so; to anybody else it is as if it were not there. */
function requireRunner(actor: Actor, occasion: Occasion | undefined): Occasion {
  if (!occasion) throw refusal('occasions.not-found')
  const { permission, readPermission } = occasionKindOf(occasion.kind)
  if (reaches(actor, permission, occasion.orgPath)) return occasion
  if (reaches(actor, readPermission, occasion.orgPath)) requirePermission(actor, permission)
  throw refusal('occasions.not-found')
}

/** Whether a permission of the actor reaches a path; the platform itself reaches everything. */
export function reaches(actor: Actor, permission: string, path: readonly string[]): boolean {
  return actor.kind === 'system' || grantsWith(actor, permission).some((one) => path.includes(one.orgId))
}

/** Refuses one that was held or called off. */
export function requireOpen({ state, title }: Occasion): void {
  if (state === 'held' || state === 'cancelled') throw refusal('occasions.over', { title, state: stateText[state] })
}

/** Refuses one that is over, was not announced, or has begun. */
export function requireToCome(occasion: Occasion): void {
  requireOpen(occasion)
  if (occasion.state === 'planned') throw refusal('occasions.not-announced', { title: occasion.title })
  if (hasBegun(occasion, now())) throw refusal('occasions.begun', { title: occasion.title })
}
