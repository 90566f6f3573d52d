import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { personsByIds } from '../../kernel/people/index.ts'
import { now, today } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { addDays } from '../../platform/dates.ts'
import { reading, type Tx } from '../../platform/db/transaction.ts'
import { openSealed } from '../../platform/seal.ts'
import type { HostedMatchCard, MyMatchCard, MyMatchPage } from './matching.contract.ts'
import { refusal } from './matching.errors.ts'
import type { MatchEntry, MatchEvent, MatchProfile } from './matching.model.ts'
import { stageOf } from './matching.rules.ts'
import {
  chosenBy,
  findMatchEntry,
  findMatchEvent,
  headsOf,
  matchEntriesOf,
  matchEventsFor,
  matchEventsUnder,
  matchPairsOf,
  matchProfilesIn,
} from './matching.store.ts'
import { reaches } from './reaches.ts'

const daysShown = 30

/** Events of her unions, and those on which she was. */
export function readMyMatchEvents(actor: Actor): Promise<{ events: MyMatchCard[] }> {
  return reading(actor, async (tx) => {
    const personId = actor.personId!
    const [person] = await personsByIds(tx, [personId])
    const events = await matchEventsFor(tx, personId, person?.homePath ?? [], addDays(today(), -daysShown))
    const entries = new Map((await matchEntriesOf(tx, personId)).map((one) => [one.eventId, one]))
    const names = await namesOf(tx, events)
    return { events: events.map((event) => myCard(event, names, entries.get(event.id))) }
  })
}

/** One event as she may read it: the others only while she takes part, and of choices her own alone. */
export function readMyMatchEvent(actor: Actor, eventId: string): Promise<MyMatchPage> {
  return reading(actor, async (tx) => {
    const hers = { personId: actor.personId!, eventId }
    const [person] = await personsByIds(tx, [hers.personId])
    const event = await findMatchEvent(tx, eventId)
    const entry = await findMatchEntry(tx, hers)
    if (!event || !(entry || person?.homePath?.includes(event.ownerId))) throw refusal('orders.match-missing')
    const profiles = await matchProfilesIn(tx, eventId)
    const own = profiles.find((one) => one.ownerId === hers.personId)
    const others = profiles.filter((one) => one !== own)
    const seen = new Set(others.map((one) => one.id))
    const pairs = await matchPairsOf(tx, hers)
    return {
      event: myCard(event, await namesOf(tx, [event]), entry),
      sex: entry?.sex ?? null,
      profile: own ? { ...cardOf(own), contact: opened(own.contactSealed) } : null,
      others: others.map(cardOf),
      chosenIds: (await chosenBy(tx, hers)).filter((id) => seen.has(id)),
      couples: pairs.map(({ partnerName, partnerNumber, contactSealed }) => ({
        ...{ nickname: partnerName, number: partnerNumber, contact: opened(contactSealed) },
      })),
    }
  })
}

/** Events of a union and of those below it, with counts and nothing of anybody. */
export function readMatchEvents(actor: Actor, orgId: string): Promise<{ events: HostedMatchCard[]; edits: boolean }> {
  return reading(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'orders.read', orgId)
    const events = await matchEventsUnder(tx, org.id)
    const heads = new Map(
      (
        await headsOf(
          tx,
          events.map((one) => one.id),
        )
      ).map((one) => [one.eventId, one]),
    )
    const names = await namesOf(tx, events)
    return {
      edits: reaches(actor, 'orders.take', org.path),
      events: events.map((event) => ({
        ...eventCard(event, names),
        orgId: event.ownerId,
        ...{ men: heads.get(event.id)?.men ?? 0, women: heads.get(event.id)?.women ?? 0, couples: event.couples },
        hosts: reaches(actor, 'orders.take', event.orgPath),
      })),
    }
  })
}

async function namesOf(tx: Tx, events: readonly MatchEvent[]): Promise<ReadonlyMap<string, string>> {
  const orgs = await orgsByIds(tx, [...new Set(events.map((one) => one.ownerId))])
  return new Map(orgs.map((one) => [one.id, one.name]))
}

function eventCard(event: MatchEvent, names: ReadonlyMap<string, string>) {
  const { id, title, summary, place, startsAt, endsAt, enrolUntil, chooseUntil } = event
  const { ageFrom, ageTo, seatsEach, mostChoices, calledOffBecause } = event
  return {
    ...{ id, title, summary, place, startsAt, endsAt, enrolUntil, chooseUntil },
    ...{ ageFrom, ageTo, seatsEach, mostChoices, calledOffBecause },
    ...{ orgName: names.get(event.ownerId) ?? '', stage: stageOf(event, now()) },
  }
}

function myCard(event: MatchEvent, names: ReadonlyMap<string, string>, entry: MatchEntry | undefined): MyMatchCard {
  const takesPart = entry !== undefined && entry.withdrawnAt === null
  return { ...eventCard(event, names), number: takesPart ? entry.number : null }
}

function cardOf({ id, number, age, nickname, about, hopes }: MatchProfile) {
  return { id, number, age, nickname, about, hopes }
}

function opened(sealed: Uint8Array): string {
  return openSealed(config().sealKeys, sealed)
}
