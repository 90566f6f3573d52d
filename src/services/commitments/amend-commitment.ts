import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase, retitleCase } from '../../kernel/cases/index.ts'
import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { caseWordsOf, sayChanges } from './case-words.ts'
import { commitmentCase } from './commitment-case.ts'
import { insertVersion } from './commitments.store.ts'
import { refusal } from './errors.ts'
import { deedOn, lockReached, requirePublisher } from './lock-commitment.ts'
import { daysUntil } from './publish-list.ts'
import { type DraftWording, officerNameOf } from './register-commitment.ts'
import { changesOf, unionOf } from './rules.ts'
import { moveText } from './text.ts'

/**
 * 更正: the only way in which a published commitment changes: by whoever published it, with the reason, dated, before and
 * after in sight of all who see it. What came before stays on record.
 */
export async function amendCommitment(
  actor: Actor,
  id: Id,
  { reason, ...wording }: DraftWording & { readonly reason: string },
): Promise<void> {
  await transaction(actor, async (tx) => {
    const commitment = await lockReached(tx, actor, 'commitments.publish', id)
    await requirePublisher(tx, actor, 'commitments.publish', commitment)
    if (wording.dueOn.slice(0, 4) !== String(commitment.year))
      throw refusal('commitments.due-wrong', { year: commitment.year })
    const sameOfficer = wording.officerId === commitment.officerId
    const officerName = sameOfficer
      ? commitment.officerName
      : await officerNameOf(unionOf(commitment), wording.officerId)
    const after = { ...wording, officerName }
    const changes = changesOf(commitment, after)
    if (changes.length === 0 && sameOfficer) throw refusal('commitments.nothing-amended')

    const version = commitment.version + 1
    const note = fillSentence(moveText.amended, { version, reason, changes: sayChanges(changes) })
    const landing =
      commitment.state === 'published'
        ? { deskOrgId: unionOf(commitment), dueDays: await daysUntil(tx, after.dueOn) }
        : {}
    await advanceCase(tx, actor, commitmentCase, id, 'amend', { note, ...landing })
    await insertVersion(tx, commitment, {
      ...after,
      ...{ version, kind: 'amendment', reason, madeBy: actor.name, madeAt: now() },
    })
    await retitleCase(tx, caseWordsOf(commitment, after))
    await recordAudit(tx, actor, deedOn('commitments.amended', commitment, { version, reason }))
  })
}
