import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { getOrg, type OrgId } from '../orgs/index.ts'
import type { PersonId } from '../people/index.ts'
import { lockAccount } from './accounts.store.ts'
import { refusal } from './errors.ts'
import { decideGrant } from './grants.rules.ts'
import { dutyOf, findRole, hasAdministrator, insertGrant } from './grants.store.ts'
import type { Actor } from './model.ts'
import { grantsWith } from './rules.ts'
import type { Ties } from './ties.ts'

export type RoleGiving = {
  readonly personId: PersonId
  readonly role: string
  readonly orgId: OrgId
  readonly on: Day
  /** First day without; null is until it is ended. */
  readonly until: Day | null
}

/** 授予职责, as an officer does it: `decideGrant` says who may give what to whom. */
export async function giveRole(ties: Ties, actor: Actor, giving: RoleGiving): Promise<void> {
  await transaction(system, async (tx) => {
    const org = await getOrg(tx, giving.orgId).catch(() => {
      throw refusal('access.not-found')
    })
    const account = await lockAccount(tx, giving.personId)
    const reaches = (permission: string) =>
      grantsWith(actor, permission).some(
        ({ orgId }) => org.path.includes(orgId) && (account?.orgPath?.includes(orgId) ?? false),
      )
    const [mayGrant, mayAppoint] = [reaches('access.role.grant'), reaches('access.account.open')]
    if (!account || (!mayGrant && !mayAppoint)) throw refusal('access.not-found')
    if (org.closedOn !== null) throw refusal('access.org-closed')
    const role = await findRole(tx, giving.role)
    if (!role) throw refusal('access.role-unknown', { role: giving.role })

    const refused = decideGrant({
      asker: { personId: actor.personId!, mayGrant, mayAppoint },
      account,
      role,
      dutyHeld: await dutyOf(tx, account.ownerId),
      dutyTaken: role.duty !== 'none' && (await hasAdministrator(tx, role.duty)),
      on: giving.on,
      until: giving.until,
      today: today(),
    })
    if (refused) throw refusal(refused)
    const by = { personId: actor.personId, name: actor.name }
    const made = await insertGrant(tx, { ...giving, role, orgPath: org.path, by })
    if (!made) throw refusal('access.role-held', { role: role.name, org: org.name })
    await ties.recordAudit(tx, actor, {
      action: 'access.role-granted',
      subjectKind: 'person',
      subjectId: account.ownerId,
      orgId: org.id,
      detail: { role: role.key, on: giving.on, until: giving.until },
    })
  })
}
