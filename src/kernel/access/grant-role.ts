import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { getOrg, type OrgId } from '../orgs/index.ts'
import type { PersonId } from '../people/index.ts'
import { refusal } from './errors.ts'
import { dutyOf, findRole, insertGrant, settleAccount } from './grants.store.ts'

/**
 * 授权 by the platform's own hand, in a transaction of the system: a role over an organisation and all below it, from a
 * day on. Granted already, it stays as it is. Refuses a second administration (`access.administrators-apart`).
 */
export async function grantRole(
  tx: Tx,
  grant: { personId: PersonId; role: string; orgId: OrgId; on: Day },
): Promise<void> {
  const role = await findRole(tx, grant.role)
  if (!role) throw refusal('access.role-unknown', { role: grant.role })
  const duty = role.duty === 'none' ? null : await dutyOf(tx, grant.personId)
  if (duty !== null && duty !== role.duty) throw refusal('access.administrators-apart')
  const org = await getOrg(tx, grant.orgId)
  const wanted = { ...grant, role, orgPath: org.path }
  await insertGrant(tx, wanted)
  await settleAccount(tx, wanted)
}
