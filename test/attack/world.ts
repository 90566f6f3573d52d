import { demoPerson } from '../../src/apps/demo/people.ts'
import { roles } from '../../src/apps/server/roles.ts'
import { grantRole, hashPassword, openAccount } from '../../src/kernel/access/index.ts'
import { type Founding, foundOrgs } from '../../src/kernel/orgs/index.ts'
import { joinUnions, registerPeople, sealRegistration } from '../../src/kernel/people/index.ts'
import { config } from '../../src/platform/config.ts'
import { system, type Tx, transaction } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import { Visitor } from '../world/visitor.ts'
import { type Place, type Planted, password, type Resident, type World } from './plant.ts'

/** Two cities; three counties; four grassroots unions, so that each level has a neighbour that must stay unseen. */
const tree = {
  province: { code: '13', name: '江河省总工会', kind: 'province', parent: null },
  shore: { code: '1303', name: '滨江市总工会', kind: 'city', parent: 'province' },
  north: { code: '130302', name: '江北区总工会', kind: 'county', parent: 'shore' },
  south: { code: '130303', name: '江南区总工会', kind: 'county', parent: 'shore' },
  hill: { code: '1304', name: '临山市总工会', kind: 'city', parent: 'province' },
  ridge: { code: '130402', name: '山脊区总工会', kind: 'county', parent: 'hill' },
  foundry: { code: '130302001', name: '江北铸造厂工会', kind: 'grassroots', parent: 'north' },
  couriers: { code: '130302002', name: '迅捷配送工会', kind: 'grassroots', parent: 'north' },
  market: { code: '130303001', name: '佳惠超市工会', kind: 'grassroots', parent: 'south' },
  quarry: { code: '130402001', name: '山脊采石工会', kind: 'grassroots', parent: 'ridge' },
  partner: { code: '1303-HZ-1', name: '滨江合作单位', kind: 'partner', parent: 'shore' },
} as const

export type OrgKey = keyof typeof tree
export const placeKeys = ['foundry', 'couriers', 'market', 'quarry'] as const

/** Above the union over which an officer attacks first. */
export const fartherUp: readonly string[] = ['north', 'shore']

/** Over which organisations each role attacks: an officer's over a union, a county and a city, a partner's over a partner. */
export const standings = roles.flatMap(({ key, holder, permissions }) =>
  (holder === 'partner' ? ['partner'] : ['foundry', ...fartherUp]).map((over) => ({ role: key, over, permissions })),
)

/** What a room has founded besides the tree. */
export function isSettled(key: string): boolean {
  return !(key in tree)
}

const workersOfPlace = 3

/** Names that no other word of the platform contains. */
const names: Record<(typeof placeKeys)[number], readonly string[]> = {
  foundry: ['褚铸铭', '卫铸铃', '蒋铸铎', '许铸镛'],
  couriers: ['沈骑骁', '韩骑骏', '杨骑骢', '何骑骧'],
  market: ['朱柜棠', '秦柜棣', '尤柜楠', '张柜棪'],
  quarry: ['吕岩峥', '施岩嵘', '孔岩巍', '曹岩崟'],
}

/** The world before anybody has an address to sign in at. */
export type Founded = Omit<World, 'address' | 'as' | 'settle' | 'officers' | 'orgIds' | 'paths'> & {
  readonly officers: Map<string, string>
  readonly orgIds: Record<string, string>
  readonly paths: Record<string, readonly string[]>
}

/** Founds the tree, registers the workers, and appoints officers. */
export async function foundWorld(): Promise<Founded> {
  const orgIds = Object.fromEntries(Object.keys(tree).map((key) => [key, newId()])) as Record<OrgKey, string>
  const paths = Object.fromEntries(Object.keys(tree).map((key) => [key, pathOf(orgIds, key as OrgKey)]))
  const foundings = Object.entries(tree).map(
    ([key, { code, name, kind, parent }]): Founding => ({
      id: orgIds[key as OrgKey],
      kind,
      code,
      creditCode: null,
      name,
      parentId: parent === null ? null : orgIds[parent],
      on: '2013-01-01',
    }),
  )
  await transaction(system, (tx) => foundOrgs(tx, foundings))
  const officers = await appointFirst(orgIds)
  const places = await Promise.all(placeKeys.map((key, at) => settle(key, at, orgIds, officers)))
  return { orgIds, paths, places, officers }
}

function pathOf(orgIds: Readonly<Record<OrgKey, string>>, key: OrgKey): string[] {
  const { parent } = tree[key]
  return parent === null ? [orgIds[key]] : [...pathOf(orgIds, parent), orgIds[key]]
}

/** Account of a role over an organisation. */
export function accountOf(role: string, over: string): string {
  return `${role}.${over}`
}

