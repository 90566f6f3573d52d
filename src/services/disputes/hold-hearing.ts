import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { advanceCase } from '../../kernel/cases/index.ts'
import { now, today } from '../../platform/clock.ts'
import { type Day, dayOf, displayFullDay, type Instant } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { hearingNames } from './case.text.ts'
import { disputeCase } from './dispute-case.ts'
import { refusal } from './errors.ts'
import { lockReached, reaches } from './find-dispute.ts'
import type { Hearing, HearingKind, HearingOfficer, HearingOfficerKind, HearingSeat } from './hearings.model.ts'
import { servesOn } from './hearings.rules.ts'
import {
  endHearingOfficer,
  endHearing as endRow,
  findHearing,
  hearingOfficersByIds,
  insertHearing,
  insertHearingOfficer,
  insertSeats,
  rosterFor,
  seatsOf,
  writeSeat,
} from './hearings.store.ts'
import { deedOf } from './raise-claim.ts'
import { noteText } from './text.ts'

/** The roster as a hearing of the organisation may draw on it. */
export async function readRoster(actor: Actor, wished: string | undefined): Promise<HearingOfficer[]> {
  return transaction(actor, async (tx) => {
    const orgId = wished ?? actor.grants.find((grant) => grant.permissions.has('disputes.read'))!.orgId
    const org = await requireReachableOrg(tx, actor, 'disputes.read', orgId)
    return rosterFor(tx, org.path)
  })
}

/** 列入听证员名册. */
export async function enlistHearingOfficer(
  actor: Actor,
  input: {
    readonly orgId: string
    readonly kind: HearingOfficerKind
    readonly name: string
    readonly unit: string
    readonly fromOn: Day
  },
): Promise<{ id: string }> {
  return transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'disputes.handle', input.orgId)
    const officer: HearingOfficer = { ...input, id: newId(), orgPath: org.path, untilOn: null }
    await insertHearingOfficer(tx, officer)
    await recordAudit(tx, actor, rosterDeed('disputes.hearing-officer-enlisted', officer))
    return { id: officer.id }
  })
}

/** 退出听证员名册. */
export async function dischargeHearingOfficer(actor: Actor, id: string, on: Day): Promise<void> {
  await transaction(actor, async (tx) => {
    const [officer] = await hearingOfficersByIds(tx, [id])
    if (!officer || !reaches(actor, 'disputes.handle', officer.orgPath))
      throw refusal('disputes.hearing-officer-missing')
    if (on < officer.fromOn) throw refusal('disputes.period-reversed', { from: officer.fromOn, until: on })
    await endHearingOfficer(tx, id, on)
    await recordAudit(tx, actor, rosterDeed('disputes.hearing-officer-discharged', officer))
  })
}

export type PlanHearing = {
  readonly kind: HearingKind
  readonly startsAt: Instant
  readonly place: string
  readonly topic: string
  readonly notifiedOn: Day | null
  readonly officerIds: readonly string[]
}

/** 安排开庭、公开听证: a public hearing has observers from the roster, each of whom serves on its day. */
export async function planHearing(actor: Actor, disputeId: string, input: PlanHearing): Promise<{ id: string }> {
  if (input.notifiedOn !== null && input.notifiedOn > today()) throw refusal('disputes.day-not-come')
  return transaction(actor, async (tx) => {
    const dispute = await lockReached(tx, actor, 'disputes.handle', disputeId)
    const officers = await chosenFor(tx, input)
    const { kind, startsAt, place, topic, notifiedOn } = input
    const hearing: Hearing = {
      ...{ kind, startsAt, place, topic, notifiedOn, disputeId },
      ownerId: dispute.ownerId,
      id: newId(),
      state: 'planned',
      outcome: null,
      endedAt: null,
      plannedBy: actor.name,
      plannedAt: now(),
    }
    await advanceCase(tx, actor, disputeCase, disputeId, 'hear', { note: sayHearing(hearing) })
    await insertHearing(tx, hearing)
    await insertSeats(tx, hearing, officers)
    await recordAudit(tx, actor, deedOf('disputes.hearing-planned', dispute, { kind, officers: officers.length }))
    return { id: hearing.id }
  })
}

async function chosenFor(tx: Tx, { kind, officerIds, startsAt }: PlanHearing): Promise<HearingOfficer[]> {
  if (kind !== 'public') return []
  const ids = [...new Set(officerIds)]
  if (ids.length === 0) throw refusal('disputes.hearing-without-officers')
  const officers = await hearingOfficersByIds(tx, ids)
  if (officers.length < ids.length) throw refusal('disputes.hearing-officer-missing')
  const away = officers.find((one) => !servesOn(one, dayOf(startsAt)))
  if (away) throw refusal('disputes.hearing-officer-away', { name: away.name, on: displayFullDay(dayOf(startsAt)) })
  return officers
}

function sayHearing({ kind, startsAt, place }: Hearing): string {
  const time = new Date(Date.parse(startsAt) + 8 * 3_600_000).toISOString().slice(11, 16)
  return fillSentence(noteText.hearing, { kind: hearingNames[kind], day: displayFullDay(dayOf(startsAt)), time, place })
}

export type EndHearing = {
  readonly state: 'held' | 'cancelled'
  readonly outcome: string
  readonly seats: readonly { readonly officerId: string; readonly attended: boolean; readonly opinion: string }[]
}

/** 登记开庭、听证结果: attendance and opinion of every observer go with it. */
export async function endHearing(actor: Actor, id: string, input: EndHearing): Promise<void> {
  await transaction(actor, async (tx) => {
    const hearing = await findHearing(tx, id)
    if (!hearing) throw refusal('disputes.hearing-missing')
    const dispute = await lockReached(tx, actor, 'disputes.handle', hearing.disputeId)
    const fresh = (await findHearing(tx, id))!
    if (fresh.state !== 'planned') throw refusal('disputes.hearing-over')
    if (input.state === 'held') {
      if (fresh.startsAt > now()) throw refusal('disputes.hearing-not-begun')
      await takeSeats(tx, fresh, input.seats)
    }
    await endRow(tx, fresh, { state: input.state, outcome: input.outcome, at: now() })
    await recordAudit(tx, actor, deedOf('disputes.hearing-ended', dispute, { state: input.state }))
  })
}

async function takeSeats(tx: Tx, hearing: Hearing, given: EndHearing['seats']): Promise<void> {
  const seats: HearingSeat[] = await seatsOf(tx, [hearing.id])
  const said = new Map(given.map((one) => [one.officerId, one]))
  const silent = seats.filter((seat) => !said.has(seat.officerId))
  if (silent.length > 0) throw refusal('disputes.seats-unsaid', { names: silent.map((seat) => seat.name) })
  for (const seat of seats) {
    const { attended, opinion } = said.get(seat.officerId)!
    await writeSeat(tx, hearing, { officerId: seat.officerId, attended, opinion: attended && opinion ? opinion : null })
  }
}

function rosterDeed(action: string, officer: HearingOfficer) {
  return {
    action,
    subjectKind: 'disputes.hearing-officer',
    subjectId: officer.id,
    orgId: officer.orgId,
    detail: { kind: officer.kind },
  }
}
