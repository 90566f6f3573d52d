import { now, today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Actor } from '../access/index.ts'
import { recordFacts } from '../indicators/index.ts'
import { refusal } from './errors.ts'
import { kernelEvent } from './kernel-event.ts'
import { lockOfType } from './lock-of-type.ts'
import type { Case, CaseType } from './model.ts'
import { requireOffer } from './office-over.ts'
import { insertRating, lastOfficeOf } from './ratings.store.ts'
import { isOwner, mayRate } from './rules.ts'
import { insertEvents, touchRow } from './store.ts'
import { tellOfficers } from './tell-officers.ts'
import { deedNotes, deedText, noticeText } from './text.ts'

/** Kinds of facts that ratings of a type make: how many, their stars, and how many were poor; apart from how many were closed. */
export function ratingFacts(type: Pick<CaseType, 'key'>) {
  return { rated: `${type.key}.rated`, stars: `${type.key}.stars`, poor: `${type.key}.rated-poor` } as const
}

export type Rating = { readonly stars: 1 | 2 | 3 | 4 | 5; readonly text?: string }

/**
 * 评价: what the person thinks of this round of her case, once it is closed or put to her. Whoever answered is told. Refuses
 * anyone else, a case still under way, and a second rating of the same round.
 */
export async function rateCase(tx: Tx, actor: Actor, type: CaseType, caseId: Id, rating: Rating): Promise<void> {
  const row = await lockOfType(tx, type, caseId)
  requireOffer(row, 'rate', 'rated')
  if (!isOwner(actor, row)) throw refusal('cases.not-yours', { action: deedText.rated })
  if (!mayRate(type, row.state)) throw refusal('cases.rated-too-early')

  const at = now()
  const { stars, text = '' } = rating
  const poor = stars <= (type.poorStars ?? 2)
  const office = await lastOfficeOf(tx, row)
  const isNew = await insertRating(tx, row, { stars, poor, text: text || null, deskOrgId: office, ratedAt: at })
  if (!isNew) throw refusal('cases.rated-already')
  const note = fillSentence(deedNotes.rated, { stars, text })
  await insertEvents(tx, [kernelEvent(row, actor, { action: 'rated', orgId: null, note, at })])
  await touchRow(tx, row, null)
  await recordFacts(tx, factsOf(type, row, stars, poor))
  if (office !== null) {
    const facts = { stars, text, title: row.title, number: row.number }
    const link = type.links.officer.replace('{id}', row.id)
    const { title, text: sentence } = noticeText.rated
    await tellOfficers(tx, [
      { orgId: office, title: fillSentence(title, facts), text: fillSentence(sentence, facts), link },
    ])
  }
}

function factsOf(type: CaseType, row: Case, stars: number, poor: boolean) {
  const kinds = ratingFacts(type)
  const fact = {
    ...{ orgId: row.orgPath.at(-1)!, orgPath: row.orgPath, day: today(), amountFen: 0, subjectId: row.id },
    personId: row.anonymous ? null : row.ownerId,
  }
  return [
    { ...fact, kind: kinds.rated, quantity: 1 },
    { ...fact, kind: kinds.stars, quantity: stars },
    ...(poor ? [{ ...fact, kind: kinds.poor, quantity: 1 }] : []),
  ]
}
