import { config } from '../../platform/config.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { readIdNumber } from './id-number.rules.ts'
import type { Particulars, PersonId } from './model.ts'
import { findPersonByIdIndex, openParticulars } from './queries.ts'
import { sealRegistration } from './seal-registration.ts'
import { writeParticulars } from './store.ts'

export type CorrectPerson = { readonly name: string } | { readonly idNumber: string }

/**
 * 更正档案: name or id number as the document shows it; the day of birth follows the number. Tells what stood there before.
 * Refuses a wrong number, and one that is another's (`people.id-number-taken`): two records of one person are merged
 * instead. Runs in a transaction of the system.
 */
export async function correctPerson(tx: Tx, personId: PersonId, wish: CorrectPerson): Promise<Particulars> {
  const before = await openParticulars(tx, personId)
  const idNumber = 'idNumber' in wish ? requireRight(wish.idNumber) : before.idNumber
  const name = 'name' in wish ? wish.name : before.name
  const sealed = sealRegistration(config().sealKeys, { name, idNumber, phone: null })
  const other = await findPersonByIdIndex(tx, sealed.idIndex)
  if (other && other.id !== personId) throw refusal('people.id-number-taken')
  await writeParticulars(tx, personId, sealed)
  return before
}

function requireRight(idNumber: string): string {
  const reading = readIdNumber(idNumber)
  if (reading.fault !== null) throw refusal('people.id-number-wrong')
  return reading.idNumber
}