/** Whoever the attack or a plant will ask for first; others are appointed when they are. */
async function appointFirst(orgIds: OrgIds): Promise<Map<string, string>> {
  const officers = new Map<string, string>()
  const wanted = [
    ...standings.map(({ role, over }) => [accountOf(role, over), [[role, over]]] as const),
    ...placeKeys.map((over) => [accountOf('grassroots-officer', over), [['grassroots-officer', over]]] as const),
  ]
  for (const [account, grants] of wanted) await appoint(orgIds, officers, account, grants)
  await appoint(orgIds, officers, crossed, [
    ['grassroots-officer', 'quarry'],
    ['leader', 'foundry'],
  ])
  return officers
}

let hashed: Promise<string> | null = null

/** Opens an account with these roles, unless there is one. */
export async function appoint(
  orgIds: OrgIds,
  officers: Map<string, string>,
  account: string,
  grants: readonly (readonly [role: string, over: string])[],
): Promise<void> {
  if (officers.has(account)) return
  hashed ??= hashPassword('everyone', password)
  const hash = await hashed
  const person = demoPerson(11, 900_000 + officers.size, '130302')
  await transaction(system, async (tx) => {
    const [registered] = await registerPeople(tx, [sealRegistration(config().sealKeys, person)])
    const { personId } = registered!
    await openAccount(tx, { personId, account, password: hash })
    for (const [role, over] of grants) await grantRole(tx, { personId, role, orgId: orgIds[over]!, on: '2020-01-01' })
    officers.set(account, personId)
  })
}

type OrgIds = Readonly<Record<string, string>>

/** Somebody with one role here and another there: neither may be used at the other place. */
export const crossed = 'crossed'

async function settle(
  key: (typeof placeKeys)[number],
  at: number,
  orgIds: Readonly<Record<OrgKey, string>>,
  officers: ReadonlyMap<string, string>,
): Promise<Place> {
  const people = Array.from({ length: workersOfPlace }, (_, index) => ({
    ...demoPerson(11, at * 100 + index, '130302'),
    name: names[key][index]!,
  }))
  const stranger = { ...demoPerson(11, at * 100 + workersOfPlace, '130302'), name: names[key][workersOfPlace]! }
  const { workers, applicant } = await transaction(system, async (tx) => ({
    workers: await joinAll(tx, orgIds[key], people),
    applicant: (await registerAll(tx, [stranger]))[0]!,
  }))
  return {
    key,
    orgId: orgIds[key],
    code: tree[key].code,
    name: tree[key].name,
    path: pathOf(orgIds, key),
    city: tree[tree[tree[key].parent].parent].code === tree.hill.code ? 'hill' : 'shore',
    county: tree[key].parent,
    workers,
    applicant,
    officerId: officers.get(accountOf('grassroots-officer', key))!,
  }
}

async function registerAll(tx: Tx, people: readonly Omit<Resident, 'personId'>[]): Promise<Resident[]> {
  const registered = await registerPeople(
    tx,
    people.map((person) => sealRegistration(config().sealKeys, person)),
  )
  return people.map((person, index) => ({ ...person, personId: registered[index]!.personId }))
}

async function joinAll(tx: Tx, orgId: string, people: readonly Omit<Resident, 'personId'>[]): Promise<Resident[]> {
  const residents = await registerAll(tx, people)
  await joinUnions(
    tx,
    residents.map(({ personId }) => ({ personId, orgId, on: '2020-01-01' })),
  )
  return residents
}

/** The organisations and the people themselves; all else is planted by the rooms. */
export function residentsOf(world: Pick<World, 'orgIds' | 'paths' | 'officers'>, place: Place): Planted[] {
  const account = accountOf('grassroots-officer', place.key)
  return [
    ...orgsOf(world, place),
    { kind: 'access.account', id: account, owner: world.officers.get(account)!, orgPath: place.path, marks: [account] },
    ...place.workers.flatMap(({ personId, name, idNumber, phone }): Planted[] => [
      { kind: 'people.person', id: personId, owner: personId, orgPath: place.path, marks: [name, idNumber, phone] },
      { kind: 'people.phone', id: phone, owner: personId, orgPath: place.path, marks: [] },
      { kind: 'people.id-number', id: idNumber, owner: personId, orgPath: place.path, marks: [] },
    ]),
  ]
}

function orgsOf(world: Pick<World, 'orgIds' | 'paths'>, place: Place): Planted[] {
  return [place.key, place.county, place.city].map((key) => ({
    kind: 'orgs.org',
    id: world.orgIds[key]!,
    owner: null,
    orgPath: world.paths[key]!,
    marks: [],
  }))
}

let visits = 0

/** Signs somebody in from an address of her own, so that no limit of another's visit counts. */
export function signIn(address: string, who: { account: string } | { phone: string }): Promise<Visitor> {
  visits += 1
  const visitor = new Visitor(address, `10.77.${Math.floor(visits / 250)}.${(visits % 250) + 1}`)
  return 'account' in who ? visitor.signInAsOfficer(who.account, password) : visitor.signInAsWorker(who.phone)
}
