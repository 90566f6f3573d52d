import { type DemoPerson, demoPerson } from '../../src/apps/demo/people.ts'
import { grantRole, hashPassword, openAccount } from '../../src/kernel/access/index.ts'
import { type Founding, foundOrgs } from '../../src/kernel/orgs/index.ts'
import { joinUnions, registerPeople, sealRegistration } from '../../src/kernel/people/index.ts'
import { config } from '../../src/platform/config.ts'
import { system, transaction } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'

export const password = 'Trust-no-one-2025'

/** One small federation: a city, two counties, two unions each, and a neighbour city whose officer is the outsider. */
export const tree = {
  province: { code: '13', name: '江河省总工会', kind: 'province', parent: null },
  city: { code: '1303', name: '滨江市总工会', kind: 'city', parent: 'province' },
  north: { code: '130302', name: '江北区总工会', kind: 'county', parent: 'city' },
  south: { code: '130303', name: '江南区总工会', kind: 'county', parent: 'city' },
  foundry: { code: '130302001', name: '江北铸造厂工会', kind: 'grassroots', parent: 'north' },
  couriers: { code: '130302002', name: '迅捷配送工会', kind: 'grassroots', parent: 'north' },
  market: { code: '130303001', name: '佳惠超市工会', kind: 'grassroots', parent: 'south' },
  port: { code: '130303002', name: '东港造船工会', kind: 'grassroots', parent: 'south' },
  neighbour: { code: '1304', name: '临海市总工会', kind: 'city', parent: 'province' },
} as const

export type OrgKey = keyof typeof tree
export const unionKeys = ['foundry', 'couriers', 'market', 'port'] as const

/** Accounts of the cast, each with the role over an organisation. */
export const officers = {
  manager: { role: 'fund-manager', over: 'city' },
  second: { role: 'city-reviewer', over: 'city' },
  north: { role: 'county-officer', over: 'north' },
  south: { role: 'county-officer', over: 'south' },
  foundry: { role: 'grassroots-officer', over: 'foundry' },
  couriers: { role: 'grassroots-officer', over: 'couriers' },
  market: { role: 'grassroots-officer', over: 'market' },
  port: { role: 'grassroots-officer', over: 'port' },
  auditor: { role: 'auditor', over: 'city' },
  eye: { role: 'audit-administrator', over: 'province' },
  guard: { role: 'security-administrator', over: 'province' },
  outsider: { role: 'fund-manager', over: 'neighbour' },
  builder: { role: 'union-builder', over: 'city' },
  stranger: { role: 'union-builder', over: 'neighbour' },
  rights: { role: 'rights-officer', over: 'north' },
} as const satisfies Record<string, { role: string; over: OrgKey }>

export type OfficerKey = keyof typeof officers

export type SmallUnion = {
  readonly orgIds: Readonly<Record<OrgKey, string>>
  /** The person behind each officer's account. */
  readonly officerIds: Readonly<Record<OfficerKey, string>>
  readonly workers: readonly Worker[]
}
export type Worker = DemoPerson & { readonly personId: string; readonly union: (typeof unionKeys)[number] }

/** Founds the tree, appoints the officers and registers so many workers, spread over the four unions in turn. */
export async function foundSmallUnion(workers: number): Promise<SmallUnion> {
  const orgIds = Object.fromEntries(Object.keys(tree).map((key) => [key, newId()])) as Record<OrgKey, string>
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
  const officerIds = await appointOfficers(orgIds)
  return { orgIds, officerIds, workers: await registerWorkers(orgIds, workers) }
}

async function appointOfficers(orgIds: Readonly<Record<OrgKey, string>>): Promise<SmallUnion['officerIds']> {
  const ids: [string, string][] = []
  const hashed = await hashPassword('everyone', password)
  await transaction(system, async (tx) => {
    for (const [at, [account, { role, over }]] of Object.entries(officers).entries()) {
      const [person] = await registerPeople(tx, [
        sealRegistration(config().sealKeys, demoPerson(7, 900_000 + at, '130302')),
      ])
      await openAccount(tx, { personId: person!.personId, account, password: hashed })
      await grantRole(tx, { personId: person!.personId, role, orgId: orgIds[over], on: '2020-01-01' })
      ids.push([account, person!.personId])
    }
  })
  return Object.fromEntries(ids) as Record<OfficerKey, string>
}

async function registerWorkers(orgIds: Readonly<Record<OrgKey, string>>, count: number): Promise<Worker[]> {
  const people = Array.from({ length: count }, (_, at) => ({
    ...demoPerson(7, at, '130302'),
    union: unionKeys[at % unionKeys.length]!,
  }))
  return transaction(system, async (tx) => {
    const registered = await registerPeople(
      tx,
      people.map((person) => sealRegistration(config().sealKeys, person)),
    )
    await joinUnions(
      tx,
      registered.map(({ personId }, at) => ({ personId, orgId: orgIds[people[at]!.union], on: '2020-01-01' })),
    )
    return people.map((person, at) => ({ ...person, personId: registered[at]!.personId }))
  })
}
