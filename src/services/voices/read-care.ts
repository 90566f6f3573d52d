import type { Actor } from '../../kernel/access/index.ts'
import { type Case, casesByIds, clocksOf, holdsOver, missedOf } from '../../kernel/cases/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { maskName, personsByIds } from '../../kernel/people/index.ts'
import { today } from '../../platform/clock.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { consultationOfVoice, findAcquaintance } from './acquaintances.store.ts'
import type { ClockCard } from './clocks.contract.ts'
import { refusal } from './errors.ts'
import { clockKeys } from './model.ts'
import { clockStateOf } from './rules.ts'
import { clockNames } from './text.ts'
import { appealCase, isAppeal } from './voice-case.ts'
import { findVoice } from './voices.store.ts'

/** 熟人问诊 of a dispute or petition; there is none of any other voice. */
export async function readCare(actor: Actor, id: Id) {
  const { row, appeal, named } = await reading(actor, async (tx) => {
    const [row] = await casesByIds(tx, [id])
    const voice = row && (await findVoice(tx, id))
    if (!row || !voice || !holdsOver(actor, row, 'voices.read')) throw refusal('voices.voice-missing')
    return { row, appeal: isAppeal(voice), named: voice.named }
  })
  if (!appeal) return { appeal, consultation: null, mayConsult: false }
  return transaction(system, async (tx) => ({
    appeal,
    consultation: await consultationCard(tx, id),
    mayConsult: row.closedAt === null && named === 'named' && holdsOver(actor, row, 'voices.acquaintance'),
  }))
}

/** The clocks of one appeal as they stand today. */
export async function clockCards(tx: Tx, row: Case): Promise<ClockCard[]> {
  const running = await clocksOf(tx, [row.id])
  const missed = await missedOf(tx, row)
  return clockKeys.map((key) => ({
    key,
    name: clockNames[key],
    state: clockStateOf({
      runs: (appealCase.clocks![key]!.while as readonly string[]).includes(row.state),
      recorded: row.recorded.includes(key),
      awaitsFrom: running.find((one) => one.clock === key)?.awaitsFrom ?? null,
      today: today(),
    }),
    missedOn: missed.filter((one) => one.clock === key).map((one) => one.onDay),
  }))
}

async function consultationCard(tx: Tx, voiceId: Id) {
  const given = await consultationOfVoice(tx, voiceId)
  if (!given) return null
  const [person] = await personsByIds(tx, [given.ownerId])
  const trusted = await findAcquaintance(tx, given.acquaintanceId)
  const [org] = trusted ? await orgsByIds(tx, [trusted.orgId]) : []
  const { note, givenByName, givenAt } = given
  return { name: maskName(person?.name ?? ''), orgName: org?.name ?? '', note, givenByName, givenAt }
}
