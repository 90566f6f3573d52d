import { roles } from '../../src/apps/server/roles.ts'
import type { Endpoint } from '../../src/platform/http/endpoint.ts'
import type { Planted, World } from './plant.ts'
import { accountOf, crossed, fartherUp, isSettled, signIn, standings } from './world.ts'

/** One permission of an attacker over one subtree. */
type Right = { readonly orgId: string; readonly permissions: ReadonlySet<string> }

/** Somebody who tries what is not hers. */
export type Attacker = {
  readonly name: string
  readonly personId: string | null
  readonly rights: readonly Right[]
  /** Paths of the organisations she answers for or belongs to: she knows those above her by name. */
  readonly paths: readonly (readonly string[])[]
  readonly cookie: string
  /** The one role that she has; null for whoever has none, or several. */
  readonly standing: { readonly role: string; readonly over: string } | null
}

/**
 * Every role over a union, a county and a city; every partner, also of those that the rooms admitted; the workers of a
 * place and one who would join; one with different roles in two places; a guest.
 */
export async function gatherAttackers(world: World): Promise<Attacker[]> {
  const admitted = roles.flatMap(({ key: role, permissions }) =>
    Object.keys(world.orgIds)
      .filter((over) => isSettled(over) && world.officers.has(accountOf(role, over)))
      .map((over) => ({ role, over, permissions })),
  )
  const officers = [...standings, ...admitted].map(({ role, over, permissions }) => ({
    account: accountOf(role, over),
    standing: { role, over } as Attacker['standing'],
    grants: [{ permissions, over: over as string }],
  }))
  const permissionsOf = (role: string) => roles.find(({ key }) => key === role)?.permissions ?? []
  officers.push({
    account: crossed,
    standing: null,
    grants: [
      { permissions: permissionsOf('grassroots-officer'), over: 'quarry' },
      { permissions: permissionsOf('leader'), over: 'foundry' },
    ],
  })
  const attackers: Attacker[] = [{ name: 'a guest', personId: null, rights: [], paths: [], cookie: '', standing: null }]
  for (const { account, grants, standing } of officers) {
    const visitor = await signIn(world.address, { account })
    attackers.push({
      name: account,
      personId: world.officers.get(account)!,
      rights: grants.map(({ permissions, over }) => ({
        orgId: world.orgIds[over]!,
        permissions: new Set(permissions),
      })),
      paths: grants.map(({ over }) => world.paths[over]!),
      cookie: visitor.cookie,
      standing,
    })
  }
  const home = world.places[0]!
  for (const person of [...home.workers, home.applicant]) {
    const { cookie } = await signIn(world.address, person)
    const { personId } = person
    attackers.push({ name: `worker ${person.name}`, personId, rights: [], paths: [home.path], cookie, standing: null })
  }
  return attackers
}

/** Whether the attacker may pass the door at all. */
export function passes({ personId, rights }: Attacker, { door }: Endpoint): boolean {
  if (door === 'public') return true
  if (door === 'signed-in') return personId !== null
  return rights.some(({ permissions }) => permissions.has(door.permission))
}

/** Roles that try for all others what no role has a part in. */
const models: readonly string[] = ['administrator', 'grassroots-officer']

/**
 * Who tries an address: everybody whom it may answer in her own way, and of those whom it answers alike, one of each kind.
 * A door that is shut to a role is shut before anybody asks over what she holds it.
 */
export function audienceOf(attackers: readonly Attacker[], endpoint: Endpoint): Attacker[] {
  const { door, reach } = endpoint
  return attackers.filter((attacker) => {
    const { personId, rights, standing } = attacker
    if (door === 'public') return personId === null || rights.length === 0
    if (standing === null) return true
    if (!passes(attacker, endpoint)) return !fartherUp.includes(standing.over)
    if (door !== 'signed-in' || /subtree/.test(reach)) return true
    return models.includes(standing.role) || isSettled(standing.over)
  })
}

/** Whether any of her roles, whatever it is for, reaches the thing. */
export function isInSight(attacker: Attacker, thing: Planted): boolean {
  return attacker.rights.some(({ orgId }) => thing.orgPath.includes(orgId))
}

function isInside(attacker: Attacker, thing: Planted, { door }: Endpoint): boolean {
  const counting =
    typeof door === 'string' || thing.sight === 'any-role'
      ? attacker.rights
      : attacker.rights.filter((right) => right.permissions.has(door.permission))
  return counting.some(({ orgId }) => thing.orgPath.includes(orgId))
}

export function isOwn(attacker: Attacker, thing: Planted): boolean {
  return attacker.personId !== null && [thing.owner, thing.alsoOf].includes(attacker.personId)
}

/** Whether the thing is told to everybody, or to the members of a union to which she belongs. */
export function isTold(attacker: Attacker, { sight, orgPath }: Planted): boolean {
  if (sight === 'members') return attacker.paths.some((path) => path.includes(orgPath.at(-1)!))
  return sight === 'public' || sight === 'everybody'
}

/** Whether the address may let the attacker at the thing. */
export function reaches(attacker: Attacker, thing: Planted, endpoint: Endpoint): boolean {
  if (endpoint.reach === 'everyone' || thing.sight === 'everybody') return true
  if (endpoint.reach === 'subtree') return isInside(attacker, thing, endpoint)
  const own = isOwn(attacker, thing) || isTold(attacker, thing)
  return endpoint.reach === 'self-and-subtree' ? own || isInside(attacker, thing, endpoint) : own
}

/** Whether an answer of the address may mention the thing to the attacker. */
export function mayRead(attacker: Attacker, thing: Planted, endpoint: Endpoint): boolean {
  if (isOwn(attacker, thing) || isTold(attacker, thing)) return true
  if (thing.kind === 'orgs.org') {
    if (endpoint.reach === 'everyone' || endpoint.reach === 'bearer') return true
    if (attacker.paths.some((path) => path.includes(thing.id))) return true
  }
  const door = endpoint.reach === 'self' ? 'signed-in' : endpoint.door
  return isInside(attacker, thing, { ...endpoint, door })
}
