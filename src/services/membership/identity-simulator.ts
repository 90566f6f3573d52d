import { findPersonByIdIndex, openParticulars, personsWithPhone } from '../../kernel/people/index.ts'
import { config } from '../../platform/config.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { blindIndex } from '../../platform/seal.ts'
import type { IdentityChecker } from './model.ts'

/**
 * Knows only the invented world: an id number on file has its name and its phone, a phone on file is its owner's, and
 * whoever is unknown is believed. Somebody on file has changed her phone when the new one ends as her id number does
 * before its check digit.
 */
export const identitySimulator: IdentityChecker = {
  name: '演示核验',
  check: ({ name, idNumber, phone }) =>
    transaction(system, async (tx) => {
      const onFile = await findPersonByIdIndex(tx, blindIndex(config().sealKeys, idNumber))
      const holders = await personsWithPhone(tx, phone, 20)
      if (!onFile) return holders.length === 0 ? 'same' : 'differs'
      if (onFile.name !== name) return 'differs'
      if (holders.length > 0) return holders.some((holder) => holder.id === onFile.id) ? 'same' : 'differs'
      const before = (await openParticulars(tx, onFile.id)).phone
      return before === null || phone.endsWith(idNumber.slice(13, 17)) ? 'same' : 'differs'
    }),
}
