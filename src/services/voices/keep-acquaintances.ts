import {
  type Actor,
  grantsWith,
  requirePermission,
  requireReachableOrg,
  systemActor,
} from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { caseCards, casesByIds, missedClocks, recordOnClock } from '../../kernel/cases/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { maskName, membershipsOf, type Person, type PersonId, personsByIds } from '../../kernel/people/index.ts'
import { beginRelation, endRelation } from '../../kernel/relations/index.ts'
import { now, today } from '../../platform/clock.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { AcquaintanceCard } from './acquaintances.contract.ts'
import {
  acquaintancesAt,
  acquaintancesUnder,
  findAcquaintance,
  giveConsultation,
  insertAcquaintance,
  markLeft,
  openConsultations,
} from './acquaintances.store.ts'
import { refusal } from './errors.ts'
import { lockVoiceFor } from './find-voice.ts'
import type { Acquaintance, ClockKey, VoiceTopic } from './model.ts'
import { reaches } from './reaches.ts'
import { refuseMarkup } from './refuse-markup.ts'
import { acquaintanceKind } from './relation-kinds.ts'
import { consultationText, serviceText } from './text.ts'
import { appealCase, isAppeal, typeOf } from './voice-case.ts'
import type { VoiceState } from './voices.contract.ts'
import { findVoice } from './voices.store.ts'

export type EnterAcquaintance = Pick<
  Acquaintance,
  'orgId' | 'skills' | 'ability' | 'network' | 'resources' | 'appeal'
> & { readonly personId: PersonId }

/** 登记熟人: with what shows each of the four qualities; limits and reach are those of the relation. */
export async function enterAcquaintance(actor: Actor, input: EnterAcquaintance): Promise<{ id: string }> {
  requirePermission(actor, 'voices.acquaintance')
  const { ability, network, resources, appeal } = input
  refuseMarkup(ability, network, resources, appeal)
  const id = newId()
  await transaction(system, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'voices.acquaintance', input.orgId)
    const parties = { a: input.personId, b: org.id }
    await beginRelation(tx, actor, { id, kind: acquaintanceKind.key, orgId: org.id, ...parties, fromOn: today() })
    await insertAcquaintance(tx, {
      ...{ ownerId: input.personId, id, orgId: org.id, orgPath: org.path, skills: input.skills },
      ...{ ability, network, resources, appeal },
      ...{ madeByName: actor.name, madeAt: now(), endedAt: null },
    })
  })
  return { id }
}

export async function endAcquaintance(actor: Actor, { id, because }: { id: string; because: string }): Promise<void> {
  requirePermission(actor, 'voices.acquaintance')
  await transaction(system, async (tx) => {
    const found = await requireAcquaintance(tx, actor, id)
    await endRelation(tx, actor, id, { on: today(), reason: because })
    await markLeft(tx, found.id, now())
  })
}

async function requireAcquaintance(tx: Tx, actor: Actor, id: string): Promise<Acquaintance> {
  const found = await findAcquaintance(tx, id)
  if (!found || found.endedAt !== null || !reaches(actor, 'voices.acquaintance', found.orgPath))
    throw refusal('voices.acquaintance-missing')
  return found
}

export function listAcquaintances(
  actor: Actor,
  wish: { readonly orgId?: string | undefined; readonly skill?: VoiceTopic | undefined },
): Promise<AcquaintanceCard[]> {
  return reading(actor, async (tx) => {
    const orgId = wish.orgId ?? grantsWith(actor, 'voices.read')[0]!.orgId
    const org = await requireReachableOrg(tx, actor, 'voices.read', orgId)
    const found = await acquaintancesUnder(tx, org.id, wish.skill ?? null)
    return cardsOf(tx, found, await transaction(system, (all) => peopleOf(all, found)))
  })
}

/** 与当事人相熟的: known in the community of the party or in one above it; those with the skill first. */
export async function listCandidates(actor: Actor, voiceId: string): Promise<AcquaintanceCard[]> {
  const voice = await transaction(actor, async (tx) => {
    const { voice } = await lockVoiceFor(tx, actor, 'voices.acquaintance', voiceId)
    return voice
  })
  return transaction(system, async (tx) => {
    const found = await acquaintancesAt(tx, voice.orgPath)
    const cards = await cardsOf(tx, found, await peopleOf(tx, found))
    const has = (card: AcquaintanceCard) => (card.skills.includes(voice.topic) ? 0 : 1)
    return cards.sort((one, other) => has(one) - has(other) || one.open - other.open)
  })
}

/** 找熟人: who is trusted where she works and above, for whoever wants somebody to step in. */
export function listMyAcquaintances(actor: Actor, skill: VoiceTopic | undefined) {
  return transaction(system, async (tx) => {
    const home = (await membershipsOf(tx, actor.personId!)).find((one) => one.untilOn === null)
    const found = home ? await acquaintancesAt(tx, home.orgPath) : []
    const others = found.filter((one) => one.ownerId !== actor.personId && (!skill || one.skills.includes(skill)))
    const cards = await cardsOf(tx, others, await peopleOf(tx, others))
    return cards.map(({ name, orgName, skills }) => ({ name, orgName, skills }))
  })
}

