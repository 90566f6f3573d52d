import { config } from '../../platform/config.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { AnswerOf, QueryOf } from '../../platform/http/endpoint.ts'
import type { Id } from '../../platform/ids.ts'
import { openSealed } from '../../platform/seal.ts'
import { type Actor, grantsWith, systemActor } from '../access/index.ts'
import { actionCards, caseById, caseCards, casesByIds, eventCards, eventsOf, pageOfCases } from '../cases/index.ts'
import { openFile } from '../files/index.ts'
import { maskIdNumber, maskName, personCards } from '../people/index.ts'
import { correctionCase } from './correction-case.ts'
import type * as contract from './corrections.contract.ts'
import { correctionsOf, findCorrection } from './corrections.store.ts'
import { refusal } from './errors.ts'
import type { Correction, CorrectionState } from './model.ts'
import { correctionKindNames, correctionText } from './text.ts'

/** 我的更正申请, and how name and number stand now. */
export function readMyCorrections(actor: Actor): AnswerOf<typeof contract.getMyCorrections> {
  return reading(actor, async (tx) => {
    const corrections = await correctionsOf(tx, actor.personId!)
    const found = await casesByIds(
      tx,
      corrections.map((one) => one.id),
    )
    const cards = new Map((await caseCards(tx, found)).map((card) => [card.id, card]))
    const [person] = await personCards(tx, [actor.personId!])
    const shown = []
    for (const correction of corrections) {
      const row = found.find((one) => one.id === correction.id)!
      const answered = (await eventsOf(tx, row)).findLast((one) => one.action === 'refuse' || one.action === 'correct')
      shown.push({
        id: correction.id,
        kind: correction.kind,
        kindName: correctionKindNames[correction.kind],
        wish: maskedWish(correction),
        words: correction.words,
        state: row.state as CorrectionState,
        message: answered?.note ?? null,
        case: cards.get(correction.id)!,
      })
    }
    return { maskedName: person!.maskedName, maskedIdNumber: person!.maskedIdNumber, corrections: shown }
  })
}

export function listCorrections(
  actor: Actor,
  wish: QueryOf<typeof contract.listCorrections>,
): AnswerOf<typeof contract.listCorrections> {
  return reading(actor, async (tx) => {
    const page = await pageOfCases(tx, actor, { ...wish, type: correctionCase.key })
    const cards = await caseCards(tx, page.cases)
    return { corrections: cards.map((card) => ({ ...card, state: card.state as CorrectionState })), next: page.next }
  })
}

export function readCorrection(actor: Actor, id: Id): AnswerOf<typeof contract.getCorrection> {
  return reading(actor, async (tx) => {
    const correction = await visibleCorrection(tx, actor, id)
    const row = await caseById(tx, id)
    const [card] = await caseCards(tx, [row])
    const [person] = await personCards(tx, [correction.ownerId])
    return {
      correction: { ...card!, state: card!.state as CorrectionState },
      kind: correction.kind,
      kindName: correctionKindNames[correction.kind],
      maskedName: person!.maskedName,
      maskedIdNumber: person!.maskedIdNumber,
      maskedWish: maskedWish(correction),
      words: correction.words,
      hasDocument: correction.documentId !== null,
      own: correction.ownerId === actor.personId,
      events: await eventCards(tx, correctionCase, await eventsOf(tx, row)),
      actions: actionCards(correctionCase, row, actor),
    }
  })
}

/** Whoever reviews the request may read its document, also one that was uploaded before its owner had a union. */
export async function openCorrectionDocument(actor: Actor, id: Id) {
  const { documentId } = await transaction(actor, (tx) => visibleCorrection(tx, actor, id))
  if (!documentId) throw refusal('privacy.correction-missing')
  return transaction(system, (tx) => openFile(tx, systemActor(correctionText.name), documentId))
}

/** A request below one of the reader's unions; what is elsewhere is as if it were not there. */
export async function visibleCorrection(tx: Tx, actor: Actor, id: Id): Promise<Correction> {
  const correction = await findCorrection(tx, id)
  const grants = grantsWith(actor, 'privacy.correction.review')
  if (!correction || !grants.some((grant) => correction.orgPath.includes(grant.orgId)))
    throw refusal('privacy.correction-missing')
  return correction
}

function maskedWish({ kind, wishSealed }: Correction): string {
  const wish = openSealed(config().sealKeys, wishSealed)
  if (kind === 'name') return maskName(wish)
  return kind === 'id-number' ? maskIdNumber(wish) : wish
}
