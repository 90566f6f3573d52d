import { config } from '../../platform/config.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import { readIdNumber } from './id-number.rules.ts'
import type { PersonId, Registered, Registration, SealedRegistration } from './model.ts'
import { isPhone, maskName } from './rules.ts'
import { sealRegistration } from './seal-registration.ts'
import { fillPhones, insertPersons, personsOnFile } from './store.ts'

const rowsAtOnce = 5000

/**
 * 登记人员: registers one person, or finds who is registered already. Refuses a wrong id number or phone,
 * and an id number that stands under another name.
 */
export async function registerPerson(tx: Tx, registration: Registration): Promise<PersonId> {
  const reading = readIdNumber(registration.idNumber)
  if (reading.fault !== null) throw refusal('people.id-number-wrong')
  if (registration.phone !== null && !isPhone(registration.phone)) throw refusal('people.phone-wrong')

  const sealed = sealRegistration(config().sealKeys, { ...registration, idNumber: reading.idNumber })
  const [registered] = await registerPeople(tx, [sealed])
  if (registered!.nameOnFile !== registration.name) {
    throw refusal('people.name-differs', { maskedName: maskName(registered!.nameOnFile) })
  }
  return registered!.personId
}

/**
 * Registers many, in the order given: who is missing is made, who is known is found by the id number and keeps name
 * and phone (a phone is filled in where there was none). Nothing is refused; compare `nameOnFile` with your own.
 * Works in the order of the blind index, so that two lists of the same people wait for each other instead of
 * locking each other out. Runs in a transaction of the system.
 */
export async function registerPeople(tx: Tx, registrations: readonly SealedRegistration[]): Promise<Registered[]> {
  const sorted = registrations.toSorted((one, other) => (one.idIndex < other.idIndex ? -1 : 1))
  const registered = new Map<string, Registered>()
  for (let at = 0; at < sorted.length; at += rowsAtOnce) {
    for (const [idIndex, one] of await registerBatch(tx, sorted.slice(at, at + rowsAtOnce))) {
      if (!registered.has(idIndex)) registered.set(idIndex, one)
    }
  }
  return registrations.map((registration) => registered.get(registration.idIndex)!)
}

async function registerBatch(tx: Tx, given: readonly SealedRegistration[]): Promise<[string, Registered][]> {
  const before = new Set((await personsOnFile(tx, indexesOf(given))).map((person) => person.idIndex))
  const missing = new Map(given.filter((one) => !before.has(one.idIndex)).map((one) => [one.idIndex, one]))
  const persons = [...missing.values()].map((registration) => ({ id: newId(), registration, homePath: null }))
  const made = persons.length > 0 ? await insertPersons(tx, persons) : new Set<PersonId>()

  const onFile = new Map((await personsOnFile(tx, indexesOf(given))).map((person) => [person.idIndex, person]))
  const phones = given.filter((one) => one.phoneIndex !== null && !onFile.get(one.idIndex)!.hasPhone)
  if (phones.length > 0) await fillPhones(tx, phones)
  return given.map(({ idIndex }) => {
    const { id, name } = onFile.get(idIndex)!
    return [idIndex, { personId: id, known: !made.has(id), nameOnFile: name }]
  })
}

function indexesOf(registrations: readonly SealedRegistration[]): string[] {
  return registrations.map((registration) => registration.idIndex)
}
