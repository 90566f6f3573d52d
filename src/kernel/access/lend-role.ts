import { today } from '../../platform/clock.ts'
import { addDays, type Day } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { type OrgId, orgsByIds } from '../orgs/index.ts'
import type { PersonId } from '../people/index.ts'
import { lockAccount } from './accounts.store.ts'
import { refusal } from './errors.ts'
import { decideDelegation } from './grants.rules.ts'
import { findRole, insertGrant, lockGrant } from './grants.store.ts'
import type { Actor } from './model.ts'
import { delegationText } from './text.ts'
import type { Ties } from './ties.ts'

export type RoleLending = {
  readonly grantId: Id
  readonly orgId: OrgId
  readonly personId: PersonId
  readonly from: Day
  /** The last day on which it holds. */
  readonly lastDay: Day
}

/** 委托职责: my own role over my subtree or part of it, to another officer of it, until a day; see `decideDelegation`. */
export async function lendRole(ties: Ties, actor: Actor, lending: RoleLending): Promise<void> {
  await transaction(system, async (tx) => {
    const source = await lockGrant(tx, lending.grantId)
    const own = source?.ownerId === actor.personId ? source : undefined
    // An organisation that does not exist is answered like one beyond her own.
    const [org] = await orgsByIds(tx, [lending.orgId])
    const to = await lockAccount(tx, lending.personId)
    const inside = to?.orgPath?.some((id) => actor.grants.some((grant) => grant.orgId === id)) ?? false
    if (!to || !inside) throw refusal('access.not-found')
    const role = own && (await findRole(tx, own.role))
    // What this session may not use, it may not lend either.
    const held = own && actor.grants.some(({ role: key, orgId }) => key === own.role && orgId === own.orgId)
    const until = addDays(lending.lastDay, 1)
    const refused = decideDelegation({
      lenderId: actor.personId!,
      source: held ? { ...own, lent: own.sourceId !== null, holder: role!.holder } : null,
      orgPath: org?.path ?? [lending.orgId],
      to: { ownerId: to.ownerId, kind: to.kind, locked: to.lockedAt !== null },
      from: lending.from,
      until,
      today: today(),
    })
    if (refused) throw refusal(refused)

    const by = { personId: actor.personId, name: actor.name }
    const grant = { personId: to.ownerId, role: role!, orgId: org!.id, orgPath: org!.path, on: lending.from, until, by }
    await insertGrant(tx, { ...grant, sourceId: own!.id })
    const facts = { lender: actor.name, role: role!.name, org: org!.name, from: lending.from, until: lending.lastDay }
    const { title, text } = delegationText.lent
    await ties.sendNotices(tx, [
      { personId: to.ownerId, title, text: fillSentence(text, facts), link: '/console/delegations' },
    ])
    await ties.recordAudit(tx, actor, {
      action: 'access.role-lent',
      subjectKind: 'person',
      subjectId: to.ownerId,
      orgId: org!.id,
      detail: { role: role!.key, from: lending.from, until },
    })
  })
}
