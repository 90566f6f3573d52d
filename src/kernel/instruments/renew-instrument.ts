import type { Tx } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { type DraftInstrument, draftInstrument } from './draft-instrument.ts'
import { refusal } from './errors.ts'
import type { Instrument, InstrumentId } from './model.ts'
import { lockInstrument } from './read-instrument.ts'
import { findSuccessor } from './store.ts'

/** 续签: draws up the document that follows a signed one, once. Refuses one that was never signed or is revoked. */
export async function renewInstrument(
  tx: Tx,
  actor: Actor,
  of: InstrumentId,
  draft: Omit<DraftInstrument, 'renews'>,
): Promise<Instrument> {
  const document = await lockInstrument(tx, of)
  if (document.state !== 'signed') throw refusal('instruments.not-renewable', { number: document.number })
  const next = await findSuccessor(tx, of)
  if (next) throw refusal('instruments.already-renewed', { number: document.number, next: next.number })
  return draftInstrument(tx, actor, { ...draft, renews: of })
}
