import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import {
  addGuests,
  announceOccasion,
  closeOccasion,
  guestsOf,
  markGuests,
  occasionCards,
  occasionsByIds,
  planOccasion,
} from '../../kernel/occasions/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { now } from '../../platform/clock.ts'
import type { Instant } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { industryNames } from './case.text.ts'
import { partiesOf } from './disputes.store.ts'
import { refusal } from './errors.ts'
import { lockReached, reaches } from './find-dispute.ts'
import { findFirm } from './firms.store.ts'
import type { SchoolCard } from './hearings.contract.ts'
import type { DisputeSchool } from './hearings.model.ts'
import { faultOfGuest } from './hearings.rules.ts'
import { findSchool, insertSchool, listSchools as listRows, type SchoolWish, writeComment } from './hearings.store.ts'
import { getFirm } from './keep-firms.ts'
import type { Firm } from './model.ts'
import { deedOf } from './raise-claim.ts'
import { schoolKind } from './school-kind.ts'

export type PlanSchool = {
  readonly title: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly place: string
  readonly liveUrl: string | null
}

/**
 * 仲裁学堂: a typical case whose firm is on record becomes an occasion, with a live link for those who cannot come. Industry
 * and region of the respondent are kept, so that a later change of the record moves nobody in or out.
 */
export async function planSchool(actor: Actor, disputeId: string, input: PlanSchool): Promise<{ id: string }> {
  return transaction(actor, async (tx) => {
    const dispute = await lockReached(tx, actor, 'disputes.handle', disputeId)
    if (!dispute.classes.includes('typical')) throw refusal('disputes.not-typical')
    const [respondent] = await partiesOf(tx, [disputeId])
    const firm = respondent!.firmId && (await findFirm(tx, respondent!.firmId))
    if (!firm) throw refusal('disputes.firm-not-linked')
    const id = newId()
    const orgId = dispute.orgPath.at(-1)!
    const { title, startsAt, endsAt, place, liveUrl } = input
    await planOccasion(tx, actor, {
      ...{ id, orgId, title, startsAt, endsAt },
      kind: schoolKind.key,
      summary: industryNames[firm.industry],
      visibility: 'listed',
      venues: [{ name: place, place, liveUrl, capacity: null }],
      subject: { kind: 'disputes.dispute', id: disputeId },
    })
    await announceOccasion(tx, actor, id)
    await insertSchool(tx, schoolOf(id, disputeId, dispute.orgPath, firm))
    await recordAudit(tx, actor, deedOf('disputes.school-planned', dispute, { title }))
    return { id }
  })
}

function schoolOf(id: string, disputeId: string, orgPath: readonly string[], firm: Firm): DisputeSchool {
  const { industry, regionId } = firm
  const uncommented = { comment: null, commentedBy: null, commentedAs: null, commentedAt: null }
  return { ...{ id, disputeId, industry, regionId, orgPath }, orgId: orgPath.at(-1)!, ...uncommented }
}

async function getSchool(tx: Tx, actor: Actor, id: string): Promise<DisputeSchool> {
  const school = await findSchool(tx, id)
  if (!school || !reaches(actor, 'disputes.handle', school.orgPath)) throw refusal('disputes.school-missing')
  return school
}

/** 邀请旁听: heads of firms and representatives of workers, each of the industry and region of the case, or nobody at all. */
export async function inviteToSchool(actor: Actor, id: string, guests: readonly InvitedGuest[]): Promise<void> {
  await transaction(actor, async (tx) => inviteWithin(tx, actor, await getSchool(tx, actor, id), guests))
}

type InvitedGuest = { readonly firmId: string; readonly name: string; readonly role: 'head' | 'representative' }

