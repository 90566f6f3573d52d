import { config } from '../../platform/config.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { blindIndex, sealText } from '../../platform/seal.ts'
import { refusal } from './errors.ts'
import type { PersonId } from './model.ts'
import { isPhone } from './rules.ts'
import { writePhone } from './store.ts'

/**
 * 更换手机号: the phone that the person has proven to hold takes the place of the one on file. Tells whether it was
 * another, so that whoever signed in with the old one can be sent away. Runs in a transaction of the system.
 */
export async function replacePhone(tx: Tx, personId: PersonId, phone: string): Promise<'kept' | 'replaced'> {
  if (!isPhone(phone)) throw refusal('people.phone-wrong')
  const { sealKeys } = config()
  const changed = await writePhone(tx, personId, sealText(sealKeys, phone), blindIndex(sealKeys, phone))
  return changed ? 'replaced' : 'kept'
}
