import type { Actor } from '../../kernel/access/index.ts'
import {
  actionCards,
  type Case,
  caseById,
  caseCards,
  countsUnder,
  eventCards,
  eventsOf,
  pageOfCases,
} from '../../kernel/cases/index.ts'
import { openFile } from '../../kernel/files/index.ts'
import { getOrg, orgsByIds } from '../../kernel/orgs/index.ts'
import { maskIdNumber, maskPhone, membershipsOf, type Particulars, personCards } from '../../kernel/people/index.ts'
import { config } from '../../platform/config.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { openSealed } from '../../platform/seal.ts'
import { newestDepartureOf } from './departures.store.ts'
import { refusal } from './errors.ts'
import type { ApplicationDetail, JoiningState, MyApplication, MyMembership } from './joining.contract.ts'
import { findApplication, newestAdmissions, newestApplicationOf } from './joining.store.ts'
import { joiningCase } from './joining-case.ts'
import type { Application } from './model.ts'
import { reaches } from './reaches.ts'
import { registrar } from './registrar.ts'

export type ApplicationWish = {
  readonly orgId?: string | undefined
  readonly state?: JoiningState | undefined
  readonly late?: 'yes' | undefined
  readonly search?: string | undefined
  readonly from?: string | undefined
  readonly cursor?: string | undefined
}

export function listApplications(actor: Actor, wish: ApplicationWish) {
  return reading(actor, async (tx) => {
    const page = await pageOfCases(tx, actor, { ...wish, type: joiningCase.key })
    const counts = await countsUnder(tx, actor, { orgId: wish.orgId, type: joiningCase.key })
    const cards = await caseCards(tx, page.cases)
    return {
      applications: cards.map((card) => ({ ...card, state: card.state as JoiningState })),
      next: page.next,
      counts: counts.map(({ state, count }) => ({ state: state as JoiningState, count })),
      lateCount: counts.reduce((sum, one) => sum + one.late, 0),
    }
  })
}

export function readApplication(actor: Actor, id: string): Promise<ApplicationDetail> {
  return reading(actor, async (tx) => {
    const application = await findApplication(tx, id)
    if (!application || !reaches(actor, 'membership.read', application.orgPath))
      throw refusal('membership.application-missing')
    const row = await caseById(tx, id)
    const [card] = await caseCards(tx, [row])
    const { name, idNumber, phone } = particularsOf(application)
    return {
      application: { ...card!, state: card!.state as JoiningState },
      name,
      maskedIdNumber: maskIdNumber(idNumber),
      maskedPhone: phone === null ? '' : maskPhone(phone),
      bornOn: `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`,
      form: application.form,
      employerName: application.employerName,
      door: application.door,
      remark: application.remark,
      documentId: application.documentId,
      fromOrgName: application.fromOrgId ? (await getOrg(tx, application.fromOrgId)).name : null,
      confirmed:
        application.confirmedAt === null ? null : { at: application.confirmedAt, by: application.confirmedBy! },
      events: await eventCards(tx, joiningCase, await eventsOf(tx, row)),
      actions: actionCards(joiningCase, row, actor),
    }
  })
}

export function readMyMembership(actor: Actor): Promise<MyMembership> {
  const personId = actor.personId!
  return reading(actor, async (tx) => {
    const [card] = await personCards(tx, [personId])
    const memberships = await membershipsOf(tx, personId)
    const names = new Map(
      (
        await orgsByIds(
          tx,
          memberships.map((one) => one.orgId),
        )
      ).map((org) => [org.id, org.name]),
    )
    const open = memberships.find((one) => one.untilOn === null)
    const [admission] = await newestAdmissions(tx, [personId])
    const application = await newestApplicationOf(tx, personId)
    return {
      maskedName: card!.maskedName,
      maskedIdNumber: card!.maskedIdNumber,
      maskedPhone: card!.maskedPhone,
      membership: open ? { orgId: open.orgId, orgName: names.get(open.orgId)!, fromOn: open.fromOn } : null,
      former: memberships.flatMap(({ orgId, fromOn, untilOn }) =>
        untilOn === null ? [] : [{ orgName: names.get(orgId)!, fromOn, untilOn }],
      ),
      form: admission?.form ?? null,
      employerName: admission?.employerName ?? null,
      application: application ? await myApplication(tx, application) : null,
      departure: await myDeparture(tx, personId),
    }
  })
}

async function myApplication(tx: Tx, application: Application): Promise<MyApplication> {
  const row = await caseById(tx, application.id)
  const [card] = await caseCards(tx, [row])
  const events = await eventsOf(tx, row)
  return {
    id: application.id,
    number: row.number,
    state: row.state as JoiningState,
    orgId: application.orgId,
    orgName: (await getOrg(tx, application.orgId)).name,
    form: application.form,
    employerName: application.employerName,
    remark: application.remark,
    hasDocument: application.documentId !== null,
    sentAt: application.sentAt,
    message: messageOf(row, events),
    case: card!,
    events: await eventCards(tx, joiningCase, events),
  }
}

async function myDeparture(tx: Tx, personId: string): Promise<MyMembership['departure']> {
  const departure = await newestDepartureOf(tx, personId)
  if (!departure) return null
  const row = await caseById(tx, departure.id)
  const [card] = await caseCards(tx, [row])
  const kept = row.state === 'kept' ? (await eventsOf(tx, row)).findLast((one) => one.action === 'keep') : null
  return { id: departure.id, purpose: departure.purpose, case: card!, message: kept?.note ?? null }
}

/** Whoever may read the application may read its document: its owner uploaded it before she had a union. */
export async function openApplicationDocument(actor: Actor, id: string) {
  const application = await transaction(actor, (tx) => findApplication(tx, id))
  if (!application?.documentId || !reaches(actor, 'membership.read', application.orgPath))
    throw refusal('membership.application-missing')
  return transaction(system, (tx) => openFile(tx, registrar(), application.documentId!))
}

/** The union's last word, while it is the reason of where the application stands. */
function messageOf(row: Case, events: readonly { action: string; note: string | null }[]): string | null {
  const asked = row.state === 'correct' ? ['send-back'] : row.state === 'refused' ? ['refuse', 'drop'] : []
  return events.findLast((event) => asked.includes(event.action))?.note ?? null
}

function particularsOf(application: Application): Particulars {
  return JSON.parse(openSealed(config().sealKeys, application.sealed)) as Particulars
}
