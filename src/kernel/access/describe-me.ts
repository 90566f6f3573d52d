import { config } from '../../platform/config.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { orgCards } from '../orgs/index.ts'
import { personCards } from '../people/index.ts'
import { findAccount } from './accounts.store.ts'
import type { Me } from './contract.ts'
import type { Actor } from './model.ts'
import { findSession } from './sessions.store.ts'

/** What the shells show of whoever is signed in. */
export function describeMe(actor: Actor): Promise<Me> {
  return transaction(actor, async (tx) => {
    const [person] = await personCards(tx, [actor.personId!])
    const account = await findAccount(tx, actor.personId!)
    const session = await findSession(tx, actor.sessionId!)
    const orgIds = [
      ...actor.grants.map((grant) => grant.orgId),
      ...(person!.homeOrgId === null ? [] : [person!.homeOrgId]),
    ]
    const orgs = new Map((await orgCards(tx, orgIds)).map((org) => [org.id, org]))
    return {
      personId: actor.personId!,
      name: actor.name,
      maskedPhone: person!.maskedPhone,
      kind: actor.kind === 'officer' ? 'officer' : 'worker',
      homeOrg: person!.homeOrgId === null ? null : orgs.get(person!.homeOrgId)!,
      grants: actor.grants.map(({ role, roleName, orgId, permissions }) => ({
        role,
        roleName,
        org: orgs.get(orgId)!,
        permissions: [...permissions],
      })),
      accountKind: account?.kind ?? null,
      accountTail: account?.name.slice(-4) ?? null,
      demo: !config().production,
      signedInAt: session!.startedAt,
    }
  })
}
