import { transaction as inTransaction, reading, system, type Tx } from '../../platform/db/transaction.ts'
import { type Actor, grantsWith, route } from '../access/index.ts'
import { announceOccasion, cancelOccasion, closeOccasion, postponeOccasion, reviseOccasion } from './change-occasion.ts'
import { checkInByCode, checkInByHand, doorCodes } from './check-in.ts'
import { checkInByCards } from './check-in-by-cards.ts'
import * as contract from './contract.ts'
import { countHeads, takeBackCount } from './count-heads.ts'
import { endDuty, setDuty } from './duties.ts'
import { addGuests, invitePeople, markGuests } from './invite-people.ts'
import { requireOwnList } from './lock-occasion.ts'
import { planOccasion } from './plan-occasion.ts'
import { attendedAt } from './queries.ts'
import { listMine, listOpenTo, listPublic, readForMe } from './read-mine.ts'
import { readableKinds, readDuties, readOccasion, readOccasions, readPlaces } from './read-occasions.ts'
import { doorHours } from './rules.ts'
import { giveUpPlace, takePlace } from './take-place.ts'
import { giveFeedback, writeMinutes } from './write-minutes.ts'

/** Two hours of half minutes: the door goes on that long without a line. */
const codesAhead = 240

const mine = [
  route(contract.listPublicOccasions, ({ who, query }) => listPublic(who, query)),
  route(contract.listOpenToMe, ({ who, query }) => listOpenTo(who, query)),
  route(contract.listMyOccasions, async ({ who }) => ({ occasions: await listMine(who) })),
  route(contract.getMyOccasion, ({ who, params }) => readForMe(who, params.id)),
  route(contract.takePlace, ({ who, params, body }) =>
    inTransaction(system, (tx) => takePlace(tx, who, { occasionId: params.id, venue: body.venue })),
  ),
  route(contract.giveUpPlace, ({ who, params }) => inTransaction(system, (tx) => giveUpPlace(tx, who, params.id))),
  route(contract.checkInMyself, ({ who, params, body }) =>
    inTransaction(system, (tx) => checkInByCode(tx, who, { occasionId: params.id, ...body })),
  ),
  route(contract.giveFeedback, ({ who, params, body }) =>
    inTransaction(system, (tx) => giveFeedback(tx, who, params.id, body)),
  ),
]

const run = (who: Actor, work: (tx: Tx) => Promise<unknown>) => inTransaction(who, async (tx) => void (await work(tx)))

const running = [
  route(contract.planOccasion, ({ who, body }) =>
    inTransaction(who, async (tx) => ({ id: (await planOccasion(tx, who, body)).id })),
  ),
  route(contract.reviseOccasion, ({ who, params, body }) =>
    run(who, (tx) => reviseOccasion(tx, who, { ...body, id: params.id })),
  ),
  route(contract.announceOccasion, ({ who, params }) => run(who, (tx) => announceOccasion(tx, who, params.id))),
  route(contract.postponeOccasion, ({ who, params, body }) =>
    run(who, (tx) => postponeOccasion(tx, who, { ...body, id: params.id })),
  ),
  route(contract.cancelOccasion, ({ who, params, body }) =>
    run(who, (tx) => cancelOccasion(tx, who, params.id, body.reason)),
  ),
  route(contract.closeOccasion, ({ who, params, body }) =>
    run(who, (tx) => closeOccasion(tx, who, params.id, body.note)),
  ),
  route(contract.invitePeople, ({ who, params, body }) =>
    inTransaction(who, async (tx) => {
      await requireOwnList(tx, params.id)
      return invitePeople(tx, who, params.id, body)
    }),
  ),
  route(contract.addGuests, ({ who, params, body }) =>
    run(who, async (tx) => {
      await requireOwnList(tx, params.id)
      await addGuests(tx, who, params.id, body.guests)
    }),
  ),
  route(contract.markGuests, ({ who, params, body }) =>
    inTransaction(who, async (tx) => ({ marked: await markGuests(tx, who, params.id, body.guestIds) })),
  ),
  route(contract.checkInByHand, ({ who, params, body }) =>
    inTransaction(who, (tx) => checkInByHand(tx, who, params.id, body.personIds)),
  ),
  route(contract.checkInByCards, async ({ who, params, body }) => ({
    scans: await checkInByCards(who, params.id, body.scans),
  })),
  route(contract.countHeads, ({ who, params, body }) => run(who, (tx) => countHeads(tx, who, params.id, body))),
  route(contract.takeBackCount, ({ who, params, body }) =>
    run(who, (tx) => takeBackCount(tx, who, params.id, params.countId, body.reason)),
  ),
  route(contract.writeMinutes, ({ who, params, body }) => run(who, (tx) => writeMinutes(tx, who, params.id, body))),
  route(contract.setDuty, ({ who, body }) => run(who, (tx) => setDuty(tx, who, body))),
  route(contract.endDuty, ({ who, params }) => run(who, (tx) => endDuty(tx, who, params.id))),
]

const reads = [
  route(contract.listOccasions, ({ who, query }) => readOccasions(who, query)),
  route(contract.listOccasionKinds, async ({ who }) => ({
    kinds: readableKinds(who).map((kind) => kindCard(who, kind)),
  })),
  route(contract.getOccasion, ({ who, params }) => readOccasion(who, params.id)),
  route(contract.listPlaces, ({ who, params, query }) => readPlaces(who, params.id, query)),
  route(contract.readDuties, async ({ who, query }) => ({ standings: await readDuties(who, query) })),
  route(contract.showDoor, ({ who, params }) =>
    reading(who, async (tx) => {
      const { occasion, codes } = await doorCodes(tx, who, params.id, codesAhead)
      const { checkedIn } = await attendedAt(tx, occasion)
      return { title: occasion.title, ...doorHours(occasion), checkedIn, codes }
    }),
  ),
]

function kindCard(who: Actor, kind: ReturnType<typeof readableKinds>[number]) {
  return {
    key: kind.key,
    name: kind.name,
    enrolment: kind.enrolment,
    planned: grantsWith(who, kind.permission).length > 0,
    roles: { ...kind.roles },
    placeKinds: { ...kind.placeKinds },
    tallies: { ...kind.tallies },
  }
}

export const routes = [...mine, ...running, ...reads]
