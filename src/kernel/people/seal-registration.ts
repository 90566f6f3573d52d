import { blindIndex, type SealKeys, sealText } from '../../platform/seal.ts'
import type { Registration, SealedRegistration } from './model.ts'
import { bornOn } from './rules.ts'

/**
 * Encrypts what is private of a registration and makes it findable. The id number must have been read and found
 * right. Needs no database, so that a large file can be sealed in worker threads.
 */
export function sealRegistration(keys: SealKeys, { name, idNumber, phone }: Registration): SealedRegistration {
  return {
    name,
    bornOn: bornOn(idNumber),
    idSealed: sealText(keys, idNumber),
    idIndex: blindIndex(keys, idNumber),
    idDigits: idNumber.length === 15 ? 15 : 18,
    phoneSealed: phone === null ? null : sealText(keys, phone),
    phoneIndex: phone === null ? null : blindIndex(keys, phone),
  }
}
