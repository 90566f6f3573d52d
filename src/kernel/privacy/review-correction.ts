import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { openSealed, sealText } from '../../platform/seal.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { advanceCase, caseById } from '../cases/index.ts'
import { correctPerson, openParticulars } from '../people/index.ts'
import { correctionCase } from './correction-case.ts'
import { closeCorrection, lockCorrection } from './corrections.store.ts'
import { insertDisclosure } from './disclosures.store.ts'
import { refusal } from './errors.ts'
import type { Correction } from './model.ts'
import { visibleCorrection } from './read-corrections.ts'
import { correctionText } from './text.ts'

/** 查看更正内容: how it reads and how it should read, whole. She reads who looked, as of every look at her. */
export function openCorrection(actor: Actor, id: Id): Promise<{ name: string; idNumber: string; wish: string }> {
  return transaction(actor, async (tx) => {
    const correction = await visibleCorrection(tx, actor, id)
    const { number } = await caseById(tx, id)
    const { name, idNumber } = await openParticulars(tx, correction.ownerId)
    await insertDisclosure(tx, {
      ownerId: correction.ownerId,
      id: newId(),
      orgPath: correction.orgPath,
      officerId: actor.personId!,
      officerName: actor.name,
      officerOrgId: actor.grants.find((grant) => correction.orgPath.includes(grant.orgId))?.orgId ?? null,
      reason: 'correct',
      words: fillSentence(correctionText.looked, { number }),
      place: correctionText.place,
      disclosedAt: now(),
    })
    await recordAudit(tx, actor, {
      action: 'privacy.correction-opened',
      subjectKind: 'person',
      subjectId: correction.ownerId,
      orgId: correction.orgPath.at(-1)!,
      detail: { correctionId: id },
    })
    return { name, idNumber, wish: openSealed(config().sealKeys, correction.wishSealed) }
  })
}

/**
 * 更正: the record reads as the document shows; what it read before is kept sealed with the request. Refuses the officer's
 * own request, and a number that is another's. The request is found under her own scope first; the deed writes the
 * registry, which only the system may.
 */
export async function acceptCorrection(actor: Actor, input: { id: Id; note: string }): Promise<void> {
  await transaction(actor, (tx) => reviewable(tx, actor, input.id))
  await transaction(system, async (tx) => {
    const correction = (await lockCorrection(tx, input.id))!
    await advanceCase(tx, actor, correctionCase, correction.id, 'correct', { note: input.note })
    await closeCorrection(tx, correction.id, now(), await putRight(tx, correction))
    await record(tx, actor, correction, 'privacy.corrected')
  })
}

/** 不予更正: with the reason; she may ask again. */
export function refuseCorrection(actor: Actor, input: { id: Id; note: string }): Promise<void> {
  return transaction(actor, async (tx) => {
    const correction = await reviewable(tx, actor, input.id)
    await advanceCase(tx, actor, correctionCase, correction.id, 'refuse', { note: input.note })
    await closeCorrection(tx, correction.id, now(), null)
    await record(tx, actor, correction, 'privacy.correction-refused')
  })
}

type Tx = Parameters<typeof lockCorrection>[0]

async function reviewable(tx: Tx, actor: Actor, id: Id): Promise<Correction> {
  const correction = await visibleCorrection(tx, actor, id)
  if (correction.ownerId === actor.personId) throw refusal('privacy.own-request')
  return correction
}

/** Tells what stood there before, sealed; of other things the officer has put them right in their own place. */
async function putRight(tx: Tx, { kind, ownerId, wishSealed }: Correction): Promise<Uint8Array | null> {
  if (kind === 'other') return null
  const keys = config().sealKeys
  const wish = openSealed(keys, wishSealed)
  const before = await correctPerson(tx, ownerId, kind === 'name' ? { name: wish } : { idNumber: wish })
  return sealText(keys, kind === 'name' ? before.name : before.idNumber)
}

function record(tx: Tx, actor: Actor, { id, ownerId, orgPath, kind }: Correction, action: string): Promise<void> {
  return recordAudit(tx, actor, {
    action,
    subjectKind: 'person',
    subjectId: ownerId,
    orgId: orgPath.at(-1)!,
    detail: { correctionId: id, kind },
  })
}
