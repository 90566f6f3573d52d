import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { once } from '../../platform/db/once.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { sealText } from '../../platform/seal.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { advanceCase, openCases } from '../cases/index.ts'
import { ownFileOf } from '../files/index.ts'
import { findRootOrg } from '../orgs/index.ts'
import { openParticulars, personsByIds } from '../people/index.ts'
import { correctionCase } from './correction-case.ts'
import { closeCorrection, insertCorrection, lockCorrection } from './corrections.store.ts'
import { refusal } from './errors.ts'
import type { CorrectionKind } from './model.ts'
import { readWish } from './rules.ts'
import { correctionKindNames } from './text.ts'

export type RequestCorrection = {
  readonly kind: CorrectionKind
  readonly wish: string
  readonly words: string
  readonly documentId?: string | undefined
}

/**
 * 申请更正: how it should read, with the document that shows it. Refuses what reads like that already
 * (`privacy.correction-needless`), a wrong id number, a missing document, and a second request while one is open.
 */
export function requestCorrection(
  actor: Actor,
  input: RequestCorrection,
  idempotencyKey: string,
): Promise<{ id: Id; number: string }> {
  const ownerId = actor.personId!
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { correct: input } }, async () => {
      const { kind, words, documentId } = input
      const present = await openParticulars(tx, ownerId)
      const wish = readWish(kind, input.wish)
      if (wish === null) throw refusal('privacy.correction-number-wrong')
      if ((kind === 'name' && wish === present.name) || (kind === 'id-number' && wish === present.idNumber))
        throw refusal('privacy.correction-needless')
      if (kind !== 'other' && !documentId) throw refusal('privacy.correction-document-missing')
      if (documentId) await ownFileOf(tx, actor, documentId)

      const [person] = await personsByIds(tx, [ownerId])
      const orgPath = person?.homePath ?? (await findRootOrg(tx))!.path
      const made = await insertCorrection(tx, {
        ownerId,
        id: newId(),
        orgPath,
        kind,
        wishSealed: sealText(config().sealKeys, wish),
        words,
        documentId: documentId ?? null,
        requestedAt: now(),
      })
      if (!made) throw refusal('privacy.correction-open', { kind: correctionKindNames[kind] })
      const [opened] = await openCases(tx, actor, correctionCase, [
        {
          id: made.id,
          ownerId,
          orgPath,
          title: correctionKindNames[kind],
          subtitle: words.slice(0, 40),
          personName: present.name,
          amountFen: null,
        },
      ])
      await recordAudit(tx, actor, {
        action: 'privacy.correction-requested',
        subjectKind: 'person',
        subjectId: ownerId,
        orgId: orgPath.at(-1)!,
        detail: { correctionId: made.id, kind },
      })
      return { id: made.id, number: opened!.number }
    }),
  )
}

/** 撤回更正申请: before it is decided. */
export function withdrawCorrection(actor: Actor, id: Id): Promise<void> {
  return transaction(actor, async (tx) => {
    const correction = await lockCorrection(tx, id)
    if (!correction || correction.ownerId !== actor.personId) throw refusal('privacy.correction-missing')
    await advanceCase(tx, actor, correctionCase, id, 'withdraw', {})
    await closeCorrection(tx, id, now(), null)
    await recordAudit(tx, actor, {
      action: 'privacy.correction-withdrawn',
      subjectKind: 'person',
      subjectId: correction.ownerId,
      orgId: correction.orgPath.at(-1)!,
      detail: { correctionId: id },
    })
  })
}
