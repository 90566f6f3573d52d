import { now } from '../../platform/clock.ts'
import { encodeCursor } from '../../platform/cursor.ts'
import { reading, system, type Tx } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { type Person, personsByIds } from '../people/index.ts'
import type { OccasionCard, OccasionForMe } from './contract.ts'
import { minutesOf } from './counts.store.ts'
import { cursorOf } from './cursor.ts'
import { refusal } from './errors.ts'
import { occasionKinds } from './kinds.ts'
import { occasionCards, occasionsForMe } from './present.ts'
import { listComing, occasionsByIds, placesOfPerson, placesOfPersonAt } from './queries.ts'
import { meetOccasion } from './take-place.ts'

const page = 20
const mostOfMine = 100

type Wish = { readonly kind?: string | undefined; readonly cursor?: string | undefined }

/** What is on for everyone, the next first. */
export async function listPublic(who: Actor, wish: Wish): Promise<{ occasions: OccasionCard[]; next: string | null }> {
  return reading(who, async (tx) => {
    const found = await listComing(tx, { ...wishOf(wish), person: null })
    return { occasions: await occasionCards(tx, knownOf(found).slice(0, page)), next: nextOf(found) }
  })
}

/** What is on for a person: hers to see, each with whether she may take a place. */
export async function listOpenTo(
  actor: Actor,
  wish: Wish,
): Promise<{ occasions: OccasionForMe[]; next: string | null }> {
  return reading(system, async (tx) => {
    const person = await me(tx, actor)
    const found = await listComing(tx, { ...wishOf(wish), person: { id: person.id, homePath: person.homePath ?? [] } })
    const some = knownOf(found).slice(0, page)
    const places = await placesOfPersonAt(
      tx,
      person.id,
      some.map((one) => one.id),
    )
    return { occasions: await occasionsForMe(tx, person, some, places), next: nextOf(found) }
  })
}

/** Where a person has, had or waits for a place, the latest start first. */
export async function listMine(actor: Actor): Promise<OccasionForMe[]> {
  return reading(system, async (tx) => {
    const person = await me(tx, actor)
    const places = await placesOfPerson(tx, person.id, mostOfMine)
    const found = await occasionsByIds(
      tx,
      places.map((one) => one.occasionId),
    )
    const latest = knownOf(found).toSorted((one, other) => (one.startsAt < other.startsAt ? 1 : -1))
    return occasionsForMe(tx, person, latest, places)
  })
}

/** One as a person meets it; the newest minutes are there for whoever had a place. */
export async function readForMe(
  actor: Actor,
  id: string,
): Promise<OccasionForMe & { minutes: { text: string; writtenAt: string } | null }> {
  return reading(system, async (tx) => {
    const { occasion, person, place } = await meetOccasion(tx, actor, id)
    const [told] = await occasionsForMe(tx, person, [occasion], place ? [place] : [])
    const [newest] = place?.state === 'placed' ? await minutesOf(tx, occasion) : []
    return { ...told!, minutes: newest ? { text: newest.text, writtenAt: newest.writtenAt } : null }
  })
}

async function me(tx: Tx, actor: Actor): Promise<Person> {
  const [person] = actor.personId === null ? [] : await personsByIds(tx, [actor.personId])
  if (!person) throw refusal('occasions.not-found')
  return person
}

function wishOf({ kind, cursor }: Wish) {
  return { kind, after: cursorOf(cursor), now: now(), most: page + 1 }
}

/** Rows of kinds that a service of this platform brings. */
function knownOf<Row extends { readonly kind: string }>(found: readonly Row[]): Row[] {
  const keys = new Set(occasionKinds().map((kind) => kind.key))
  return found.filter((one) => keys.has(one.kind))
}

function nextOf(found: readonly { readonly endsAt: string; readonly id: string }[]): string | null {
  const last = found[page - 1]
  return found.length > page && last ? encodeCursor({ at: last.endsAt, id: last.id }) : null
}
