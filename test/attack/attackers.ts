import { roles } from '../../src/apps/server/roles.ts'
import type { Endpoint } from '../../src/platform/http/endpoint.ts'
import type { Planted, World } from './plant.ts'
import { accountOf, attackedFrom, crossed, signIn } from './world.ts'

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
}

/** Every role over a union, a county and a city; two workers and one who would join; one with different roles in two places; a guest. */
export async function gatherAttackers(world: World): Promise<Attacker[]> {
  const officers = roles.flatMap(({ key, permissions }) =>
    attackedFrom.map((over) => ({ account: accountOf(key, over), grants: [{ permissions, over: over as string }] })),
  )
  const permissionsOf = (role: string) => roles.find(({ key }) => key === role)?.permissions ?? []
  officers.push({
    account: crossed,
    grants: [
      { permissions: permissionsOf('grassroots-officer'), over: 'quarry' },
      { permissions: permissionsOf('leader'), over: 'foundry' },
    ],
  })
  const attackers: Attacker[] = [{ name: 'a guest', personId: null, rights: [], paths: [], cookie: '' }]
  for (const { account, grants } of officers) {
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
    })
  }
  const home = world.places[0]!
  for (const person of [...home.workers.slice(0, 2), home.applicant]) {
    const { cookie } = await signIn(world.address, person)
    const { personId } = person
    attackers.push({ name: `worker ${person.name}`, personId, rights: [], paths: [home.path], cookie })
  }
  return attackers
}

/** Whether the attacker may pass the door at all. */
export function passes({ personId, rights }: Attacker, { door }: Endpoint): boolean {
  if (door === 'public') return true
  if (door === 'signed-in') return personId !== null
  return rights.some(({ permissions }) => permissions.has(door.permission))
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
  return thing.owner !== null && thing.owner === attacker.personId
}

/** Whether the address may let the attacker at the thing. */
export function reaches(attacker: Attacker, thing: Planted, endpoint: Endpoint): boolean {
  if (endpoint.reach === 'everyone') return true
  if (endpoint.reach === 'subtree') return isInside(attacker, thing, endpoint)
  const own = isOwn(attacker, thing)
  return endpoint.reach === 'self-and-subtree' ? own || isInside(attacker, thing, endpoint) : own
}

/** Whether an answer of the address may mention the thing to the attacker. */
export function mayRead(attacker: Attacker, thing: Planted, endpoint: Endpoint): boolean {
  if (isOwn(attacker, thing)) return true
  if (thing.kind === 'orgs.org') {
    if (endpoint.reach === 'everyone' || endpoint.reach === 'bearer') return true
    if (attacker.paths.some((path) => path.includes(thing.id))) return true
  }
  const door = endpoint.reach === 'self' ? 'signed-in' : endpoint.door
  return isInside(attacker, thing, { ...endpoint, door })
}
