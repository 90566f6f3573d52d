import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { laneOf } from './rules.ts'
import { insertDeedsOfMany, type PlacedDeed } from './store.ts'

export type DeedOf = { readonly actor: Actor; readonly deed: PlacedDeed }

/** A process's groups follow each other in one lane and seldom meet those of another process. */
const lane = laneOf(newId())

/** Writes deeds of many people that are committed together, each under its own name; the last thing their transaction does. */
export function recordAuditForMany(tx: Tx, deeds: readonly DeedOf[]): Promise<void> {
  return insertDeedsOfMany(tx, lane, deeds)
}
