import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { now } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { findCommitment } from './commitments.store.ts'
import { refusal } from './errors.ts'
import { deedOn } from './lock-commitment.ts'
import { namesFor } from './present.ts'
import { reaches } from './reaches.ts'
import { isFor, requireSeen } from './read-seen.ts'
import { insertRating, insertRemark, lockRemark, saveAnswer } from './remarks.store.ts'
import { requirePapers } from './require-papers.ts'
import { remarkText } from './text.ts'

const settled: readonly string[] = ['done', 'fulfilled']

/** 评价: a member for whom it was done, once, when it is done. */
export async function rateCommitment(
  actor: Actor,
  id: Id,
  { stars, words }: { readonly stars: number; readonly words: string },
): Promise<void> {
  await transaction(actor, async (tx) => {
    const { commitment, person } = await requireSeen(tx, actor, id)
    if (!person?.homePath) throw refusal('commitments.no-union')
    if (!settled.includes(commitment.state)) throw refusal('commitments.not-settled', { title: commitment.title })
    if (!isFor(commitment, person)) {
      const names = await namesFor([commitment.publisherId!])
      throw refusal('commitments.not-for-you', { org: names.get(commitment.publisherId!) ?? '' })
    }
    const isFirst = await insertRating(tx, {
      ...{ ownerId: person.id, commitmentId: id, orgPath: person.homePath, commitmentPath: commitment.orgPath },
      ...{ stars, words, ratedAt: now() },
    })
    if (!isFirst) throw refusal('commitments.rated-already')
    await recordAudit(tx, actor, deedOn('commitments.rated', commitment, { stars }))
  })
}

/** 留言: what a member says of a published commitment. */
export function remarkOnCommitment(
  actor: Actor,
  id: Id,
  input: { readonly words: string; readonly photoIds: readonly Id[] },
  idempotencyKey: string,
): Promise<{ id: string }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { commitment: id, remark: input } }, async () => {
      const { commitment, person } = await requireSeen(tx, actor, id)
      if (!person?.homePath) throw refusal('commitments.no-union')
      await requirePapers(tx, actor, input.photoIds)
      const remark = {
        ...{ ownerId: person.id, id: newId(), orgPath: person.homePath, commitmentId: id, ...input, saidAt: now() },
        ...{ commitmentPath: commitment.orgPath, answer: null, answeredBy: null, answeredAt: null },
      }
      await insertRemark(tx, remark)
      await recordAudit(tx, actor, deedOn('commitments.remarked', commitment))
      return { id: remark.id }
    }),
  )
}

/** 答复留言: by the union that promised it or one above; whoever said it is told. */
export async function answerRemark(actor: Actor, remarkId: Id, answer: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const remark = await lockRemark(tx, remarkId)
    if (!remark || !reaches(actor, 'commitments.keep', remark.commitmentPath))
      throw refusal('commitments.remark-missing')
    if (remark.answer !== null) throw refusal('commitments.answered-already')
    await saveAnswer(tx, { ...remark, answer, answeredBy: actor.name, answeredAt: now() })
    const commitment = (await findCommitment(tx, remark.commitmentId))!
    await sendNotices(tx, [
      {
        personId: remark.ownerId,
        title: remarkText.answered.title,
        text: fillSentence(remarkText.answered.text, { title: commitment.title, answer }),
        link: `/m/commitments/${commitment.id}`,
      },
    ])
    await recordAudit(tx, actor, deedOn('commitments.answered', commitment))
  })
}
