import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { reaches } from './reach-org.ts'
import { findPost, lockTerms, endPost as writeEnd } from './terms.store.ts'
import { postNames } from './text.ts'

export type PostEnd = {
  readonly postId: string
  readonly on: Day
  readonly reason: 'resigned' | 'dismissed'
  readonly note: string
}

/** 离任: an officer resigns or is dismissed from a day on, today or earlier; the post is vacant until a by-election. */
export async function endPost(actor: Actor, end: PostEnd): Promise<void> {
  await transaction(actor, async (tx) => {
    const found = await findPost(tx, end.postId)
    if (!found || !reaches(actor, 'unions.elect', found.orgPath)) throw refusal('unions.post-missing')
    await lockTerms(tx, found.orgId)
    const holding = (await findPost(tx, end.postId))!
    const post = postNames[holding.post]
    if (holding.untilOn !== null) throw refusal('unions.post-ended', { name: holding.name, post, on: holding.untilOn })
    if (end.on > today()) throw refusal('unions.day-not-come', { on: end.on })
    if (end.on < holding.fromOn) throw refusal('unions.day-before-post', { on: end.on, from: holding.fromOn, post })
    await writeEnd(tx, holding.id, end.on, end.reason, end.note)
    await recordAudit(tx, actor, {
      action: `unions.officer-${end.reason}`,
      subjectKind: 'unions.post',
      subjectId: holding.id,
      orgId: holding.orgId,
      detail: { post: holding.post, on: end.on },
    })
  })
}
