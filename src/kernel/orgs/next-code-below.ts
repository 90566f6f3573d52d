import type { Tx } from '../../platform/db/transaction.ts'
import type { Org } from './model.ts'
import { codeAfter } from './rules.ts'
import { greatestCodeBelow, lockTree } from './store.ts'

/** A code nobody has: the parent's with four digits more, one above the greatest so far. It stays free until the commit. */
export async function nextCodeBelow(tx: Tx, parent: Pick<Org, 'code'>): Promise<string> {
  await lockTree(tx)
  return codeAfter(parent.code, await greatestCodeBelow(tx, parent.code))
}
