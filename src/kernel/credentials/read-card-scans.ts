import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import type { Instant } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { personsByIds } from '../people/index.ts'
import { decodeCard } from './card-code.ts'
import { refusal } from './errors.ts'
import type { CardHolder } from './model.ts'
import { stepsAccepted, wrongCodes } from './rules.ts'
import { insertWrongCode, lockWrongCodes, ownersOfSerials } from './store.ts'

const minuteMs = 60_000

/** A code as somebody read it from a card, and when. */
export type CardScan = { readonly code: string; readonly at: Instant }

/**
 * 离线核验会员码: whose cards showed these codes when they were read, in the order given; null for a code that no member's
 * card showed then. Wrong ones are counted against the reader as in `readCardCode`. Nothing is used up: whoever calls it
 * keeps that the same scan again changes nothing. Opens a transaction of its own.
 */
export async function readCardScans(reader: Actor, scans: readonly CardScan[]): Promise<(CardHolder | null)[]> {
  return transaction(system, async (tx) => {
    const since = new Date(Date.parse(now()) - wrongCodes.withinMinutes * minuteMs).toISOString()
    const tried = reader.personId === null ? [] : await lockWrongCodes(tx, reader.personId, since)
    if (tried.length >= wrongCodes.most)
      throw refusal('credentials.too-many-wrong-codes', { minutes: wrongCodes.withinMinutes })
    const hidden = scans.map(({ code, at }) =>
      stepsAccepted(Date.parse(at)).map((step) => ({
        step,
        serial: String(decodeCard(config().sealKeys, code, step)),
      })),
    )
    const owners = new Map(
      (await ownersOfSerials(tx, [...new Set(hidden.flat().map((one) => Number(one.serial)))])).map((one) => [
        one.serial,
        one.ownerId,
      ]),
    )
    const people = new Map((await personsByIds(tx, [...new Set(owners.values())])).map((one) => [one.id, one]))
    const holders = hidden.map((tries): CardHolder | null => {
      const shown = tries.find(({ serial }) => owners.has(serial))
      const person = shown && people.get(owners.get(shown.serial)!)
      if (!person || person.homePath === null || person.deadOn !== null) return null
      return { personId: person.id, name: person.name, homePath: person.homePath, step: shown.step }
    })
    const wrong = holders.filter((one) => one === null).length
    if (reader.personId !== null)
      for (let at = 0; at < Math.min(wrong, wrongCodes.most); at += 1) await insertWrongCode(tx, reader.personId, now())
    return holders
  })
}