/** Their particulars, under the platform's own scope. */
function peopleOf(tx: Tx, found: readonly Acquaintance[]): Promise<Person[]> {
  return personsByIds(
    tx,
    found.map((one) => one.ownerId),
  )
}

async function cardsOf(tx: Tx, found: readonly Acquaintance[], people: readonly Person[]): Promise<AcquaintanceCard[]> {
  const orgs = new Map(
    (await orgsByIds(tx, [...new Set(found.map((one) => one.orgId))])).map((org) => [org.id, org.name]),
  )
  const names = new Map(people.map((person) => [person.id, person.name]))
  const open = await openConsultations(
    tx,
    found.map((one) => one.id),
  )
  return found.map(({ ownerId, id, orgId, skills, ability, network, resources, appeal, endedAt }) => ({
    ...{ id, personId: ownerId, name: maskName(names.get(ownerId) ?? ''), orgId, orgName: orgs.get(orgId) ?? '' },
    ...{ skills: [...skills], ability, network, resources, appeal, open: open.get(id) ?? 0, endedAt },
  }))
}

export type Consult = { readonly id: string; readonly acquaintanceId: string; readonly note: string }

/** 熟人问诊: gives a voice to somebody who is acquainted with the party, and is no stranger to the community. */
export async function consult(actor: Actor, { id, acquaintanceId, note }: Consult): Promise<void> {
  requirePermission(actor, 'voices.acquaintance')
  refuseMarkup(note)
  const found = await transaction(actor, (tx) => lockVoiceFor(tx, actor, 'voices.acquaintance', id))
  const { voice, row } = found
  if (!reaches(actor, 'voices.acquaintance', row.orgPath)) throw refusal('voices.voice-missing')
  if (voice.named === 'anonymous') throw refusal('voices.party-unknown')
  if (!isAppeal(voice)) throw refusal('voices.no-appeal')
  if (voice.standing !== 'open') throw refusal('voices.consulted-too-late')
  await transaction(system, async (tx) => {
    const trusted = await findAcquaintance(tx, acquaintanceId)
    if (!trusted || trusted.endedAt !== null) throw refusal('voices.acquaintance-missing')
    if (!voice.orgPath.includes(trusted.orgId) || trusted.ownerId === voice.ownerId)
      throw refusal('voices.not-acquainted')
    const given = { givenByName: actor.name, givenAt: now(), endedAt: null }
    await giveConsultation(tx, {
      ...{ ownerId: trusted.ownerId, id: newId(), acquaintanceId, voiceId: id, orgPath: voice.orgPath, note, ...given },
    })
    await sendNotices(tx, [
      {
        personId: trusted.ownerId,
        title: consultationText.title,
        text: fillSentence(consultationText.text, { number: row.number, title: row.title, note }),
        link: `/m/voices/consultations/${id}`,
      },
    ])
    await recordAudit(tx, actor, {
      action: 'voices.consulted',
      subjectKind: 'voices.voice',
      subjectId: id,
      orgId: voice.orgId,
    })
  })
}

/** 三个一 by the trusted person herself, in her own name; she is no officer, so the platform writes it for her. */
export async function recordMyConsultation(
  actor: Actor,
  { id, clock, note }: { readonly id: string; readonly clock: ClockKey; readonly note: string },
  isHers: (tx: Tx) => Promise<boolean>,
): Promise<void> {
  refuseMarkup(note)
  await transaction(system, async (tx) => {
    const voice = await findVoice(tx, id)
    if (!voice || !(await isHers(tx))) throw refusal('voices.consultation-missing')
    const hand = { ...systemActor(serviceText.name), personId: actor.personId, name: actor.name }
    await recordOnClock(tx, hand, typeOf(voice), id, clock, { note })
    await recordAudit(tx, actor, {
      action: 'voices.recorded',
      subjectKind: 'voices.voice',
      subjectId: id,
      orgId: voice.orgId,
      detail: { clock },
    })
  })
}

/** 缺漏: which days and weeks have no record. */
export function listMissed(
  actor: Actor,
  wish: { readonly orgId?: string | undefined; readonly cursor?: string | undefined },
) {
  return reading(actor, async (tx) => {
    const { missed, next } = await missedClocks(tx, actor, { ...wish, type: appealCase.key })
    const rows = await casesByIds(tx, [...new Set(missed.map((one) => one.caseId))])
    const cards = new Map((await caseCards(tx, rows)).map((card) => [card.id, card]))
    return {
      missed: missed.flatMap(({ caseId, clock, onDay }) => {
        const card = cards.get(caseId)
        return card ? [{ voice: { ...card, state: card.state as VoiceState }, clock: clock as ClockKey, onDay }] : []
      }),
      next,
    }
  })
}
