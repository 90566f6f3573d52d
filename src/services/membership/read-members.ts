import { type Actor, grantsWith, requireReachableOrg } from '../../kernel/access/index.ts'
import { caseCards, casesOfOwner } from '../../kernel/cases/index.ts'
import { credentialCards, credentialsOf } from '../../kernel/credentials/index.ts'
import { type Org, orgsByIds } from '../../kernel/orgs/index.ts'
import { countMembers, maskName, membershipsOf, personCards } from '../../kernel/people/index.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { endingsOf } from './departures.store.ts'
import { refusal } from './errors.ts'
import { relativesOf } from './family.store.ts'
import { admissionsOf } from './joining.store.ts'
import { cardOf } from './keep-family.ts'
import { type MemberWish, pageOfMembers } from './list-members.ts'
import type { MemberDetail } from './members.contract.ts'
import { reaches } from './reaches.ts'

/** A page of members, and how many there are below the organisation. */
export function listMembers(actor: Actor, wish: MemberWish & { readonly orgId?: string | undefined }) {
  return reading(actor, async (tx) => {
    const org = await topOf(tx, actor, wish.orgId)
    const page = await pageOfMembers(tx, actor, org, wish)
    return { ...page, memberCount: await countMembers(tx, [org.id]) }
  })
}

/** The organisation asked for, or the first the actor reads members of. */
export async function topOf(tx: Tx, actor: Actor, orgId: string | undefined): Promise<Org> {
  const home = grantsWith(actor, 'membership.read')[0]!.orgId
  return requireReachableOrg(tx, actor, 'membership.read', orgId ?? home)
}

/**
 * A member whole. Whoever has left is still known to the union she left, by what it wrote down itself; where she went is
 * not told. Her family and what she holds are read by the platform once the officer has been found to reach her.
 */
export async function readMember(actor: Actor, personId: string): Promise<MemberDetail> {
  const memberships = await reading(actor, (tx) => membershipsOf(tx, personId))
  const known = memberships.filter((one) => reaches(actor, 'membership.read', one.orgPath))
  if (known.length === 0) throw refusal('membership.member-missing')
  const present = known.find((one) => one.untilOn === null)

  return transaction(system, async (tx) => {
    const [person] = await personCards(tx, [personId])
    const [admissions, endings] = [await admissionsOf(tx, personId), await endingsOf(tx, personId)]
    const within = (one: { readonly orgPath: readonly string[] }) => reaches(actor, 'membership.read', one.orgPath)
    const orgIds = [...known, ...admissions.filter(within), ...endings.filter(within)].map((one) => one.orgId)
    const names = new Map((await orgsByIds(tx, [...new Set(orgIds)])).map((org) => [org.id, org.name]))
    const held = (await credentialsOf(tx, personId)).filter(within)
    return {
      person: present ? person! : { ...person!, maskedPhone: null, homeOrgId: null },
      orgName: present ? names.get(present.orgId)! : null,
      memberships: known.map(({ orgId, fromOn, untilOn }) => ({ orgName: names.get(orgId)!, fromOn, untilOn })),
      admissions: admissions.filter(within).map((one) => ({ ...one, orgName: names.get(one.orgId)! })),
      endings: endings.filter(within).map((one) => ({ ...one, orgName: names.get(one.orgId)! })),
      tags: await credentialCards(tx, actor, held),
      relatives: present ? (await relativesOf(tx, personId)).map(cardOf).map(masked) : [],
      openCases: await openCasesOf(tx, actor, personId),
    }
  })
}

function masked({ relation, name, age, minor }: ReturnType<typeof cardOf>) {
  return { relation, maskedName: maskName(name), age, minor }
}

async function openCasesOf(tx: Tx, actor: Actor, personId: string) {
  const cases = (await casesOfOwner(tx, personId)).filter(
    (row) =>
      row.closedAt === null && row.type.startsWith('membership.') && reaches(actor, 'membership.read', row.orgPath),
  )
  return caseCards(tx, cases)
}
