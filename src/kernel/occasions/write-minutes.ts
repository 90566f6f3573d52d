import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { fileOf } from '../files/index.ts'
import { insertFeedback, insertMinutes } from './counts.store.ts'
import { refusal } from './errors.ts'
import { lockOccasion } from './lock-occasion.ts'
import { deedOn } from './plan-occasion.ts'
import { hasBegun } from './rules.ts'
import { meetOccasion } from './take-place.ts'

/** 会议纪要: the next version; earlier ones stay readable. Those who had a place read the newest. */
export async function writeMinutes(
  tx: Tx,
  actor: Actor,
  occasionId: Id,
  minutes: { readonly text: string; readonly fileIds: readonly Id[] },
): Promise<void> {
  const occasion = await lockOccasion(tx, actor, occasionId)
  if (!hasBegun(occasion, now())) throw refusal('occasions.not-begun', { title: occasion.title })
  for (const fileId of minutes.fileIds) await fileOf(tx, actor, fileId)
  await insertMinutes(tx, occasion, { ...minutes, writtenBy: actor.name, writtenAt: now() })
  await recordAudit(tx, actor, deedOn('occasions.minutes-written', occasion))
}

/** 评价: of somebody who was there, once. Runs in a transaction of the system. */
export async function giveFeedback(
  tx: Tx,
  actor: Actor,
  occasionId: Id,
  given: { readonly stars: number; readonly text: string },
): Promise<void> {
  const { occasion, person, place } = await meetOccasion(tx, actor, occasionId)
  if (!place?.attendedAt) throw refusal('occasions.not-attended')
  const isFirst = await insertFeedback(tx, occasion, person.id, { ...given, givenAt: now() })
  if (!isFirst) throw refusal('occasions.feedback-given')
  await recordAudit(tx, actor, deedOn('occasions.feedback-given', occasion, { stars: given.stars }))
}
