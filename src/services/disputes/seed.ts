import { type Actor, type DemoOfficer, grantRole, hashPassword, openAccount } from '../../kernel/access/index.ts'
import { callToCase, reportToCase } from '../../kernel/cases/index.ts'
import { type Org, orgsByCode, orgsByIds } from '../../kernel/orgs/index.ts'
import { personsByIdIndex, registerPeople, sealRegistration } from '../../kernel/people/index.ts'
import { now, stopClock } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { addDays, type Day } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { blindIndex } from '../../platform/seal.ts'
import { monthsBefore } from './disputes.rules.ts'
import { newestSigning } from './disputes.store.ts'
import { draftAgreement } from './draft-agreement.ts'
import { enlistHearingOfficer, planHearing } from './hold-hearing.ts'
import { listBody } from './keep-bodies.ts'
import { addToSeries, paySeries } from './keep-series.ts'
import { openStation } from './keep-stations.ts'
import { type RaiseClaim, raiseClaim } from './raise-claim.ts'
import { arbitrateAsBody, recordArbitration } from './record-arbitration.ts'
import { mediateAsBody, recordMediation } from './record-mediation.ts'
import { recordPayment } from './record-payment.ts'
import { registerDispute } from './register-dispute.ts'
import { seedClaims, seedDisputeText as words } from './seed.text.ts'
import { type SeedPlace, seedTeaching } from './seed-teaching.ts'

type SeedPerson = { readonly name: string; readonly idNumber: string; readonly phone: string }

/** What the demonstration gives. */
type SeedWorld = {
  readonly members: readonly (SeedPerson & { readonly unionCode: string })[]
  readonly strangers: readonly SeedPerson[]
  readonly rightsOfficer: Actor
  readonly countyOfficerOf: (orgPath: readonly string[]) => Actor
  readonly bodyRoles: readonly {
    readonly key: string
    readonly name: string
    readonly permissions: readonly string[]
  }[]
  readonly demoPassword: string
  readonly showOfficer: (officer: DemoOfficer) => void
}

/** So many days before the day of the demonstration each stage began. */
const ago = { station: 60, series: 30, arbitrating: 25, settled: 12, mediating: 6, signing: 2 }
/** Of the last strangers two sit at bodies, one signs and the others are owed in the series; the first ones serve elsewhere. */
const seated = 2
const inSeries = 6
const strangersHere = seated + 1 + inSeries

/** Puts disputes in the middle of their work at one county: a case at each stage, one series, a school, a letter. */
export async function seedDisputes(world: SeedWorld, endOn: Day): Promise<void> {
  const at = (days: number) => stopClock(`${addDays(endOn, -days)}T01:00:00.000Z`)
  at(ago.station)
  const codes = [...new Set(world.members.map((member) => member.unionCode))].sort()
  const [union] = await transaction(system, (tx) => orgsByCode(tx, codes.slice(0, 1)))
  const [county] = await transaction(system, (tx) => orgsByIds(tx, [union!.path.at(-2)!]))
  const place = await openPlace(world, union!, county!)
  const strangers = world.strangers.slice(-strangersHere)
  const [mediator, arbitrator] = await seatBodies(world, place, strangers)
  const members = world.members.filter((member) => member.unionCode === union!.code).slice(-8)
  const raise = async (which: keyof typeof seedClaims, member: number) => {
    const worker = await actorOf(members[member]!)
    return (await raiseClaim(worker, claimOf(place, which), newId())).id
  }

  at(ago.series)
  await seedSeries(place, await raise('series', 5), strangers.slice(seated + 1))
  at(ago.arbitrating)
  await seedArbitration(place, await raise('arbitrating', 3), arbitrator!, endOn)
  at(ago.settled)
  const typical = await raise('settled', 4)
  await settle(place, typical, mediator!)
  await seedTeaching(place, typical, endOn, { daysAgo: ago.settled, commentator: arbitrator!.name })
  at(ago.mediating)
  await seedMediation(place, await raise('mediating', 1), mediator!)
  at(ago.signing)
  await seedAgreement(place, await raise('signing', 2), strangers[seated]!, endOn)
  at(0)
  await raise('filed', 0)
  stopClock(`${endOn}T01:30:00.000Z`)
}

