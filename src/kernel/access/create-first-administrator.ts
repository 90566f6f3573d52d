import { today } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { OrgId } from '../orgs/index.ts'
import { type Registration, registerPerson } from '../people/index.ts'
import { systemActor } from './actors.ts'
import { refusal } from './errors.ts'
import { grantRole } from './grant-role.ts'
import { openAccount } from './open-account.ts'
import { hashPassword } from './password.ts'
import { hasAccounts } from './store.ts'
import type { Ties } from './ties.ts'

export type FirstAdministrator = Registration & {
  readonly account: string
  /** Chosen by whoever installs; there is no default anywhere. */
  readonly password: string
  readonly role: string
  readonly orgId: OrgId
}

/** 建立首位管理员: the only account that nobody has to grant. Refused as soon as any account exists. */
export async function createFirstAdministrator(ties: Ties, input: FirstAdministrator): Promise<void> {
  const password = await hashPassword(input.account, input.password)
  const actor = systemActor('create-first-administrator')
  await transaction(actor, async (tx) => {
    if (await hasAccounts(tx)) throw refusal('access.administrator-exists')
    const { name, idNumber, phone, account, role, orgId } = input
    const personId = await registerPerson(tx, { name, idNumber, phone })
    await openAccount(tx, { personId, account, password })
    await grantRole(tx, { personId, role, orgId, on: today() })
    const detail = { role, orgId }
    await ties.recordAudit(tx, actor, {
      action: 'access.first-administrator-created',
      subjectKind: 'person',
      subjectId: personId,
      orgId,
      detail,
    })
  })
}
