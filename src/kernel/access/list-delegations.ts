import { today } from '../../platform/clock.ts'
import { addDays } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { orgsByIds } from '../orgs/index.ts'
import { grantsLentBy, grantsOf, type HeldGrant, idsInForce } from './grants.store.ts'
import type { Actor } from './model.ts'

const most = 100

/** 委托: my own roles that can be lent, what I have lent, and what was lent to me. Everything is the caller's own. */
export function listDelegations(actor: Actor) {
  return transaction(system, async (tx) => {
    const personId = actor.personId!
    const held = await grantsOf(tx, personId, most)
    const given = await grantsLentBy(tx, personId, most)
    const inForce = await idsInForce(tx, personId, today())
    const ids = [...held, ...given].map((grant) => grant.orgId)
    const names = new Map((await orgsByIds(tx, ids)).map((org) => [org.id, org.name]))
    const usable = (grant: HeldGrant) =>
      actor.grants.some(({ role, orgId }) => role === grant.role && orgId === grant.orgId)
    const shown = (grant: HeldGrant) => ({
      id: grant.id,
      roleName: grant.roleName,
      orgId: grant.orgId,
      orgName: names.get(grant.orgId)!,
      from: grant.fromOn,
      lastDay: grant.untilOn === null ? null : addDays(grant.untilOn, -1),
      over: grant.untilOn !== null && grant.untilOn <= today(),
    })
    return {
      own: held
        .filter((grant) => grant.sourceId === null && grant.duty === 'none' && inForce.has(grant.id) && usable(grant))
        .map(shown),
      given: given.map((grant) => ({ ...shown(grant), person: grant.holderName })),
      received: held
        .filter((grant) => grant.sourceId !== null)
        .map((grant) => ({ ...shown(grant), person: grant.grantedByName, inForce: inForce.has(grant.id) })),
    }
  })
}
