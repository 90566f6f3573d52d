import type { Actor } from '../../kernel/access/index.ts'
import { type Case, casesByIds, eventCards, eventsOf } from '../../kernel/cases/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { consultationOfVoice, consultationsOf } from './acquaintances.store.ts'
import { refusal } from './errors.ts'
import { recordMyConsultation as record } from './keep-acquaintances.ts'
import type { ClockKey, Consultation } from './model.ts'
import { clockCards } from './read-care.ts'
import { stateNames } from './text.ts'
import { typeOf } from './voice-case.ts'
import type { VoiceState } from './voices.contract.ts'
import { findVoice } from './voices.store.ts'

/** What the reader has been given; read under the platform's eyes, once it is sure that it is hers. */
export function listMyConsultations(actor: Actor) {
  return transaction(system, async (tx) => {
    const given = await consultationsOf(tx, actor.personId!)
    const rows = new Map(
      (
        await casesByIds(
          tx,
          given.map((one) => one.voiceId),
        )
      ).map((row) => [row.id, row]),
    )
    return cardsOf(
      tx,
      given.map((one) => ({ given: one, row: rows.get(one.voiceId)! })),
    )
  })
}

export function readMyConsultation(actor: Actor, voiceId: string) {
  return transaction(system, async (tx) => {
    const given = await requireMine(tx, actor, voiceId)
    const [row] = await casesByIds(tx, [voiceId])
    const voice = await findVoice(tx, voiceId)
    const [card] = await cardsOf(tx, [{ given, row: row! }])
    const events = await eventCards(tx, typeOf(voice!), await eventsOf(tx, row!))
    return {
      ...card!,
      words: voice!.words,
      place: voice!.place,
      events: events.map(({ at, title, note }) => ({ at, title, note })),
      clocks: await clockCards(tx, row!),
    }
  })
}

export function recordMyConsultation(
  actor: Actor,
  input: { readonly id: string; readonly clock: ClockKey; readonly note: string },
): Promise<void> {
  return record(actor, input, async (tx) => (await findMine(tx, actor, input.id)) !== null)
}

async function findMine(tx: Tx, actor: Actor, voiceId: string): Promise<Consultation | null> {
  const given = await consultationOfVoice(tx, voiceId)
  return given && given.ownerId === actor.personId ? given : null
}

async function requireMine(tx: Tx, actor: Actor, voiceId: string): Promise<Consultation> {
  const given = await findMine(tx, actor, voiceId)
  if (!given) throw refusal('voices.consultation-missing')
  return given
}

async function cardsOf(tx: Tx, some: readonly { given: Consultation; row: Case }[]) {
  const orgs = await orgsByIds(tx, [...new Set(some.map(({ row }) => row.orgPath.at(-1)!))])
  const names = new Map(orgs.map((org) => [org.id, org.name]))
  return some.map(({ given, row }) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    personName: row.personName,
    orgName: names.get(row.orgPath.at(-1)!) ?? '',
    stateName: stateNames[row.state as VoiceState],
    isOpen: row.closedAt === null,
    note: given.note,
    givenAt: given.givenAt,
  }))
}
