import { today } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { getOrg, type OrgId, orgsByIds } from '../orgs/index.ts'
import { type AccountWish, accountsBelow, colleagues } from './accounts.queries.ts'
import { findAccount } from './accounts.store.ts'
import { refusal } from './errors.ts'
import type { Actor } from './model.ts'
import { requirePermission } from './rules.ts'

const pageSize = 50
const mostColleagues = 20

export type AccountListWish = Omit<AccountWish, 'below' | 'today' | 'after'> & {
  readonly orgId: OrgId
  readonly cursor?: string | undefined
}

/** Accounts of an organisation inside the reader's subtrees and of all below it, 50 a page by account name. */
export function listAccounts(actor: Actor, { orgId, cursor, ...wish }: AccountListWish) {
  return transaction(actor, async (tx) => {
    const below = await getOrg(tx, orgId).catch(() => {
      throw refusal('access.not-found')
    })
    requirePermission(actor, 'access.account.read', below.path)
    const found = await accountsBelow(tx, { ...wish, below, after: cursor, today: today() }, pageSize + 1)
    const page = found.slice(0, pageSize)
    const orgIds = page.flatMap((account) => [account.orgId, ...account.roles.map((role) => role.orgId)])
    const names = new Map((await orgsByIds(tx, orgIds)).map((org) => [org.id, org.name]))
    return {
      accounts: page.map((account) => ({
        ...account,
        orgName: names.get(account.orgId)!,
        roles: account.roles.map((role) => ({ ...role, orgName: names.get(role.orgId)! })),
      })),
      next: found.length > pageSize ? page.at(-1)!.name : null,
    }
  })
}

/** Whom I may lend a role to: officers of the subtrees I answer for. A partner lends nothing and finds nobody. */
export function findColleagues(actor: Actor, search: string) {
  return transaction(actor, async (tx) => {
    if ((await findAccount(tx, actor.personId!))?.kind !== 'officer') return []
    const within = actor.grants.map((grant) => grant.orgId)
    const found = await colleagues(tx, { within, search, except: actor.personId! }, mostColleagues)
    const names = new Map(
      (
        await orgsByIds(
          tx,
          found.map((one) => one.orgId),
        )
      ).map((org) => [org.id, org.name]),
    )
    return found.map((one) => ({ ...one, orgName: names.get(one.orgId)! }))
  })
}
