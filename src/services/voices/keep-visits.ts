import {
  type Actor,
  grantsWith,
  requirePermission,
  requireReachableOrg,
  systemActor,
} from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { caseCards, casesByIds } from '../../kernel/cases/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { membershipsOf, type PersonId, personsByIds } from '../../kernel/people/index.ts'
import { partiesOf, recordDuty, relationById } from '../../kernel/relations/index.ts'
import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { dayOf, displayMoment, type Instant } from '../../platform/dates.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { openSealed, sealText } from '../../platform/seal.ts'
import { refusal } from './errors.ts'
import { settingsFor } from './keep-settings.ts'
import type { Visit, VoiceKind, VoiceTopic } from './model.ts'
import { openVoice } from './open-voice.ts'
import { reaches } from './reaches.ts'
import { refuseMarkup } from './refuse-markup.ts'
import { visitingPairKind } from './relation-kinds.ts'
import { isEvening } from './settings.rules.ts'
import { serviceText, visitText } from './text.ts'
import type { VisitCard } from './visits.contract.ts'
import { findVisit, insertVisit, lockVisit, saveReport, troublesOf, visitsBy, visitsUnder } from './visits.store.ts'
import type { VoiceState } from './voices.contract.ts'
import { voicesOfSource } from './voices.store.ts'

export type PlanVisit = { readonly pairId: string; readonly personId: PersonId; readonly startsAt: Instant }

/** 安排家访: 「利用晚上休息时间」, and by a pair that holds on that day: an inspector together with a manager. */
export function planVisit(actor: Actor, { pairId, personId, startsAt }: PlanVisit): Promise<{ id: string }> {
  requirePermission(actor, 'voices.visit')
  return transaction(system, async (tx) => {
    const pair = await relationById(tx, pairId)
    if (pair?.kind !== visitingPairKind.key || !reaches(actor, 'voices.visit', pair.orgPath))
      throw refusal('voices.pair-missing')
    const on = dayOf(startsAt)
    if (on < pair.fromOn || (pair.endsOn !== null && on >= pair.endsOn)) throw refusal('voices.pair-not-holding')
    const home = (await membershipsOf(tx, personId)).find((one) => one.untilOn === null)
    if (!home || !reaches(actor, 'voices.visit', home.orgPath)) throw refusal('voices.person-missing')
    const settings = await settingsFor(tx, home.orgPath)
    if (!isEvening(startsAt, settings))
      throw refusal('voices.not-in-the-evening', { from: settings.eveningFrom, until: settings.eveningUntil })
    const parties = await partiesOf(tx, [pairId])
    const visit: Visit = {
      ...{ ownerId: personId, id: newId(), pairId, orgId: home.orgId, orgPath: home.orgPath, startsAt },
      inspectorId: parties.find((one) => one.side === 'a')!.ownerId,
      managerId: parties.find((one) => one.side === 'b')!.ownerId,
      ...{ plannedByName: actor.name, plannedAt: now() },
      ...{ doneAt: null, doneByName: null, familyPresent: null, household: null },
    }
    await insertVisit(tx, visit)
    const facts = { when: displayMoment(startsAt) }
    await sendNotices(tx, [
      ...[visit.inspectorId, visit.managerId].map((id) => ({
        personId: id,
        title: visitText.pairTitle,
        text: fillSentence(visitText.pairText, facts),
        link: `/m/voices/visits/${visit.id}`,
      })),
      { personId, title: visitText.workerTitle, text: fillSentence(visitText.workerText, facts), link: null },
    ])
    await record(tx, actor, visit, 'visit-planned')
    return { id: visit.id }
  })
}

export type ReportVisit = {
  readonly id: string
  readonly familyPresent: number
  readonly household: string
  readonly troubles: readonly { readonly kind: VoiceKind; readonly topic: VoiceTopic; readonly words: string }[]
}

