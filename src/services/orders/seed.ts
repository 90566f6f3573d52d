import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import type { Org } from '../../kernel/orgs/index.ts'
import { personsByIdIndex, sexOf } from '../../kernel/people/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { addDays, type Day } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { blindIndex } from '../../platform/seal.ts'
import { openExam } from './arrange-rides.ts'
import { bookTalk } from './book-talk.ts'
import { registerCar } from './drive-to-exams.ts'
import { enterMatchEvent } from './enter-match-event.ts'
import { openMatchEvent } from './hold-match-event.ts'
import { offerHour } from './keep-counsel.ts'
import { addOffer, addOffice } from './keep-menu.ts'
import { formSquad } from './keep-squads.ts'
import { orderRide } from './order-ride.ts'
import { ownersToRate } from './orders.store.ts'
import { placeOrder } from './place-order.ts'
import { rateOrder, withdrawOrder } from './rate-order.ts'
import { readMyExams } from './read-exams.ts'
import { scheduleOrder } from './schedule-order.ts'
import { seedCounsel, seedExam, seedMatches, seedMenu, seedOrderList, seedOrderText } from './seed.text.ts'
import { logService } from './serve-order.ts'
import { declineOrder, takeOrder } from './take-order.ts'

type SeedPerson = { readonly name: string; readonly idNumber: string; readonly phone: string }

/** What the demonstration gives. */
type SeedWorld = {
  readonly members: readonly SeedPerson[]
  readonly fundManager: Actor
  readonly counsellor: Actor
}

type Kept = { readonly officeId: string; readonly squadId: string; readonly stage: string; readonly lecture: string }

const firstMember = 30

/** Puts orders in the middle of their work: a menu, wishes at every stage, an event, an exam with cars, a counsellor. */
export async function seedOrders(world: SeedWorld, endOn: Day): Promise<void> {
  const at = (days: number, hour = 1) => `${addDays(endOn, days)}T${String(hour).padStart(2, '0')}:00:00.000Z`
  const host = world.fundManager
  const city = await transaction(system, (tx) => requireReachableOrg(tx, host, 'orders.menu', host.grants[0]!.orgId))
  const people = world.members.slice(firstMember)
  stopClock(at(-9))
  const kept = await seedKept(host, city)
  const actors = await Promise.all(people.slice(0, 40).map(memberActor))
  for (const [index, order] of seedOrderList.entries()) {
    stopClock(at(-8))
    await seedOrder({ host, city, worker: actors[index]!, kept, at: (days, hour) => at(days, hour) }, order)
  }
  await seedMatching(host, city, people, at)
  await seedExams(host, city, actors.slice(20), at)
  await seedTalks(world.counsellor, city, actors.slice(30), at)
  stopClock(`${endOn}T01:30:00.000Z`)
}

async function seedKept(host: Actor, city: Org): Promise<Kept> {
  const { id: officeId } = await addOffice(host, { orgId: city.id, name: seedMenu.office })
  const { id: squadId } = await formSquad(host, {
    ...{ orgId: city.id, name: seedMenu.squad, families: ['stage', 'lecture'], leader: seedMenu.leader },
    members: seedMenu.members.map((name) => ({ name, volunteer: 'artist' })),
  })
  const every = { orgId: city.id, officeId, placeKinds: [], months: [], fewest: null }
  const { id: stage } = await addOffer(host, { ...every, family: 'stage', ...seedMenu.stage })
  const { id: lecture } = await addOffer(host, { ...every, family: 'lecture', ...seedMenu.lecture })
  return { officeId, squadId, stage, lecture }
}

type At = (days: number, hour?: number) => string
type Setting = {
  readonly host: Actor
  readonly city: Org
  readonly worker: Actor
  readonly kept: Kept
  readonly at: At
}

async function seedOrder(
  { host, city, worker, kept, at }: Setting,
  { until, offer, wish, place, placeKind }: (typeof seedOrderList)[number],
): Promise<void> {
  const offerId = offer === null ? null : kept[offer]
  const days = { wantedFrom: at(-7).slice(0, 10), wantedTo: at(14).slice(0, 10) }
  const asked = { menuOrgId: city.id, offerId, wish, place, placeKind, ...days, people: 40 }
  const { id } = await placeOrder(worker, asked, newId())
  if (until === 'waiting') return
  if (until === 'withdrawn') return withdrawOrder(worker, id)
  if (until === 'declined') return declineOrder(host, id, seedOrderText.declined)
  await takeOrder(host, id, { officeId: kept.officeId, note: '' })
  if (until === 'taken') return
  const day = until === 'scheduled' ? 5 : until === 'closed' ? -4 : -2
  await scheduleOrder(host, id, {
    ...{ squadId: kept.squadId, startsAt: at(day, 6), endsAt: at(day, 7), place, placeKind },
    ...{ visibility: 'members', capacity: null, note: '' },
  })
  if (until === 'scheduled') return
  stopClock(at(day, 8))
  await logService(host, id, { heads: 43, handouts: offer === 'lecture' ? 40 : 0, note: seedOrderText.noted })
  if (until === 'closed') await rateOrder(worker, id, { served: 'served', stars: 5, text: seedOrderText.said })
}

