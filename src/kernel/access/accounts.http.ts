import { transaction } from '../../platform/db/transaction.ts'
import type { Route } from '../../platform/http/route.ts'
import * as contract from './accounts.contract.ts'
import { fromDevice } from './device-cookie.ts'
import { describeAccount, explainAccess, type ShownGrant } from './explain-access.ts'
import { giveRole } from './give-role.ts'
import { allRoles } from './grants.store.ts'
import { letIn, lockOut, resetPassword, resetSecondFactor } from './guard-account.ts'
import { lendRole } from './lend-role.ts'
import { findColleagues, listAccounts } from './list-accounts.ts'
import { listDelegations } from './list-delegations.ts'
import type { Actor } from './model.ts'
import { openOfficerAccount, openPartnerAccount } from './open-account-for.ts'
import { route } from './route.ts'
import { setPassword } from './set-password.ts'
import { takeRole } from './take-role.ts'
import type { Ties } from './ties.ts'

/** The routes of accounts, roles and what is lent. `permissionNames` are the app's words for every permission. */
export function accountRoutes(ties: Ties, permissionNames: Readonly<Record<string, string>>): Route<Actor>[] {
  return [...accounts(ties), ...guards(ties), ...delegations(ties), ...reasons(permissionNames)]
}

function accounts(ties: Ties): Route<Actor>[] {
  return [
    route(contract.listAccounts, ({ who, query }) => listAccounts(who, query)),
    route(contract.getAccount, async ({ who, params }) => {
      const { account, grants, ...more } = await describeAccount(who, params.id)
      return { ...account, ...more, id: account.ownerId, orgId: account.orgId!, grants: grants.map(shown) }
    }),
    route(contract.openOfficerAccount, ({ who, body }) => openOfficerAccount(ties, who, body)),
    route(contract.openPartnerAccount, ({ who, body }) => openPartnerAccount(ties, who, body)),
    route(contract.giveRole, async ({ who, params, body }) => {
      await giveRole(ties, who, { personId: params.id, ...body })
      return undefined
    }),
    route(contract.takeRole, async ({ who, params }) => {
      await takeRole(ties, who, params.id)
      return undefined
    }),
  ]
}

function guards(ties: Ties): Route<Actor>[] {
  return [
    route(contract.lockAccount, async ({ who, params, body }) => {
      await lockOut(ties, who, { personId: params.id, ...body })
      return undefined
    }),
    route(contract.unlockAccount, async ({ who, params, body }) => {
      await letIn(ties, who, { personId: params.id, ...body })
      return undefined
    }),
    route(contract.resetPassword, ({ who, params, body }) =>
      resetPassword(ties, who, { personId: params.id, ...body }),
    ),
    route(contract.resetSecondFactor, async ({ who, params, body }) => {
      await resetSecondFactor(ties, who, { personId: params.id, ...body })
      return undefined
    }),
    route(contract.setPassword, async (call) => {
      await setPassword(ties, fromDevice(call), call.body)
      return undefined
    }),
  ]
}

function delegations(ties: Ties): Route<Actor>[] {
  return [
    route(contract.listDelegations, ({ who }) => listDelegations(who)),
    route(contract.findColleagues, async ({ who, query }) => ({ people: await findColleagues(who, query.search) })),
    route(contract.lendRole, async ({ who, body }) => {
      await lendRole(ties, who, body)
      return undefined
    }),
  ]
}

function reasons(permissionNames: Readonly<Record<string, string>>): Route<Actor>[] {
  return [
    route(contract.listRoles, async ({ who }) => {
      const roles = await transaction(who, allRoles)
      const keys = [...new Set(roles.flatMap((role) => role.permissions))].sort()
      return {
        roles: roles.map((role) => ({ ...role, permissions: [...role.permissions] })),
        permissions: keys.map((key) => ({ key, name: permissionNames[key] ?? key })),
      }
    }),
    route(contract.explainAccess, async ({ who, params, query }) => {
      const told = await explainAccess(who, { personId: params.id, ...query })
      return {
        ...told,
        obstacles: [...told.obstacles],
        bearings: told.bearings.map((bearing) => ({ ...bearing, grant: shown(bearing.grant) })),
      }
    }),
  ]
}

function shown(grant: ShownGrant) {
  return { ...grant, lent: grant.sourceId !== null }
}
