import { transaction } from '../../platform/db/transaction.ts'
import { openParticulars, type Particulars, type PersonId, personsByIds } from '../people/index.ts'
import { refusal } from './errors.ts'
import type { Actor } from './model.ts'
import { recordFailure } from './record-failure.ts'
import { grantsWith, requirePermission } from './rules.ts'
import type { Ties } from './ties.ts'

/**
 * 查看完整信息: a person unmasked, for a reason that the audit keeps. Outside the reader's subtrees she is as if she
 * did not exist (`access.not-found`), and the attempt is kept too.
 */
export async function revealPerson(
  ties: Ties,
  actor: Actor,
  input: { personId: PersonId; reason: string },
): Promise<Particulars> {
  requirePermission(actor, 'people.reveal')
  const revealed = await transaction(actor, async (tx) => {
    const [person] = await personsByIds(tx, [input.personId])
    if (!person?.homePath || !reaches(actor, person.homePath)) return null

    const particulars = await openParticulars(tx, person.id)
    const orgId = person.homePath.at(-1)!
    const detail = { reason: input.reason }
    await ties.recordAudit(tx, actor, {
      action: 'people.revealed',
      subjectKind: 'person',
      subjectId: person.id,
      orgId,
      detail,
    })
    return particulars
  })
  if (revealed) return revealed

  await recordFailure(ties, actor, {
    action: 'people.reveal-refused',
    subjectKind: 'person',
    subjectId: input.personId,
  })
  throw refusal('access.not-found')
}

function reaches(actor: Actor, path: readonly string[]): boolean {
  return grantsWith(actor, 'people.reveal').some((grant) => path.includes(grant.orgId))
}
