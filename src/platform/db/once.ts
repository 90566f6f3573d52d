import { createHash } from 'node:crypto'
import { now } from '../clock.ts'
import { addDays, dayOf, startOfDay } from '../dates.ts'
import { refusal } from './once.errors.ts'
import { claimKey, deleteAnswersBefore, readAnswer, saveAnswer } from './once.store.ts'
import type { Tx } from './transaction.ts'

/** Whoever asks: keys of different people never meet. The platform itself is nobody in particular. */
export type Asker = { readonly personId: string | null }

/** A request that moves value. `request` is all of it that matters (what is done, to what, with which body) as JSON. */
export type Ask = { readonly key: string; readonly request: unknown }

const platform = '00000000-0000-0000-0000-000000000000'
const keptDays = 90

/**
 * Does `work` once for a key of an asker, in the transaction of the work itself: whatever fails is free to be asked again,
 * and whatever succeeded is answered again from what was answered first. Two at once: the second waits for the first.
 * The answer must be JSON. Refuses `platform.key-reused` when the key belongs to another request.
 */
export async function once<Answer>(tx: Tx, asker: Asker, ask: Ask, work: () => Promise<Answer>): Promise<Answer> {
  const ownerId = asker.personId ?? platform
  const digest = createHash('sha256').update(JSON.stringify(ask.request)).digest('hex')
  if (!(await claimKey(tx, ownerId, ask.key, digest, now()))) {
    const first = await readAnswer<Answer>(tx, ownerId, ask.key)
    if (first.requestDigest !== digest) throw refusal('platform.key-reused')
    return first.answer
  }
  const answer = await work()
  await saveAnswer(tx, ownerId, ask.key, answer)
  return answer
}

/** Forgets answers after 90 days, in the system's transaction; no client repeats a request so late. */
export function forgetAnswers(tx: Tx): Promise<number> {
  return deleteAnswersBefore(tx, startOfDay(addDays(dayOf(now()), -keptDays)))
}
