import { now, today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Actor } from '../access/index.ts'
import { readCalendar } from '../calendar/index.ts'
import { type Org, orgsByIds } from '../orgs/index.ts'
import { changesOf, insertCountChanges } from './counts.store.ts'
import { refusal } from './errors.ts'
import { kernelEvent } from './kernel-event.ts'
import { lockOfType } from './lock-of-type.ts'
import type { Case, CaseType, Landing } from './model.ts'
import { officeOver, requireOpen } from './office-over.ts'
import { countDue } from './plan-landings.ts'
import { shareWithDesks } from './share-with-desks.ts'
import { insertEvents, saveMoves } from './store.ts'
import { tellOfficers } from './tell-officers.ts'
import { deedNotes, deedText, noticeText } from './text.ts'

export type Assignment = { readonly deskOrgId: Id; readonly dueDays?: number; readonly note?: string }

/**
 * 转办: the same state at another organisation's desk, up, down, a department or a partner. Whoever had it and is not of
 * the path goes on taking part until released. The due date stays unless other days are given. Refuses a case that does
 * not lie at an organisation's desk, and a desk that is unknown, closed, or the same.
 */
export async function assignCase(
  tx: Tx,
  actor: Actor,
  type: CaseType,
  caseId: Id,
  { deskOrgId, dueDays, note = '' }: Assignment,
): Promise<Case> {
  const row = await lockOfType(tx, type, caseId)
  const office = officeOver(actor, row, 'assigned')
  requireOpen(row, 'assigned')
  if (row.desk !== 'org') throw notAtADesk(type, row)
  const [from, to] = await orgsOf(tx, row.deskOrgId!, deskOrgId)
  const landing: Landing = {
    ...row,
    deskOrgId,
    bodyIds: isNew(row, deskOrgId) ? [...row.bodyIds, deskOrgId] : row.bodyIds,
    ...(dueDays === undefined ? {} : { ...countDue(await readCalendar(tx), today(), dueDays), lateSince: null }),
  }
  const moved = { row, landing, amountFen: row.amountFen, movedBy: row.movedBy, rounds: row.rounds }
  const at = now()
  await saveMoves(tx, [moved])
  const said = fillSentence(deedNotes.assigned, { from: from.name, to: to.name, note })
  await insertEvents(tx, [kernelEvent(row, actor, { action: 'assigned', orgId: office, note: said, at })])
  await insertCountChanges(tx, changesOf(moved))
  await shareWithDesks(tx, actor, [moved], at)
  const facts = { from: from.name, title: row.title, number: row.number, note }
  const { title, text } = noticeText.assigned
  await tellOfficers(tx, [
    {
      orgId: deskOrgId,
      title: fillSentence(title, facts),
      text: fillSentence(text, facts),
      link: type.links.officer.replace('{id}', row.id),
    },
  ])
  return { ...row, ...landing, version: row.version + 1 }
}

function isNew(row: Case, deskOrgId: Id): boolean {
  return !row.orgPath.includes(deskOrgId) && !row.bodyIds.includes(deskOrgId)
}

function notAtADesk(type: CaseType, row: Case) {
  const states = Object.values(type.states).filter(({ desk }) => !['person', 'system', 'none'].includes(desk))
  return refusal('cases.wrong-state', {
    action: deedText.assigned,
    state: type.states[row.state]!.name,
    states: states.map(({ name }) => name).join('、'),
  })
}

async function orgsOf(tx: Tx, fromId: Id, toId: Id): Promise<[Org, Org]> {
  const orgs = await orgsByIds(tx, [fromId, toId])
  const to = orgs.find(({ id }) => id === toId)
  if (!to) throw refusal('cases.desk-unknown')
  if (to.closedOn !== null) throw refusal('cases.desk-closed', { org: to.name })
  if (fromId === toId) throw refusal('cases.desk-already', { org: to.name })
  return [orgs.find(({ id }) => id === fromId)!, to]
}
