import { now, today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { getOrg, type OrgId, orgsByIds } from '../orgs/index.ts'
import { type PersonId, personCards } from '../people/index.ts'
import { administratorsOver } from './accounts.queries.ts'
import { lastUseOf, type StoredAccount } from './accounts.store.ts'
import { refusal } from './errors.ts'
import { explain } from './grants.rules.ts'
import { allRoles, grantsOf, type HeldGrant, idsInForce, type StoredRole } from './grants.store.ts'
import type { Actor } from './model.ts'
import { requireAccount } from './require-account.ts'
import { grantsWith } from './rules.ts'
import { factorState } from './second-factor.store.ts'

const read = 'access.account.read'
const mostGrants = 100
const mostAdministrators = 3

export type ShownGrant = HeldGrant & { readonly orgName: string; readonly inForce: boolean }

/** One account as its administrators see it. Grants that neither lie in their subtrees nor cover them are only counted. */
export async function describeAccount(actor: Actor, personId: PersonId) {
  const account = await transaction(actor, (tx) => requireAccount(tx, actor, read, personId))
  return transaction(system, async (tx) => {
    const [person] = await personCards(tx, [personId])
    const { confirmedAt } = await factorState(tx, personId)
    const all = await shownGrants(tx, personId)
    const grants = all.filter((grant) => concerns(actor, grant))
    return {
      account,
      orgName: (await namesOf(tx, [account.orgId!])).get(account.orgId!)!,
      maskedPhone: person?.maskedPhone ?? null,
      factorBoundAt: confirmedAt,
      ...(await lastUseOf(tx, personId, now())),
      grants,
      grantsElsewhere: all.filter((grant) => grant.inForce).length - grants.filter((grant) => grant.inForce).length,
    }
  })
}

/** Why the holder of an account may do a thing at an organisation or not, and who could change it. */
export async function explainAccess(actor: Actor, question: { personId: PersonId; permission: string; orgId: OrgId }) {
  const account = await transaction(actor, (tx) => requireAccount(tx, actor, read, question.personId))
  return transaction(system, async (tx) => {
    const org = await getOrg(tx, question.orgId).catch(() => {
      throw refusal('access.not-found')
    })
    if (!grantsWith(actor, read).some(({ orgId }) => org.path.includes(orgId))) throw refusal('access.not-found')
    const roles = await allRoles(tx)
    const grants = await shownGrants(tx, question.personId)
    const told = explain(
      { permission: question.permission, orgPath: org.path, today: today() },
      await stateOf(tx, account),
      grants.map((grant) => ({ ...grant, secondFactor: roles.find((role) => role.key === grant.role)!.secondFactor })),
      config().production ? 'demanded' : 'not-demanded',
    )
    const shown = new Map(grants.filter((grant) => concerns(actor, grant)).map((grant) => [grant.id, grant]))
    const carriers = roles.filter((role) => role.permissions.includes(question.permission))
    return {
      ...told,
      bearings: told.bearings.flatMap((bearing) => {
        const grant = shown.get(bearing.grantId)
        return grant ? [{ ...bearing, grant }] : []
      }),
      org: { id: org.id, name: org.name },
      carriers,
      givers: await giversOf(tx, carriers, org.path),
    }
  })
}

async function stateOf(tx: Tx, account: StoredAccount) {
  const { confirmedAt } = await factorState(tx, account.ownerId)
  return {
    locked: account.lockedAt !== null,
    passwordSet: account.passwordChangedAt !== null,
    factorBound: confirmedAt !== null,
  }
}

/** Security administrators over the organisation; the first security or audit administrator is the system's to appoint. */
async function giversOf(tx: Tx, carriers: readonly StoredRole[], orgPath: readonly OrgId[]) {
  const security = await administratorsOver(tx, 'security', orgPath, mostAdministrators)
  const first = carriers.some((role) => role.duty === 'security' || role.duty === 'audit') && security.length === 0
  const found = first ? await administratorsOver(tx, 'system', orgPath, mostAdministrators) : security
  const names = await namesOf(
    tx,
    found.map((giver) => giver.orgId),
  )
  return found.map((giver) => ({ ...giver, orgName: names.get(giver.orgId)! }))
}

async function shownGrants(tx: Tx, personId: PersonId): Promise<ShownGrant[]> {
  const grants = await grantsOf(tx, personId, mostGrants)
  const inForce = await idsInForce(tx, personId, today())
  const names = await namesOf(
    tx,
    grants.map((grant) => grant.orgId),
  )
  return grants.map((grant) => ({ ...grant, orgName: names.get(grant.orgId)!, inForce: inForce.has(grant.id) }))
}

function concerns(actor: Actor, grant: HeldGrant): boolean {
  return grantsWith(actor, read).some(
    ({ orgId, orgPath }) => grant.orgPath.includes(orgId) || orgPath.includes(grant.orgId),
  )
}

async function namesOf(tx: Tx, ids: readonly OrgId[]): Promise<Map<OrgId, string>> {
  return new Map((await orgsByIds(tx, ids)).map((org) => [org.id, org.name]))
}