async function openPlace(world: SeedWorld, union: Org, county: Org): Promise<SeedPlace> {
  const rights = world.rightsOfficer
  const officer = world.countyOfficerOf(union.path)
  const openedOn = now().slice(0, 10)
  const station = { ...words.station, orgId: county.id, industry: 'port-logistics', openedOn } as const
  const { id } = await openStation(rights, station)
  for (const one of words.roster) await enlistHearingOfficer(officer, { ...one, orgId: county.id, fromOn: openedOn })
  return { county, rights, officer, stationId: id }
}

/** A mediator and an arbitrator sit at bodies of their own; a visitor may be either. */
async function seatBodies(
  world: SeedWorld,
  { county, rights }: SeedPlace,
  strangers: readonly SeedPerson[],
): Promise<Actor[]> {
  const hashed = await hashPassword('demonstration', world.demoPassword)
  const actors: Actor[] = []
  for (const [at, { account, kind, phone, name }] of words.bodies.entries()) {
    const body = {
      orgId: county.id,
      kind,
      phone,
      name: fillSentence(name, { county: county.name.replace('总工会', '') }),
    }
    const { id } = await listBody(rights, body)
    if (account === null) continue
    const role = world.bodyRoles.find((one) => one.key === (kind === 'mediation' ? 'mediator' : 'arbitrator'))!
    const person = strangers[at]!
    const personId = await transaction(system, async (tx) => {
      const [registered] = await registerPeople(tx, [sealRegistration(config().sealKeys, person)])
      await openAccount(tx, { personId: registered!.personId, account, password: hashed })
      await grantRole(tx, { personId: registered!.personId, role: role.key, orgId: id, on: '2020-01-01' })
      return registered!.personId
    })
    world.showOfficer({
      account,
      password: world.demoPassword,
      name: person.name,
      roleName: role.name,
      orgName: body.name,
    })
    const orgPath = [...county.path, id]
    const grant = { role: role.key, roleName: role.name, orgId: id, orgPath, permissions: new Set(role.permissions) }
    actors.push({
      ...rights,
      personId,
      name: person.name,
      grants: [grant],
      scope: { role: 'app', orgs: [id], personId },
    })
  }
  return actors
}

function claimOf({ county, stationId }: SeedPlace, which: keyof typeof seedClaims): RaiseClaim {
  const { firm, owed, subjects, ...told } = seedClaims[which]
  const [, ...months] = monthsBefore(now().slice(0, 10), owed.length + 1)
  return {
    ...told,
    orgId: county.id,
    stationId: which === 'settled' || which === 'signing' ? stationId : null,
    place: '',
    phone: '',
    employment: 'employed',
    endedOn: null,
    knownOn: null,
    subjects: [...subjects],
    wages: owed.map((owedFen, at) => ({ month: months[at]!, owedFen })),
    otherFen: 0,
    otherWhat: '',
    respondents: [{ kind: 'firm', part: 'employer', name: firm, creditCode: null }],
    evidence: [],
  }
}

async function takeOn(
  { officer, county }: SeedPlace,
  id: string,
  industry: 'port-logistics' | 'construction' | 'catering',
) {
  const firm = { industry, regionId: county.id }
  const classes = industry === 'catering' ? [] : (['migrant-wages'] as const)
  await registerDispute(officer, id, { classes, riskFlags: [], firm, note: '' })
}

async function callBody({ officer }: SeedPlace, id: string, body: Actor): Promise<void> {
  await callToCase(officer, id, { orgId: body.grants[0]!.orgId, role: 'joint', note: words.ask, dueDays: 3 })
  await reportToCase(body, id)
}

