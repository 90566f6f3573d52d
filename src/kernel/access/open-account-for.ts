import { now, today } from '../../platform/clock.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { getOrg, type Org, type OrgId } from '../orgs/index.ts'
import { type PersonId, type Registration, registerPerson } from '../people/index.ts'
import { refusal } from './errors.ts'
import { findRole, insertGrant } from './grants.store.ts'
import type { AccountKind, Actor } from './model.ts'
import { makePasswordCode, type PasswordCode } from './password-codes.ts'
import { requirePermission } from './rules.ts'
import { insertAccount } from './store.ts'
import type { Ties } from './ties.ts'

export type AccountOpening = Registration & { readonly account: string; readonly orgId: OrgId }

export type OpenedAccount = PasswordCode & { readonly personId: PersonId }

/** 开立干部账号: the person sets the first password herself by a one-time code. It can do nothing until a role is granted. */
export function openOfficerAccount(ties: Ties, actor: Actor, input: AccountOpening): Promise<OpenedAccount> {
  return open(ties, actor, { ...input, kind: 'officer', permission: 'access.account.open' })
}

/**
 * 开立合作方账号: a merchant, mediator, judge, instructor or station keeper, with her one role at once. Refuses a role
 * of officers (`access.role-of-other-kind`).
 */
export function openPartnerAccount(
  ties: Ties,
  actor: Actor,
  input: AccountOpening & { role: string },
): Promise<OpenedAccount> {
  return open(ties, actor, { ...input, kind: 'partner', permission: 'access.partner.open' })
}

type Opening = AccountOpening & {
  readonly kind: AccountKind
  readonly permission: string
  readonly role?: string
}

async function open(ties: Ties, actor: Actor, input: Opening): Promise<OpenedAccount> {
  const name = input.account.toLowerCase()
  return transaction(system, async (tx) => {
    const org = await getOrg(tx, input.orgId).catch(() => {
      throw refusal('access.not-found')
    })
    requirePermission(actor, input.permission, org.path)
    if (org.closedOn !== null) throw refusal('access.org-closed')
    const personId = await registerPerson(tx, { name: input.name, idNumber: input.idNumber, phone: input.phone })
    const home = { orgId: org.id, orgPath: org.path }
    if (!(await insertAccount(tx, { personId, name, kind: input.kind, password: null, home }, now())))
      throw refusal('access.account-taken', { account: input.account })
    if (input.role !== undefined) await grantFirst(tx, actor, personId, input.role, org)

    const made = await makePasswordCode(tx, ties, { personId, name }, actor.personId)
    await ties.recordAudit(tx, actor, {
      action: 'access.account-opened',
      subjectKind: 'person',
      subjectId: personId,
      orgId: org.id,
      detail: { account: name, kind: input.kind, role: input.role ?? null },
    })
    return { ...made, personId }
  })
}

async function grantFirst(tx: Tx, actor: Actor, personId: PersonId, key: string, org: Org): Promise<void> {
  const role = await findRole(tx, key)
  if (!role) throw refusal('access.role-unknown', { role: key })
  if (role.holder !== 'partner') throw refusal('access.role-of-other-kind')
  const by = { personId: actor.personId, name: actor.name }
  await insertGrant(tx, { personId, role, orgId: org.id, orgPath: org.path, on: today(), by })
}
