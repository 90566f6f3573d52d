import { today } from '../../platform/clock.ts'
import { dayOf } from '../../platform/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Actor } from '../access/index.ts'
import { type Calendar, readCalendar, workingDaysBetween } from '../calendar/index.ts'
import { namesOn, orgsByIds } from '../orgs/index.ts'
import { maskName } from '../people/index.ts'
import { caseTypeOf } from './case-types.ts'
import type { ActionCard, CaseCard, DueState, EventCard } from './contract.ts'
import type { Case, CaseEvent, CaseType } from './model.ts'
import { decideAction, deedTitle, doerOf, dueStateOf, isOwner } from './rules.ts'
import { deskText, refusalText } from './text.ts'

/** Cards for a list, in the order of the rows; names of organisations and the calendar are read once for all. */
export async function caseCards(tx: Tx, rows: readonly Case[]): Promise<CaseCard[]> {
  const names = await orgNames(
    tx,
    rows.flatMap((row) => [row.orgPath.at(-1)!, row.deskOrgId ?? row.orgPath.at(-1)!]),
  )
  const calendar = rows.some((row) => row.dueOn !== null) ? await readCalendar(tx) : null
  const then = await namesThen(tx, rows)
  return rows.map((row) => cardOf(row, then.get(row.id) ?? names.get(row.orgPath.at(-1)!)!, names, calendar))
}

/** What is closed keeps the name that its union had on that day. */
async function namesThen(tx: Tx, rows: readonly Case[]): Promise<ReadonlyMap<Id, string>> {
  const closed = rows.flatMap((row) =>
    row.closedAt === null ? [] : [{ id: row.id, orgId: row.orgPath.at(-1)!, day: dayOf(row.closedAt) }],
  )
  if (closed.length === 0) return new Map()
  const names = new Map((await namesOn(tx, closed)).map((one) => [`${one.orgId} ${one.day}`, one.name]))
  return new Map(
    closed.flatMap(({ id, orgId, day }) => {
      const name = names.get(`${orgId} ${day}`)
      return name ? [[id, name] as const] : []
    }),
  )
}

function cardOf(row: Case, orgName: string, names: ReadonlyMap<Id, string>, calendar: Calendar | null): CaseCard {
  const type = caseTypeOf(row.type)
  const state = type.states[row.state]!
  const orgId = row.orgPath.at(-1)!
  return {
    id: row.id,
    ownerId: row.ownerId,
    number: row.number,
    type: row.type,
    typeName: type.name,
    state: row.state,
    stateName: state.name,
    personStatus: state.personStatus,
    title: row.title,
    subtitle: [nameShown(type, row), row.subtitle].filter((part) => part !== '').join(' · '),
    orgId,
    orgName,
    deskOrgId: row.desk === 'org' ? row.deskOrgId : null,
    deskName: row.desk === 'org' ? names.get(row.deskOrgId!)! : deskText[row.desk],
    openedAt: row.openedAt,
    stageSince: row.stageSince,
    due: row.dueOn && calendar ? dueCard(row.dueOn, calendar) : null,
    amountFen: row.amountFen,
  }
}

/** A person's name is masked; an organisation's own, and the word for somebody anonymous, are not. */
function nameShown(type: CaseType, row: Case): string {
  return type.owner === 'org' || row.anonymous ? row.personName : maskName(row.personName)
}

export function dueCard(on: string, calendar: Calendar): DueState {
  const daysLeft = workingDaysBetween(calendar, today(), on).days
  return { on, daysLeft, state: dueStateOf(daysLeft) }
}

/** A history as people read it. */
export async function eventCards(tx: Tx, type: CaseType, events: readonly CaseEvent[]): Promise<EventCard[]> {
  const names = await orgNames(
    tx,
    events.flatMap((event) => event.actorOrgId ?? []),
  )
  return events.map((event) => ({
    at: event.at,
    action: event.action,
    title: deedTitle(type, event.action),
    actorName: doerOf(event),
    actorOrgName: event.actorOrgId === null ? null : names.get(event.actorOrgId)!,
    note: event.note,
    audience: event.audience,
  }))
}

/** Every action of the reader's side with whether she may take it now, and if not, the sentence that says why. */
export function actionCards(type: CaseType, row: Case, actor: Actor): ActionCard[] {
  const side = isOwner(actor, row) ? 'owner' : 'officer'
  return Object.entries(type.actions)
    .filter(([, { who }]) => (side === 'owner' ? who === 'owner' : typeof who === 'object'))
    .map(([action, { name }]) => {
      const decision = decideAction(type, row, actor, { action, note: name })
      const because = decision.allowed ? null : decision.because
      return {
        action,
        name,
        allowed: decision.allowed,
        because: because && fillSentence(refusalText[because.code], because.facts),
      }
    })
}

async function orgNames(tx: Tx, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  const orgs = ids.length > 0 ? await orgsByIds(tx, [...new Set(ids)]) : []
  return new Map(orgs.map((org) => [org.id, org.name]))
}
