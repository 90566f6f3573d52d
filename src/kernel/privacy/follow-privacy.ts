import type { Tx } from '../../platform/db/transaction.ts'
import type { Reparenting } from '../orgs/index.ts'
import { rewriteCorrections } from './corrections.store.ts'
import { rewriteErasures } from './erasures.store.ts'

/** Lets up to `most` open requests follow a move; looks and exports stay where they were. */
export async function followPrivacy(tx: Tx, move: Reparenting, most: number): Promise<number> {
  return (await rewriteErasures(tx, move, most)) + (await rewriteCorrections(tx, move, most))
}
