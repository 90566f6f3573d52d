import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { sendNotices } from '../../kernel/notices/index.ts'
import { occasionCards, occasionsByIds } from '../../kernel/occasions/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { now } from '../../platform/clock.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { observerNotices } from './case.text.ts'
import { refusal } from './errors.ts'
import { reaches } from './find-dispute.ts'
import type { DisputeSchool } from './hearings.model.ts'
import { findSchool } from './hearings.store.ts'
import { inviteWithin } from './hold-school.ts'
import type { ObserverCard, OpenSchoolCard } from './observers.contract.ts'
import type { Observer } from './observers.model.ts'
import {
  insertObserver,
  lockObserver,
  newestSchools,
  observationsOf,
  observersOf,
  writeDecision,
} from './observers.store.ts'

/** Of so many newest schools those to come are shown; more are never held at once. */
const newest = 200
const shownMost = 50

/** Schools to come, whoever reads; and what became of her own applications. */
export async function readOpenSchools(actor: Actor): Promise<OpenSchoolCard[]> {
  const mine = await transaction(actor, (tx) => observationsOf(tx, actor.personId!))
  return transaction(system, async (tx) => {
    const schools = await newestSchools(tx, newest)
    const occasions = await occasionCards(
      tx,
      await occasionsByIds(
        tx,
        schools.map((one) => one.id),
      ),
    )
    const open = occasions.filter((one) => one.state === 'announced' && one.endsAt > now())
    open.sort((one, other) => one.startsAt.localeCompare(other.startsAt))
    const orgs = await orgsByIds(
      tx,
      schools.flatMap((one) => [one.orgId, one.regionId]),
    )
    const names = new Map(orgs.map((org) => [org.id, org.name]))
    return open.slice(0, shownMost).map((occasion) => {
      const school = schools.find((one) => one.id === occasion.id)!
      const own = mine.find((one) => one.schoolId === school.id)
      const { id, title, startsAt, endsAt, venues } = occasion
      return {
        ...{ id, title, startsAt, endsAt },
        place: venues[0]!.place,
        liveUrl: venues[0]!.liveUrl,
        industry: school.industry,
        regionName: names.get(school.regionId)!,
        orgName: names.get(school.orgId)!,
        mine: own ? { state: own.state, because: own.because } : null,
      }
    })
  })
}

/** 申请旁听: once for each school, as long as it has not begun. */
export async function applyToObserve(
  actor: Actor,
  schoolId: string,
  input: Pick<Observer, 'firmName' | 'role' | 'reason'>,
): Promise<void> {
  const school = await transaction(system, (tx) => openSchool(tx, schoolId))
  await transaction(actor, async (tx) => {
    const observer: Observer = {
      ...input,
      ownerId: actor.personId!,
      id: newId(),
      schoolId,
      orgPath: school.orgPath,
      name: actor.name,
      state: 'applied',
      because: null,
      appliedAt: now(),
      decidedBy: null,
      decidedAt: null,
    }
    if (!(await insertObserver(tx, observer))) throw refusal('disputes.observer-again')
    await recordAudit(tx, actor, deedOf('disputes.observer-applied', school, observer))
  })
}

async function openSchool(tx: Tx, id: string): Promise<DisputeSchool> {
  const school = await findSchool(tx, id)
  const [occasion] = school ? await occasionsByIds(tx, [id]) : []
  if (!school || occasion?.state !== 'announced' || occasion.startsAt <= now()) {
    throw refusal('disputes.school-not-open')
  }
  return school
}

/** Who asks to observe a school. */
export async function readObservers(actor: Actor, schoolId: string): Promise<ObserverCard[]> {
  return transaction(actor, async (tx) => {
    await schoolOf(tx, actor, schoolId)
    const found = await observersOf(tx, schoolId)
    return found.map(({ ownerId: _owner, schoolId: _school, orgPath: _path, decidedAt: _at, ...card }) => card)
  })
}

async function schoolOf(tx: Tx, actor: Actor, id: string): Promise<DisputeSchool> {
  const school = await findSchool(tx, id)
  if (!school || !reaches(actor, 'disputes.handle', school.orgPath)) throw refusal('disputes.school-missing')
  return school
}

export type ObserverDecision =
  | { readonly decision: 'accept'; readonly firmId: string }
  | { readonly decision: 'decline'; readonly because: string }

/** 同意或不同意旁听: whom the union takes becomes a guest of a firm of the same industry and region. */
export async function decideObserver(actor: Actor, id: string, input: ObserverDecision): Promise<void> {
  await transaction(actor, async (tx) => {
    const observer = await lockObserver(tx, id)
    if (!observer || !reaches(actor, 'disputes.handle', observer.orgPath)) throw refusal('disputes.observer-missing')
    if (observer.state !== 'applied') throw refusal('disputes.observer-decided')
    const school = await schoolOf(tx, actor, observer.schoolId)
    const accepted = input.decision === 'accept'
    if (accepted) {
      const { name, role } = observer
      await inviteWithin(tx, actor, school, [{ firmId: input.firmId, name, role }])
    }
    const because = accepted ? null : input.because
    const state = accepted ? 'accepted' : 'declined'
    await writeDecision(tx, observer, { state, because, by: actor.name, at: now() })
    await tell(tx, observer, state, because)
    await recordAudit(tx, actor, deedOf('disputes.observer-decided', school, { ...observer, state }))
  })
}

async function tell(tx: Tx, observer: Observer, state: 'accepted' | 'declined', because: string | null): Promise<void> {
  const [occasion] = await occasionCards(tx, await occasionsByIds(tx, [observer.schoolId]))
  const { title, text } = observerNotices[state]
  const facts = { school: occasion!.title, place: occasion!.venues[0]!.place, because: because ?? '' }
  const notice = { personId: observer.ownerId, title, text: fillSentence(text, facts), link: '/m/disputes/schools' }
  await sendNotices(tx, [notice])
}

function deedOf(action: string, school: DisputeSchool, { id, state }: Pick<Observer, 'id' | 'state'>) {
  const detail = { school: school.id, state }
  return { action, subjectKind: 'disputes.observer', subjectId: id, orgId: school.orgId, detail }
}
