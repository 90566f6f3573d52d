import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { refusal } from './errors.ts'
import type { InstrumentId } from './model.ts'
import { getInstrument, lockInstrument } from './read-instrument.ts'
import { markRevoked } from './store.ts'
import { forceText } from './text.ts'

/** 撤销文件: takes a document out of force, or out of signing, for a reason that stays on it. Its text stays readable. */
export async function revokeInstrument(tx: Tx, actor: Actor, id: InstrumentId, because: string): Promise<void> {
  const document = await lockInstrument(tx, id)
  if (document.state === 'revoked')
    throw refusal('instruments.not-open', { number: document.number, state: forceText.revoked })
  await markRevoked(tx, document, { at: now(), name: actor.name, because })
  await recordAudit(tx, actor, {
    action: 'instruments.revoked',
    subjectKind: 'instruments.document',
    subjectId: id,
    orgId: document.ownerId,
    detail: { number: (await getInstrument(tx, id)).number, because },
  })
}