async function seedMediation(place: SeedPlace, id: string, mediator: Actor): Promise<void> {
  await takeOn(place, id, 'construction')
  await callBody(place, id, mediator)
  const met = { heldAt: now(), place: words.place, note: words.mediated } as const
  await recordMediation(place.officer, id, { ...met, outcome: 'adjourned' })
  await mediateAsBody(mediator, id, { ...met, outcome: 'adjourned' })
}

async function seedAgreement(place: SeedPlace, id: string, signer: SeedPerson, endOn: Day): Promise<void> {
  await takeOn(place, id, 'port-logistics')
  const met = { heldAt: now(), place: words.place, note: words.agreed, outcome: 'agreed' } as const
  await recordMediation(place.officer, id, met)
  const { name, idNumber, phone } = signer
  const terms = { way: 'mediation', amountFen: 900_000, payBy: addDays(endOn, 3), terms: '', fileId: null } as const
  const asked = { ...terms, signer: { name, idNumber, phone, post: words.signerPost } }
  await draftAgreement(place.officer, id, asked, newId())
}

async function seedArbitration(place: SeedPlace, id: string, arbitrator: Actor, endOn: Day): Promise<void> {
  const { officer, county } = place
  await takeOn(place, id, 'catering')
  const on = now().slice(0, 10)
  const commission = fillSentence(words.commission, { county: county.name.replace('总工会', '') })
  await recordArbitration(officer, id, { step: 'apply', commission, number: '', appliedOn: on })
  await callBody(place, id, arbitrator)
  await arbitrateAsBody(arbitrator, id, { step: 'accept', on, number: '' })
  await planHearing(officer, id, {
    kind: 'tribunal',
    startsAt: `${addDays(endOn, 4)}T01:30:00.000Z`,
    place: words.school.place,
    topic: '',
    notifiedOn: on,
    officerIds: [],
  })
}

/** Asked for in the morning, paid before the day is over. */
async function settle(place: SeedPlace, id: string, mediator: Actor): Promise<void> {
  const { officer } = place
  await takeOn(place, id, 'port-logistics')
  await callBody(place, id, mediator)
  stopClock(now().replace('T01:00', 'T06:40'))
  const met = { heldAt: now(), place: words.place, note: words.agreed, outcome: 'agreed' } as const
  await mediateAsBody(mediator, id, met)
  const paid = {
    paidAt: now(),
    amountFen: 900_000,
    way: 'mediation',
    note: words.paid,
    fileId: null,
    whole: 'no',
  } as const
  await recordPayment(officer, id, paid, newId())
}

async function seedSeries(place: SeedPlace, id: string, workers: readonly SeedPerson[]): Promise<void> {
  const { officer } = place
  await takeOn(place, id, 'construction')
  const [month] = monthsBefore(now().slice(0, 10), 2).slice(1)
  const rows = workers.map((one, at) => ({ ...one, wages: [{ month: month!, owedFen: 380_000 + at * 25_000 }] }))
  await addToSeries(officer, id, rows.slice(0, 3), newId())
  await paySeries(officer, id, { paidAt: now(), way: 'voluntary', note: '', shares: [] }, newId())
  await addToSeries(officer, id, rows.slice(3), newId())
}

async function actorOf(person: SeedPerson): Promise<Actor> {
  const index = blindIndex(config().sealKeys, person.idNumber)
  const [found] = await transaction(system, (tx) => personsByIdIndex(tx, [index]))
  const personId = found!.id
  const scope = { role: 'app', orgs: [], personId } as const
  return {
    ...{ kind: 'worker', personId, name: person.name, sessionId: null, grants: [], scope },
    ...{ requestId: newId(), address: '' },
  }
}

/** Whom a visitor may want to be: somebody whose agreement waits for her signature. */
export function disputeOwners(): Promise<{ ownerId: string; state: string }[]> {
  return transaction(system, newestSigning)
}
