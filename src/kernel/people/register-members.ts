import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { OrgId, OrgPath } from '../orgs/index.ts'
import { homesOf, joinUnions } from './join-union.ts'
import type { JoiningOutcome, Registered, SealedRegistration } from './model.ts'
import { registerPeople } from './register-people.ts'
import { insertMemberships, insertPersons, personsOnFile } from './store.ts'

/** Someone who is registered and joins a union in one go. */
export type Enrolment = { readonly registration: SealedRegistration; readonly orgId: OrgId; readonly on: Day }

export type Enrolled = Registered & { readonly joining: JoiningOutcome }

const rowsAtOnce = 5000

/**
 * `registerPeople` and `joinUnions` in one, in the order given. Who is new is written with her membership at once,
 * half the work of one after the other. Runs in a transaction of the system.
 */
export async function registerMembers(tx: Tx, enrolments: readonly Enrolment[]): Promise<Enrolled[]> {
  const homes = await homesOf(tx, enrolments)
  const sorted = enrolments.toSorted((one, other) => (one.registration.idIndex < other.registration.idIndex ? -1 : 1))
  const enrolled = new Map<Enrolment, Enrolled>()
  for (let at = 0; at < sorted.length; at += rowsAtOnce) {
    const batch = sorted.slice(at, at + rowsAtOnce)
    for (const [enrolment, outcome] of await makeMembers(tx, batch, homes)) enrolled.set(enrolment, outcome)
    const rest = batch.filter((enrolment) => !enrolled.has(enrolment))
    for (const [enrolment, outcome] of await enrolKnown(tx, rest)) enrolled.set(enrolment, outcome)
  }
  return enrolments.map((enrolment) => enrolled.get(enrolment)!)
}

/** New people who can join today, by their enrolment; the rest go the way of those on file. */
async function makeMembers(
  tx: Tx,
  batch: readonly Enrolment[],
  homes: ReadonlyMap<OrgId, OrgPath>,
): Promise<Map<Enrolment, Enrolled>> {
  const known = await personsOnFile(
    tx,
    batch.map((one) => one.registration.idIndex),
  )
  const seen = new Set(known.map((person) => person.idIndex))
  const candidates = batch.flatMap((enrolment) => {
    const { idIndex } = enrolment.registration
    if (seen.has(idIndex) || enrolment.on > today()) return []
    seen.add(idIndex)
    return { id: newId(), enrolment, registration: enrolment.registration, homePath: homes.get(enrolment.orgId)! }
  })
  if (candidates.length === 0) return new Map()

  const ids = await insertPersons(tx, candidates)
  const made = candidates.filter((person) => ids.has(person.id))
  const memberships = made.map(({ id, homePath, enrolment }) => ({ ...enrolment, personId: id, orgPath: homePath }))
  await insertMemberships(tx, memberships)
  return new Map(
    made.map(({ id, enrolment }) => {
      const nameOnFile = enrolment.registration.name
      return [enrolment, { personId: id, known: false, nameOnFile, joining: 'joined' }]
    }),
  )
}

async function enrolKnown(tx: Tx, known: readonly Enrolment[]): Promise<[Enrolment, Enrolled][]> {
  const registered = await registerPeople(
    tx,
    known.map((enrolment) => enrolment.registration),
  )
  const outcomes = await joinUnions(
    tx,
    known.map(({ orgId, on }, at) => ({ personId: registered[at]!.personId, orgId, on })),
  )
  return known.map((enrolment, at) => [enrolment, { ...registered[at]!, joining: outcomes[at]! }])
}
