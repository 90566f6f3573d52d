import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type OrgId, orgsByIds } from '../orgs/index.ts'
import type { FoundPerson } from '../people/contract.ts'
import { searchPeople } from '../people/index.ts'
import type { Actor } from './model.ts'
import { requireReachableOrg } from './require-reachable-org.ts'
import { grantsWith } from './rules.ts'

/** People below one organisation, or below all over which the reader may read people; at most 20 of each. */
export function findPeople(actor: Actor, wish: { search: string; orgId: OrgId | undefined }): Promise<FoundPerson[]> {
  return transaction(actor, async (tx) => {
    const tops = wish.orgId
      ? [await requireReachableOrg(tx, actor, 'people.read', wish.orgId)]
      : await readableTops(tx, actor)
    const found = []
    for (const below of tops) found.push(...(await searchPeople(tx, { text: wish.search, below })))
    const people = [...new Map(found.map((person) => [person.id, person])).values()]
    const homes = await orgsByIds(
      tx,
      people.flatMap((person) => person.homeOrgId ?? []),
    )
    const names = new Map(homes.map((org) => [org.id, org.name]))
    return people.map((person) => ({ ...person, homeOrgName: person.homeOrgId && names.get(person.homeOrgId)! }))
  })
}

function readableTops(tx: Tx, actor: Actor) {
  return orgsByIds(
    tx,
    grantsWith(actor, 'people.read').map((grant) => grant.orgId),
  )
}
