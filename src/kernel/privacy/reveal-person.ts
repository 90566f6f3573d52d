import { now, today } from '../../platform/clock.ts'
import { startOfDay } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { type Actor, grantsWith, requirePermission } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { openParticulars, type Particulars, type PersonId, personsByIds } from '../people/index.ts'
import { countOwnSince, insertDisclosure } from './disclosures.store.ts'
import { refusal } from './errors.ts'
import type { RevealReason } from './model.ts'
import { settingOf } from './settings.store.ts'

export type RevealWish = {
  readonly personId: PersonId
  readonly reason: RevealReason
  readonly words: string
  /** The page she looked from, as it names itself. */
  readonly place: string
}

/**
 * 查看完整信息: a person unmasked, for a reason that she and the audit will read. Beyond the day's limit it is refused
 * (`privacy.reveal-limit`); outside the reader's subtrees she is as if she did not exist, and the attempt is kept too.
 */
export async function revealPerson(actor: Actor, wish: RevealWish): Promise<Particulars> {
  requirePermission(actor, 'people.reveal')
  const revealed = await transaction(actor, async (tx) => {
    const [person] = await personsByIds(tx, [wish.personId])
    const path = person?.homePath
    const grant = path && grantsWith(actor, 'people.reveal').find((one) => path.includes(one.orgId))
    if (!grant) return null

    const limit = await settingOf(tx, 'reveals-a-day')
    const looked = await countOwnSince(tx, actor.personId!, startOfDay(today()))
    if (looked >= limit) throw refusal('privacy.reveal-limit', { limit })

    const particulars = await openParticulars(tx, person.id)
    await insertDisclosure(tx, {
      ownerId: person.id,
      id: newId(),
      orgPath: path,
      officerId: actor.personId!,
      officerName: actor.name,
      officerOrgId: grant.orgId,
      reason: wish.reason,
      words: wish.words,
      place: wish.place,
      disclosedAt: now(),
    })
    await recordAudit(tx, actor, {
      action: 'people.revealed',
      subjectKind: 'person',
      subjectId: person.id,
      orgId: path.at(-1)!,
      detail: { reason: wish.reason, words: wish.words, place: wish.place, ofToday: looked + 1 },
    })
    return particulars
  })
  return revealed ?? refuseAbsent(actor, wish.personId)
}

async function refuseAbsent(actor: Actor, personId: PersonId): Promise<never> {
  const orgId = grantsWith(actor, 'people.reveal')[0]!.orgId
  await transaction(actor, (tx) =>
    recordAudit(tx, actor, { action: 'people.reveal-refused', subjectKind: 'person', subjectId: personId, orgId }),
  )
  requirePermission(actor, 'people.reveal', [])
  throw new Error('an empty path is in nobody’s reach')
}
