import {
  type Actor,
  type DemoOfficer,
  type DemoWorker,
  grantRole,
  hashPassword,
  openAccount,
  showDemoSignIns,
} from '../../kernel/access/index.ts'
import { type Founding, foundOrgs, orgsByIds } from '../../kernel/orgs/index.ts'
import { joinUnions, registerPeople, sealRegistration } from '../../kernel/people/index.ts'
import { seedPrivacy } from '../../kernel/privacy/index.ts'
import { releaseClock, today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import type { Day } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { roles } from '../server/roles.ts'
import { diagnoses, hospitals } from './names.ts'
import { type DemoPerson, demoPerson } from './people.ts'
import { chanceFrom } from './random.ts'
import { caseOwners, type DemoWorld, seeds } from './services.ts'
import { demoPassword, demoText, type OfficerPlan, officerPlans, workerNotes } from './text.ts'
import { type DemoTree, type DemoUnion, demoTree } from './tree.ts'

export type DemoWish = {
  /** Members of all unions together. */
  readonly people: number
  readonly seed: number
  readonly progress: (done: number, total: number) => void
}

const rowsAtOnce = 5000
const joined: Day = '2019-03-01'

/** People the bureau knows who are members of no union, one to so many members. */
const strangerShare = 0.12
/** Each service seats some of them at a desk of its own, or lets them apply; the smallest demonstration has enough. */
const fewestStrangers = 60

/**
 * 演示省份: builds an invented federation from a seed: the tree, its members, its officers, and every service in the
 * middle of its work. The same wish gives the same province; it is built on an empty database.
 */
export async function buildDemo(wish: DemoWish): Promise<void> {
  const endOn = today()
  const tree = demoTree(wish.seed, wish.people)
  await transaction(system, (tx) => foundOrgs(tx, tree.foundings))
  const members = await registerMembers(wish, tree)
  const officers = await appointOfficers(wish, tree)
  const inCity = members.filter((member) => member.union.cityId === tree.cityId)
  const seeded: DemoOfficer[] = []
  const world: DemoWorld = {
    chance: chanceFrom(wish.seed + 1),
    members: inCity.map(({ person, union }) => ({ ...person, unionCode: union.code })),
    strangers: strangersOf(wish, tree),
    hospitals,
    diagnoses,
    stays: Math.max(120, Math.round(inCity.length * 0.14)),
    fundManager: officers.byKey('fund-manager'),
    mallOperator: officers.byKey('mall-operator'),
    supplierRoleName: roles.find((role) => role.key === 'supplier')!.name,
    keeperRoleName: roles.find((role) => role.key === 'station-keeper')!.name,
    merchantRoleName: roles.find((role) => role.key === 'merchant')!.name,
    supervisorRoleName: roles.find((role) => role.key === 'financial-supervisor')!.name,
    buyerRoleName: roles.find((role) => role.key === 'enterprise-buyer')!.name,
    demoPassword,
    showOfficer: (officer) => seeded.push(officer),
    counsellor: officers.byKey('counsellor'),
    secondReviewer: officers.byKey('city-reviewer'),
    rightsOfficer: officers.byKey('rights-officer'),
    bodyRoles: roles.filter((role) => role.permissions.includes('disputes.join')),
    unionBuilder: officers.byKey('union-builder'),
    countyOfficerOf: (orgPath) => officers.onPath('county-officer', orgPath),
    unionOfficerOf: (orgPath) => officers.onPath('grassroots-officer', orgPath),
  }
  for (const seed of seeds) await seed(world, endOn)
  await seedPrivacy(
    officers.byKey('fund-manager'),
    inCity.slice(0, 6).map((member) => member.personId),
  )
  await showSignIns(officers.plans, members, seeded)
  releaseClock()
}

type Member = { readonly person: DemoPerson; readonly personId: string; readonly union: DemoUnion }

async function registerMembers(wish: DemoWish, tree: DemoTree): Promise<Member[]> {
  const members: Member[] = []
  for (let from = 0; from < wish.people; from += rowsAtOnce) {
    const people = Array.from({ length: Math.min(rowsAtOnce, wish.people - from) }, (_, at) => {
      const union = tree.unions[(from + at) % tree.unions.length]!
      return { union, person: demoPerson(wish.seed, from + at, union.areaCode) }
    })
    await transaction(system, async (tx) => {
      const registered = await registerPeople(
        tx,
        people.map(({ person }) => sealRegistration(config().sealKeys, person)),
      )
      await joinUnions(
        tx,
        registered.map(({ personId }, at) => ({ personId, orgId: people[at]!.union.id, on: joined })),
      )
      members.push(...registered.map(({ personId }, at) => ({ ...people[at]!, personId })))
    })
    wish.progress(members.length, wish.people)
  }
  return members
}

function strangersOf(wish: DemoWish, tree: DemoTree): DemoPerson[] {
  const count = Math.max(fewestStrangers, Math.ceil(wish.people * strangerShare))
  return Array.from({ length: count }, (_, at) =>
    demoPerson(wish.seed, wish.people + 1000 + at, tree.unions[at % tree.unions.length]!.areaCode),
  )
}

type ShownOfficer = DemoOfficer & { readonly key: string; readonly orgId: string }

type Officers = {
  readonly plans: readonly ShownOfficer[]
  readonly byKey: (key: string) => Actor
  /** The officer with a role at some organisation of a path. */
  readonly onPath: (role: string, orgPath: readonly string[]) => Actor
}

/** One officer for the province's leaders, the city's fund, each county of the city and each union of the city. */
async function appointOfficers(wish: DemoWish, tree: DemoTree): Promise<Officers> {
  const orgs = new Map(tree.foundings.map((founding) => [founding.id, founding]))
  const city = tree.unions.filter((union) => union.cityId === tree.cityId)
  const counties = [...new Set(city.map((union) => union.countyId))]
  const plans = [
    ...officerPlans.city.map((plan) => ({
      ...plan,
      org: orgs.get(plan.over === 'province' ? tree.provinceId : tree.cityId)!,
    })),
    ...counties.map((id, at) => ({
      ...officerPlans.county,
      account: `${officerPlans.county.account}${at + 1}`,
      org: orgs.get(id)!,
    })),
    ...city.map((union, at) => ({
      ...officerPlans.union,
      account: `${officerPlans.union.account}${at + 1}`,
      org: orgs.get(union.id)!,
    })),
  ]
  const password = await hashPassword('demonstration', demoPassword)
  const appointed = new Map<string, Actor>()
  const byPlace = new Map<string, Actor>()
  const shown: ShownOfficer[] = []
  for (const [at, plan] of plans.entries()) {
    const person = {
      ...demoPerson(wish.seed, wish.people + 500_000 + at, '130302'),
      ...(plan.name && { name: plan.name }),
    }
    const actor = await appoint(plan, person, password)
    appointed.set(plan.role, appointed.get(plan.role) ?? actor)
    byPlace.set(`${plan.role} ${plan.org.id}`, actor)
    const roleName = actor.grants[0]!.roleName
    shown.push({
      key: plan.role,
      orgId: plan.org.id,
      account: plan.account,
      password: demoPassword,
      name: actor.name,
      roleName,
      orgName: plan.org.name,
    })
  }
  return {
    plans: shown,
    byKey: (key) => appointed.get(key)!,
    onPath: (role, orgPath) => orgPath.map((id) => byPlace.get(`${role} ${id}`)).find((actor) => actor !== undefined)!,
  }
}

async function appoint(
  plan: OfficerPlan & { readonly org: Founding },
  person: DemoPerson,
  password: string,
): Promise<Actor> {
  const role = roles.find((one) => one.key === plan.role)!
  return transaction(system, async (tx) => {
    const [registered] = await registerPeople(tx, [sealRegistration(config().sealKeys, person)])
    const { personId } = registered!
    await openAccount(tx, { personId, account: plan.account, password })
    await grantRole(tx, { personId, role: role.key, orgId: plan.org.id, on: joined })
    const [org] = await orgsByIds(tx, [plan.org.id])
    return {
      kind: 'officer' as const,
      personId,
      name: person.name,
      sessionId: null,
      grants: [
        {
          role: role.key,
          roleName: role.name,
          orgId: plan.org.id,
          orgPath: org!.path,
          permissions: new Set(role.permissions),
        },
      ],
      scope: { role: 'app' as const, orgs: [plan.org.id], personId },
      requestId: newId(),
      address: '',
    }
  })
}

/** Sign-ins worth trying: every city officer, a county and a union with work on their desks, and workers at each stage. */
async function showSignIns(
  officers: readonly ShownOfficer[],
  members: readonly Member[],
  seeded: readonly DemoOfficer[],
): Promise<void> {
  const owners = (await Promise.all(caseOwners.map((find) => find()))).flat()
  const byId = new Map(members.map((member) => [member.personId, member]))
  const workers: DemoWorker[] = owners.flatMap(({ ownerId, state }) => {
    const member = byId.get(ownerId)
    const note = workerNotes[state]
    return member && note
      ? [{ phone: member.person.phone, name: member.person.name, note: noteOf(note, member.person) }]
      : []
  })
  const unionWith = (state: string) => byId.get(owners.find((owner) => owner.state === state)?.ownerId ?? '')?.union
  const over = (key: string, orgId: string | undefined) => {
    const some = officers.filter((officer) => officer.key === key)
    return [some.find((officer) => officer.orgId === orgId) ?? some[0]!]
  }
  await transaction(system, (tx) =>
    showDemoSignIns(tx, {
      officers: [
        ...officers.filter((officer) => officer.key !== 'county-officer' && officer.key !== 'grassroots-officer'),
        ...over('county-officer', unionWith('county')?.countyId),
        ...over('grassroots-officer', unionWith('notify')?.id),
        ...over('grassroots-officer', unionWith('points')?.id).filter(({ orgId }) => orgId !== unionWith('notify')?.id),
        ...seeded,
      ],
      workers,
    }),
  )
}

/** What there is to see, and what a claim asks her to confirm, which a visitor could not know. */
function noteOf(state: string, person: DemoPerson): string {
  return fillSentence(demoText.workerNote, { state, tail: person.idNumber.slice(-4) })
}
