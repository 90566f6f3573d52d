import type { Tx } from '../../platform/db/transaction.ts'
import type { InstrumentFinding } from './model.ts'
import { brokenRows } from './queries.ts'

/** 文件核验: every altered text, missing side and signature under another text, in the system's transaction. */
export function verifyInstruments(tx: Tx): Promise<InstrumentFinding[]> {
  return brokenRows(tx)
}