/** 家访记录: what one of the pair found, once it was there; each trouble becomes a voice of the worker. */
export function reportVisit(actor: Actor, input: ReportVisit): Promise<{ numbers: string[] }> {
  refuseMarkup(input.household, ...input.troubles.map((one) => one.words))
  return transaction(system, async (tx) => {
    const visit = await lockVisit(tx, input.id)
    if (!visit || ![visit.inspectorId, visit.managerId].includes(actor.personId!)) throw refusal('voices.visit-missing')
    if (visit.startsAt > now()) throw refusal('voices.visit-to-come', { when: displayMoment(visit.startsAt) })
    if (visit.doneAt !== null) throw refusal('voices.visit-reported')
    await recordDuty(tx, actor, visit.pairId, {
      ...{ id: newId(), doneOn: dayOf(visit.startsAt), timeOfDay: 'evening', text: visitText.duty },
      subject: { kind: 'voices.visit', id: visit.id },
    })
    await saveReport(tx, visit, {
      doneAt: now(),
      doneByName: actor.name,
      familyPresent: input.familyPresent,
      household: sealText(config().sealKeys, input.household),
    })
    const numbers: string[] = []
    for (const trouble of input.troubles) numbers.push(await raiseTrouble(tx, actor, visit, trouble))
    await record(tx, actor, visit, 'visit-reported')
    return { numbers }
  })
}

async function raiseTrouble(
  tx: Tx,
  actor: Actor,
  visit: Visit,
  { kind, topic, words }: ReportVisit['troubles'][number],
): Promise<string> {
  const membership = (await membershipsOf(tx, visit.ownerId)).find((one) => one.untilOn === null)
  if (!membership) throw refusal('voices.person-missing')
  const [person] = await personsByIds(tx, [visit.ownerId])
  const hand = { ...systemActor(serviceText.name), personId: actor.personId, name: actor.name }
  const { number } = await openVoice(tx, hand, {
    ...{ kind, topic, words, place: '', photoIds: [], board: 'not', named: 'named', membership },
    ...{ personName: person!.name, channel: 'visit', representativeId: null, sourceId: visit.id, settledBy: null },
  })
  return number
}

export function listVisits(actor: Actor, orgId: string | undefined): Promise<VisitCard[]> {
  return transaction(actor, async (tx) => {
    const org = await requireReachableOrg(
      tx,
      actor,
      'voices.visit',
      orgId ?? grantsWith(actor, 'voices.visit')[0]!.orgId,
    )
    return cardsOf(await visitsUnder(tx, org.id))
  })
}

export function listMyVisits(actor: Actor) {
  return transaction(actor, async (tx) => {
    const cards = await cardsOf(await visitsBy(tx, actor.personId!))
    return cards.map((card) => ({ ...card, maySend: card.doneAt === null && card.startsAt <= now() }))
  })
}

export async function readVisit(actor: Actor, id: string) {
  const visit = await transaction(actor, async (tx) => {
    const found = await findVisit(tx, id)
    if (!found || !reaches(actor, 'voices.visit', found.orgPath)) throw refusal('voices.visit-missing')
    await record(tx, actor, found, 'visit-read')
    return found
  })
  const [card] = await cardsOf([visit])
  return transaction(system, async (tx) => {
    const voices = await voicesOfSource(tx, id)
    const cards = await caseCards(
      tx,
      await casesByIds(
        tx,
        voices.map((one) => one.id),
      ),
    )
    return {
      ...card!,
      household: visit.household && openSealed(config().sealKeys, visit.household),
      voices: cards.map((one) => ({ ...one, state: one.state as VoiceState })),
    }
  })
}

/** Names of the three are read by the platform: the pair need not be below the reader. */
function cardsOf(visits: readonly Visit[]): Promise<VisitCard[]> {
  return transaction(system, async (tx) => {
    const ids = visits.flatMap((one) => [one.ownerId, one.inspectorId, one.managerId])
    const names = new Map((await personsByIds(tx, [...new Set(ids)])).map((person) => [person.id, person.name]))
    const orgs = new Map(
      (await orgsByIds(tx, [...new Set(visits.map((one) => one.orgId))])).map((org) => [org.id, org.name]),
    )
    const troubles = await troublesOf(
      tx,
      visits.map((one) => one.id),
    )
    return visits.map(({ id, ownerId, orgId, inspectorId, managerId, startsAt, doneAt, familyPresent }) => ({
      ...{ id, workerName: names.get(ownerId) ?? '', orgId, orgName: orgs.get(orgId) ?? '' },
      inspectorName: names.get(inspectorId) ?? '',
      managerName: names.get(managerId) ?? '',
      ...{ startsAt, doneAt, familyPresent, troubles: troubles.get(id) ?? 0 },
    }))
  })
}

async function record(tx: Tx, actor: Actor, visit: Visit, what: string): Promise<void> {
  await recordAudit(tx, actor, {
    action: `voices.${what}`,
    subjectKind: 'voices.visit',
    subjectId: visit.id,
    orgId: visit.orgId,
  })
}
