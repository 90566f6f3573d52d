import { now, today } from '../../platform/clock.ts'
import type { Instant } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { type Actor, grantsWith } from '../access/index.ts'
import { readCalendar } from '../calendar/index.ts'
import { type Org, orgsByIds } from '../orgs/index.ts'
import { currentBody, endBody, insertBodies, markArrived, refreshShares } from './bodies.store.ts'
import { refusal } from './errors.ts'
import { kernelEvent } from './kernel-event.ts'
import { lockOfType } from './lock-of-type.ts'
import type { BodyRole, Case, CaseType } from './model.ts'
import { officeOver, requireOffer, requireOpen } from './office-over.ts'
import { countDue } from './plan-landings.ts'
import { readerOf } from './reader.ts'
import { insertEvents, touchRow } from './store.ts'
import { tellOfficers } from './tell-officers.ts'
import { deedNotes, deedText, noticeText, wordsOfInstant } from './text.ts'

export type Call = {
  readonly orgId: Id
  readonly role: Exclude<BodyRole, 'desk'>
  readonly note: string
  /** Working days within which it has to report in. */
  readonly dueDays?: number
}

/**
 * 联合办理, 吹哨: has an organisation outside the path take part. It reads what is shared with bodies from then on, and its
 * officers are told. Refuses one of the path, one that takes part already, and a closed case.
 */
export async function callBody(tx: Tx, actor: Actor, type: CaseType, caseId: Id, call: Call): Promise<void> {
  const row = await lockOfType(tx, type, caseId)
  const office = officeOver(actor, row, 'body-called')
  requireOpen(row, 'body-called')
  const org = await outsideOrg(tx, row, call.orgId)
  if (row.bodyIds.includes(org.id)) throw refusal('cases.body-already', { org: org.name })

  const at = now()
  const dueOn = call.dueDays === undefined ? null : countDue(await readCalendar(tx), today(), call.dueDays).dueOn
  await insertBodies(tx, [
    {
      ...{ ownerId: row.ownerId, caseId: row.id, orgId: org.id, orgPath: org.path, role: call.role, note: call.note },
      ...{ calledByName: actor.name, calledAt: at, dueOn },
    },
  ])
  await refreshShares(tx, [row.id])
  const note = fillSentence(deedNotes[call.role], { org: org.name, note: call.note })
  await record(tx, actor, row, { action: 'body-called', orgId: office, note, at })
  await tell(tx, type, row, org.id, call.role, { from: await nameOf(tx, office, actor), note: call.note })
}

/**
 * 报到: an officer of a body says that it is there. Refuses whoever is of no body of the case, and a second time.
 */
export async function reportIn(tx: Tx, actor: Actor, type: CaseType, caseId: Id): Promise<void> {
  const row = await lockOfType(tx, type, caseId)
  if (readerOf(actor, row) === null) throw refusal('cases.not-found')
  requireOffer(row, 'call', 'body-arrived')
  requireOpen(row, 'body-arrived')
  const grants = [type.readPermission, type.joinPermission].flatMap((one) => (one ? grantsWith(actor, one) : []))
  const mine = new Set(grants.map((grant) => grant.orgId))
  const orgId = row.bodyIds.find((id) => mine.has(id))
  const body = orgId && (await currentBody(tx, row.id, orgId))
  if (!body) throw refusal('cases.not-taking-part', { action: deedText['body-arrived'] })
  if (body.arrivedAt !== null) throw refusal('cases.body-arrived', { when: wordsOfInstant(body.arrivedAt) })

  const at = now()
  const org = await nameOf(tx, body.orgId, actor)
  await markArrived(tx, body, actor.name, at)
  await record(tx, actor, row, {
    action: 'body-arrived',
    orgId: body.orgId,
    note: fillSentence(deedNotes.arrived, { org }),
    at,
  })
  if (row.deskOrgId !== null) await tell(tx, type, row, row.deskOrgId, 'arrived', { org })
}

/** Ends the part of a body; from then on it reads the case no more. Refuses the one at whose desk the case lies. */
export async function releaseBody(
  tx: Tx,
  actor: Actor,
  type: CaseType,
  caseId: Id,
  { orgId, note = '' }: { readonly orgId: Id; readonly note?: string },
): Promise<void> {
  const row = await lockOfType(tx, type, caseId)
  const office = officeOver(actor, row, 'body-released')
  const body = await currentBody(tx, row.id, orgId)
  const org = await nameOf(tx, orgId, actor)
  if (!body) throw refusal('cases.body-not-there', { org })
  if (row.deskOrgId === orgId) throw refusal('cases.body-has-desk', { org })
  const at = now()
  await record(tx, actor, row, {
    action: 'body-released',
    orgId: office,
    note: fillSentence(deedNotes.released, { org, note }),
    at,
  })
  await tell(tx, type, row, orgId, 'released', { note })
  await endBody(tx, body, at)
  await refreshShares(tx, [row.id])
}

async function outsideOrg(tx: Tx, row: Case, orgId: Id): Promise<Org> {
  const [org] = await orgsByIds(tx, [orgId])
  if (!org) throw refusal('cases.desk-unknown')
  if (org.closedOn !== null) throw refusal('cases.desk-closed', { org: org.name })
  if (row.orgPath.includes(orgId)) throw refusal('cases.body-in-path', { org: org.name })
  return org
}

async function nameOf(tx: Tx, orgId: Id | null, actor: Actor): Promise<string> {
  const [org] = orgId === null ? [] : await orgsByIds(tx, [orgId])
  return org?.name ?? actor.name
}

async function record(
  tx: Tx,
  actor: Actor,
  row: Case,
  deed: { readonly action: string; readonly orgId: Id | null; readonly note: string; readonly at: Instant },
): Promise<void> {
  await insertEvents(tx, [kernelEvent(row, actor, { ...deed, audience: 'bodies' })])
  await touchRow(tx, row, null)
}

async function tell(
  tx: Tx,
  type: CaseType,
  row: Case,
  orgId: Id,
  what: 'joint' | 'called' | 'arrived' | 'released',
  said: Readonly<Record<string, string>>,
): Promise<void> {
  const facts = { title: row.title, number: row.number, ...said }
  const { title, text } = noticeText[what]
  await tellOfficers(tx, [
    {
      orgId,
      title: fillSentence(title, facts),
      text: fillSentence(text, facts),
      link: type.links.officer.replace('{id}', row.id),
    },
  ])
}
