import { now, today } from '../../platform/clock.ts'
import { addDays, startOfDay } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { findRootOrg } from '../orgs/index.ts'
import { openParticulars, personsByIds } from '../people/index.ts'
import { insertErasure, markCancelled, newestErasureOf } from './erasures.store.ts'
import { refusal } from './errors.ts'
import { findObstacles } from './registered.ts'
import { settingOf } from './settings.store.ts'

/**
 * 申请注销: refuses while something is open between her and the platform and says what (`privacy.matters-open`), a second
 * request (`privacy.erasure-under-way`), and whoever does not know the end of her id number (`privacy.identity-differs`).
 */
export function requestErasure(actor: Actor, input: { idTail: string; words: string }): Promise<void> {
  const ownerId = actor.personId!
  return transaction(actor, async (tx) => {
    const { name, idNumber } = await openParticulars(tx, ownerId)
    if (idNumber.slice(-4) !== input.idTail.toUpperCase()) throw refusal('privacy.identity-differs')
    const obstacles = await findObstacles(tx, ownerId)
    if (obstacles.length > 0) throw refusal('privacy.matters-open', { matters: obstacles })

    const days = await settingOf(tx, 'erasure-wait-days')
    const [person] = await personsByIds(tx, [ownerId])
    const orgPath = person?.homePath ?? (await findRootOrg(tx))!.path
    const at = now()
    const waitsUntil = days === 0 ? at : startOfDay(addDays(today(), days + 1))
    const erasure = { ownerId, id: newId(), orgPath, personName: name, words: input.words, requestedAt: at, waitsUntil }
    if (!(await insertErasure(tx, erasure))) throw refusal('privacy.erasure-under-way')
    await recordAudit(tx, actor, {
      action: 'privacy.erasure-requested',
      subjectKind: 'person',
      subjectId: ownerId,
      orgId: orgPath.at(-1)!,
      detail: { erasureId: erasure.id, waitsUntil },
    })
  })
}

/** 撤回注销申请: as long as it has not begun. */
export function cancelErasure(actor: Actor): Promise<void> {
  const ownerId = actor.personId!
  return transaction(actor, async (tx) => {
    const erasure = await newestErasureOf(tx, ownerId)
    if (!erasure || (erasure.state !== 'waiting' && erasure.state !== 'approved'))
      throw refusal('privacy.no-erasure-to-cancel')
    await markCancelled(tx, erasure, now())
    await recordAudit(tx, actor, {
      action: 'privacy.erasure-cancelled',
      subjectKind: 'person',
      subjectId: ownerId,
      orgId: erasure.orgPath.at(-1)!,
    })
  })
}