/** The same inside a transaction that does more. */
export async function inviteWithin(
  tx: Tx,
  actor: Actor,
  school: DisputeSchool,
  guests: readonly InvitedGuest[],
): Promise<void> {
  const listed = []
  for (const { firmId, name, role } of guests) {
    const firm = await getFirm(tx, actor, 'disputes.handle', firmId)
    const fault = faultOfGuest(firm, school)
    if (fault) throw refusal(fault, { firm: firm.name, industry: industryNames[school.industry] })
    listed.push({ name, role, unit: firm.name })
  }
  await addGuests(tx, actor, school.id, listed)
  await recordAudit(tx, actor, schoolDeed('disputes.school-invited', school, { guests: listed.length }))
}

/** 旁听签到. */
export async function markSchool(actor: Actor, id: string, guestIds: readonly string[]): Promise<{ marked: number }> {
  return transaction(actor, async (tx) => {
    await getSchool(tx, actor, id)
    return { marked: await markGuests(tx, actor, id, guestIds) }
  })
}

/** 学堂结束: the hearing is over, and the school counts. */
export async function closeSchool(actor: Actor, id: string, note: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const school = await getSchool(tx, actor, id)
    await closeOccasion(tx, actor, id, note)
    await recordAudit(tx, actor, schoolDeed('disputes.school-closed', school))
  })
}

/** 庭后点评: by an arbitrator or a lawyer, once the hearing is over and not before. */
export async function commentSchool(
  actor: Actor,
  id: string,
  said: { readonly comment: string; readonly by: string; readonly as: 'arbitrator' | 'lawyer' },
): Promise<void> {
  await transaction(actor, async (tx) => {
    const school = await getSchool(tx, actor, id)
    const [occasion] = await occasionsByIds(tx, [id])
    if (occasion!.state !== 'held') throw refusal('disputes.school-not-over')
    await writeComment(tx, id, { ...said, at: now() })
    await recordAudit(tx, actor, schoolDeed('disputes.school-commented', school, { as: said.as }))
  })
}

const pageSize = 20

export async function readSchools(
  actor: Actor,
  wish: Omit<SchoolWish, 'belowId'> & { readonly orgId?: string | undefined },
): Promise<{ schools: SchoolCard[]; next: string | null }> {
  return transaction(actor, async (tx) => {
    const orgId = wish.orgId ?? actor.grants.find((grant) => grant.permissions.has('disputes.read'))!.orgId
    const below = await requireReachableOrg(tx, actor, 'disputes.read', orgId)
    const found = await listRows(tx, { ...wish, belowId: below.id }, pageSize + 1)
    const page = found.slice(0, pageSize)
    return { schools: await cardsOf(tx, page), next: found.length > pageSize ? page.at(-1)!.id : null }
  })
}

async function cardsOf(tx: Tx, schools: readonly DisputeSchool[]): Promise<SchoolCard[]> {
  const ids = schools.map((one) => one.id)
  const occasions = await occasionCards(tx, await occasionsByIds(tx, ids))
  const regions = await orgsByIds(tx, [...new Set(schools.map((one) => one.regionId))])
  const cards: SchoolCard[] = []
  for (const school of schools) {
    const occasion = occasions.find((one) => one.id === school.id)!
    const guests = await guestsOf(tx, { ownerId: school.orgId, id: school.id })
    const [venue] = occasion.venues
    const { orgId: _org, orgPath: _path, regionId, commentedAt: _at, ...rest } = school
    cards.push({
      ...rest,
      title: occasion.title,
      startsAt: occasion.startsAt,
      endsAt: occasion.endsAt,
      place: venue!.place,
      liveUrl: venue!.liveUrl,
      state: occasion.state,
      regionName: regions.find((one) => one.id === regionId)!.name,
      guests: guests.map(({ presentAt, ...guest }) => ({ ...guest, present: presentAt !== null })),
    })
  }
  return cards
}

function schoolDeed(action: string, school: DisputeSchool, detail: Record<string, unknown> = {}) {
  return { action, subjectKind: 'disputes.school', subjectId: school.id, orgId: school.orgId, detail }
}
