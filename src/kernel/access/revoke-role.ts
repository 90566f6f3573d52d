import { now } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { OrgId } from '../orgs/index.ts'
import type { PersonId } from '../people/index.ts'
import { endGrant } from './grants.store.ts'

/** 收回授权: `on` is the first day without. Sessions that are open lose it with their next request. */
export function revokeRole(tx: Tx, grant: { personId: PersonId; role: string; orgId: OrgId; on: Day }): Promise<void> {
  return endGrant(tx, { ...grant, at: now() })
}
