import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { getOrg, type OrgId } from '../orgs/index.ts'
import type { PersonId } from '../people/index.ts'
import { refusal } from './errors.ts'
import { findRole, insertGrant } from './store.ts'

/** 授权: a role over an organisation and all below it, from a day on. Granted already, it stays as it is. */
export async function grantRole(
  tx: Tx,
  grant: { personId: PersonId; role: string; orgId: OrgId; on: Day },
): Promise<void> {
  if (!(await findRole(tx, grant.role))) throw refusal('access.role-unknown', { role: grant.role })
  const org = await getOrg(tx, grant.orgId)
  await insertGrant(tx, { ...grant, orgPath: org.path })
}
