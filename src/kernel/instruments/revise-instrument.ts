import { now } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { freezeText, requirePeriod } from './draft-instrument.ts'
import type { Instrument, InstrumentId } from './model.ts'
import { lockOpenInstrument } from './read-instrument.ts'
import { addresseesOf } from './replies.store.ts'
import { findTemplate, insertText, markVersion, partiesOf } from './store.ts'

export type ReviseInstrument = {
  readonly id: InstrumentId
  readonly fields: Readonly<Record<string, string>>
  readonly inForceFrom: Day
  readonly inForceUntil: Day | null
}

/** 修改文本: freezes another version; signatures under the one before bind nobody any more. Refuses a document that is signed or revoked. */
export async function reviseInstrument(tx: Tx, actor: Actor, change: ReviseInstrument): Promise<Instrument> {
  const document = await lockOpenInstrument(tx, change.id)
  requirePeriod(change.inForceFrom, change.inForceUntil)
  const template = (await findTemplate(tx, document.kind, document.templateVersion))!
  const text = freezeText(
    template,
    change.fields,
    await partiesOf(tx, document),
    await addresseesOf(tx, document),
    document.version + 1,
  )
  const revised: Instrument = {
    ...document,
    version: text.version,
    inForceFrom: change.inForceFrom,
    inForceUntil: change.inForceUntil,
  }
  await insertText(tx, document, text, { name: actor.name, at: now() })
  await markVersion(tx, revised)
  await recordAudit(tx, actor, {
    action: 'instruments.revised',
    subjectKind: 'instruments.document',
    subjectId: document.id,
    orgId: document.ownerId,
    detail: { version: text.version, digest: text.digest },
  })
  return revised
}
