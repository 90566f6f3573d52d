import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Actor } from '../access/index.ts'
import { personsByIds } from '../people/index.ts'
import { decodeCard } from './card-code.ts'
import { refusal } from './errors.ts'
import type { CardHolder } from './model.ts'
import { stepsAccepted, wrongCodes } from './rules.ts'
import { insertUse, insertWrongCode, lockWrongCodes, ownersOfSerials } from './store.ts'

const minuteMs = 60_000

/**
 * 核验会员码, first half: whose card shows these 12 digits now. Forged, stale and future codes are refused in the same
 * words (`credentials.card-code-wrong`) and counted against whoever reads them, who is stopped after twenty in an hour.
 * Opens a transaction of its own, so that what was wrong stays counted. Whoever calls it has permitted the reader.
 */
export async function readCardCode(reader: Actor, code: string): Promise<CardHolder> {
  const found = await transaction(system, (tx) => findHolder(tx, reader, code))
  if (found === null) throw refusal('credentials.card-code-wrong')
  if (found.homePath === null || found.deadOn !== null) throw refusal('credentials.card-of-no-member')
  return { personId: found.id, name: found.name, homePath: found.homePath, step: found.step }
}

/**
 * Second half: uses the code up, in the transaction of what it is used for, so that neither is without the other. Refuses
 * a code that was used before (`credentials.card-code-used`), also when two read it at the same moment. Runs in a
 * transaction of the system.
 */
export async function spendCardCode(
  tx: Tx,
  reader: Actor,
  holder: Pick<CardHolder, 'personId' | 'step'>,
  purpose: string,
): Promise<void> {
  const { personId: ownerId, step } = holder
  const use = { ownerId, step, purpose, usedBy: reader.personId, usedByName: reader.name, usedAt: now() }
  if (!(await insertUse(tx, use))) throw refusal('credentials.card-code-used')
}

async function findHolder(tx: Tx, reader: Actor, code: string) {
  const at = Date.parse(now())
  const since = new Date(at - wrongCodes.withinMinutes * minuteMs).toISOString()
  const tried = reader.personId === null ? [] : await lockWrongCodes(tx, reader.personId, since)
  if (tried.length >= wrongCodes.most) {
    const free = Date.parse(tried[wrongCodes.most - 1]!) + wrongCodes.withinMinutes * minuteMs
    throw refusal('credentials.too-many-wrong-codes', { minutes: Math.max(1, Math.ceil((free - at) / minuteMs)) })
  }
  const holder = /^\d{12}$/.test(code) ? await holderOf(tx, code, stepsAccepted(at)) : null
  if (holder === null && reader.personId !== null) await insertWrongCode(tx, reader.personId, now())
  return holder
}

async function holderOf(tx: Tx, code: string, steps: readonly number[]) {
  const { sealKeys } = config()
  const hidden = new Map(steps.map((step) => [String(decodeCard(sealKeys, code, step)), step]))
  const [card] = await ownersOfSerials(tx, [...hidden.keys()].map(Number))
  if (!card) return null
  const [person] = await personsByIds(tx, [card.ownerId])
  return { ...person!, step: hidden.get(card.serial)! }
}
