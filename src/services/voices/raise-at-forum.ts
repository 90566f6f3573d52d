import { type Actor, requirePermission, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { type Qualifier, recordOpening } from '../../kernel/indicators/index.ts'
import { heldFact } from '../../kernel/occasions/index.ts'
import type { PersonId } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { assignInside } from './assign-voice.ts'
import { refusal } from './errors.ts'
import { forumKind } from './forum-kind.ts'
import type { VoiceWish } from './model.ts'
import type { RaisedVoice } from './open-voice.ts'
import { writeDown } from './raise-voice.ts'
import { reaches } from './reaches.ts'
import { findForum } from './read-forums.ts'

export type ForumVoice = VoiceWish & {
  readonly personId: PersonId
  readonly representativeId: PersonId | null
  readonly end:
    | { readonly how: 'settled'; readonly note: string }
    | { readonly how: 'assigned'; readonly orgId: string; readonly dueDays: number; readonly note: string }
    | { readonly how: 'open' }
}

/**
 * 座谈会上提出: 「能够解决的当场解决；当场不能解决的，要求相关职能部门持续跟进」. One step from the question to its end: closed on the
 * spot, or at the desk of the organisation that follows it up until a day.
 */
export function raiseAtForum(
  actor: Actor,
  { forumId, ...input }: ForumVoice & { readonly forumId: string },
  idempotencyKey: string,
): Promise<RaisedVoice> {
  requirePermission(actor, 'voices.forum')
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { forumId, input } }, async () => {
      const forum = await findForum(tx, actor, forumId)
      if (!reaches(actor, 'voices.forum', forum.orgPath)) throw refusal('voices.forum-missing')
      if (forum.state === 'cancelled' || forum.startsAt > now())
        throw refusal('voices.forum-not-begun', { title: forum.title })
      const { end, ...wish } = input
      const raised = await writeDown(tx, actor, {
        ...wish,
        channel: 'forum',
        sourceId: forum.id,
        settledBy: end.how === 'settled' ? end.note : null,
      })
      if (end.how === 'assigned') await assignInside(tx, actor, { id: raised.id, ...end })
      return raised
    }),
  )
}

/** 期初数: forums held before the platform, 「据不完全统计」 and all. */
export function recordForumOpening(
  actor: Actor,
  input: {
    readonly orgId: string
    readonly forums: number
    readonly qualifier: Qualifier
    readonly source: string
    readonly untilDay: Day
  },
): Promise<void> {
  return transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'voices.forum', input.orgId)
    const { forums, qualifier, source, untilDay } = input
    await recordOpening(tx, {
      kind: heldFact(forumKind.key),
      orgId: org.id,
      cases: forums,
      amountFen: 0,
      qualifier,
      source,
      untilDay,
    })
    await recordAudit(tx, actor, {
      action: 'voices.forum-opening',
      subjectKind: 'orgs.org',
      subjectId: org.id,
      orgId: org.id,
      detail: { forums, qualifier },
    })
  })
}
