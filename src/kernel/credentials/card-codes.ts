import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { PersonId } from '../people/index.ts'
import { encodeCard } from './card-code.ts'
import type { CardCode } from './model.ts'
import { cardStepAt, cardStepSeconds } from './rules.ts'
import { serialOf } from './store.ts'

/**
 * The codes of a person's card for the half minutes from now on; so many ahead, that the phone can go on showing the
 * right one while it is without a line. The card is issued when it is first asked for. In her own transaction or the system's.
 */
export async function cardCodes(tx: Tx, personId: PersonId, ahead: number): Promise<CardCode[]> {
  const serial = await serialOf(tx, personId, now())
  const first = cardStepAt(Date.parse(now()))
  return Array.from({ length: ahead }, (_, at) => {
    const step = first + at
    return {
      code: encodeCard(config().sealKeys, serial, step),
      from: instantOf(step),
      until: instantOf(step + 1),
    }
  })
}

function instantOf(step: number): string {
  return new Date(step * cardStepSeconds * 1000).toISOString()
}