async function seedMatching(host: Actor, city: Org, people: readonly SeedPerson[], at: At): Promise<void> {
  const conditions = { orgId: city.id, ageFrom: 18, ageTo: 70, seatsEach: 30, mostChoices: 2 }
  stopClock(at(-9))
  const { id } = await openMatchEvent(host, {
    ...{ ...conditions, ...seedMatches.open },
    ...{ enrolUntil: at(-2), startsAt: at(-1), endsAt: at(-1, 4), chooseUntil: at(4) },
  })
  await openMatchEvent(host, {
    ...{ ...conditions, ...seedMatches.next, mostChoices: 1 },
    ...{ enrolUntil: at(12), startsAt: at(14), endsAt: at(14, 4), chooseUntil: at(15) },
  })
  for (const [index, member] of takingPart(people).entries()) {
    const said = seedMatches.people[index]!
    await enterMatchEvent(await memberActor(member), id, { ...said, contact: member.phone, single: 'declared' })
  }
}

const bornOf = ({ idNumber }: SeedPerson) => idNumber.slice(6, 14)

/** The youngest men and women in turn, as their profiles are written. */
function takingPart(people: readonly SeedPerson[]): SeedPerson[] {
  const young = [...people].sort((one, other) => (bornOf(one) < bornOf(other) ? 1 : -1))
  const of = (sex: 'male' | 'female') => young.filter(({ idNumber }) => sexOf(idNumber) === sex)
  const [men, women] = [of('male'), of('female')]
  return seedMatches.people.flatMap((_, index) => (index % 2 === 0 ? men[index / 2] : women[(index - 1) / 2]) ?? [])
}

async function seedExams(host: Actor, city: Org, actors: readonly Actor[], at: At): Promise<void> {
  stopClock(at(-5))
  const { id } = await openExam(host, {
    ...{ orgId: city.id, title: seedExam.title, orderUntil: at(3) },
    sittings: seedExam.papers.map((subject, index) => ({
      ...{ subject, startsAt: at(6 + index, 1), endsAt: at(6 + index, 3) },
    })),
  })
  const { exams } = await readMyExams(actors[0]!)
  const sittings = exams.find((one) => one.id === id)?.sittings ?? []
  for (const [index, actor] of actors.slice(0, 5).entries())
    await orderRide(actor, id, {
      ...{ sittingId: sittings[index % 2]!.id, way: 'there', ticket: `2613030${index}`, phone: `1390000100${index}` },
      ...{ pickUp: seedExam.pickUps[index % 3]!, site: seedExam.site, people: 1 + (index % 2) },
    })
  for (const [index, actor] of actors.slice(5, 7).entries())
    await registerCar(actor, id, { plate: `冀C5${index}826`, seats: 4, phone: `1390000200${index}` })
}

async function seedTalks(counsellor: Actor, city: Org, actors: readonly Actor[], at: At): Promise<void> {
  stopClock(at(-1))
  const hours: string[] = []
  for (const [day, hour] of [
    [1, 6],
    [1, 7],
    [2, 6],
    [3, 6],
    [4, 6],
  ] as const) {
    const startsAt = at(day, hour)
    const endsAt = new Date(Date.parse(startsAt) + 50 * 60_000).toISOString()
    hours.push((await offerHour(counsellor, { orgId: city.id, place: seedCounsel.place, startsAt, endsAt })).id)
  }
  await bookTalk(actors[0]!, {
    ...{ hourId: hours[0]!, named: 'alias', alias: seedCounsel.alias, topic: seedCounsel.topic },
    ...{ emergencyName: seedCounsel.emergency, emergencyPhone: '13900003000' },
  })
}

async function memberActor(member: SeedPerson): Promise<Actor> {
  const index = blindIndex(config().sealKeys, member.idNumber)
  const [person] = await transaction(system, (tx) => personsByIdIndex(tx, [index]))
  const personId = person!.id
  return {
    ...{ kind: 'worker', personId, name: member.name, sessionId: null, grants: [], requestId: newId(), address: '' },
    scope: { role: 'app', orgs: [], personId },
  }
}

/** Whom a visitor may want to be: somebody who is asked how a service was. */
export function orderOwners(): Promise<{ ownerId: string; state: string }[]> {
  return transaction(system, ownersToRate)
}
