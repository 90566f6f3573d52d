import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { blindIndex } from '../../platform/seal.ts'
import { type PersonWithPhone, personsWithPhone } from '../people/index.ts'
import { markCodeTried, markCodeUsed } from './attempts.store.ts'
import { mostOnOnePhone, namesToChooseFrom } from './sign-in.rules.ts'
import { lockRightCode } from './try-code.ts'

/** `choice` is the key of one of the persons that an earlier answer to the same code named. */
export type TypedCode = { readonly phone: string; readonly code: string; readonly choice?: string | undefined }

export type Holder =
  | { readonly is: 'person'; readonly person: PersonWithPhone }
  | { readonly is: 'to-choose'; readonly choices: readonly string[]; readonly names: readonly string[] }
  | { readonly is: 'too-many' }
  | { readonly is: 'nobody' }

/**
 * Whose phone this is, told to nobody before the code is right. While several have it the code is kept for the choice,
 * which costs a guess when it names none of them.
 */
export async function chooseHolder(tx: Tx, typed: TypedCode): Promise<Holder> {
  const right = await lockRightCode(tx, typed)
  if (right === null) return { is: 'nobody' }
  const persons = await personsWithPhone(tx, typed.phone, mostOnOnePhone + 1)
  const person = persons.length > 1 ? persons.find((one) => keyOf(typed, one) === typed.choice) : persons[0]
  if (person) {
    await markCodeUsed(tx, right, now())
    return { is: 'person', person }
  }
  if (persons.length > mostOnOnePhone) return { is: 'too-many' }
  if (persons.length > 1 && typed.choice === undefined)
    return {
      is: 'to-choose',
      choices: persons.map((one) => keyOf(typed, one)),
      names: namesToChooseFrom(persons),
    }
  await markCodeTried(tx, right)
  return { is: 'nobody' }
}

/** Holds for this code alone, so that it is worth nothing without it. */
function keyOf({ phone, code }: TypedCode, { id }: PersonWithPhone): string {
  return blindIndex(config().sealKeys, `sign-in-choice:${phone}:${code}:${id}`)
}
