import { now } from '../../platform/clock.ts'
import type { Instant } from '../../platform/dates.ts'
import { inOneTrip, type Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { displayYuan } from '../../platform/money.ts'
import { fillSentence, type Refusal } from '../../platform/refusal.ts'
import type { Actor } from '../access/index.ts'
import { type Calendar, readCalendar } from '../calendar/index.ts'
import { changesOf, insertCountChanges } from './counts.store.ts'
import { refusal } from './errors.ts'
import type { Case, CaseEvent, CaseType, Decision, Move } from './model.ts'
import { isEverDue, planLandings } from './plan-landings.ts'
import { actionOf, comesBack, decideAction, isOwner, nameDoer, targetOf } from './rules.ts'
import { shareWithDesks } from './share-with-desks.ts'
import { insertEvents, lastMoveOf, lockRows, type Moved, saveMoves } from './store.ts'
import { type OwnerNotice, tellMergedOwners, tellOwners } from './tell-owners.ts'
import { wordsOfDay } from './text.ts'
import { turnClocks } from './turn-clocks.ts'
import { whatHappened } from './what-happened.ts'

/** Rows of one statement. */
const mostRows = 5_000

/** What became of many: the cases as they stand now, and the refused ones each with its reason. */
export type Advanced = {
  readonly moved: readonly Case[]
  readonly refused: readonly Refused[]
}

type Refused = { readonly caseId: Id; readonly refusal: Refusal }

/**
 * Takes one action on one case: locks it, decides by the type's table, writes state, desk, due date, history and counts,
 * and tells the person where the table says so. Refuses with a code of the table's decision, with `cases.not-found`
 * outside the scope, or, when someone else was faster, with `cases.moved-meanwhile`, which says who did what.
 */
export async function advanceCase<State extends string, Action extends string>(
  tx: Tx,
  actor: Actor,
  type: CaseType<State, Action>,
  caseId: Id,
  action: Action,
  move: Move<State>,
): Promise<Case> {
  const { moved, refused } = await advanceCases(tx, actor, type, [caseId], action, move)
  if (refused[0]) throw refused[0].refusal
  return moved[0]!
}

/** As `advanceCase` for many in set-based statements: whoever is refused does not stop the others. */
export async function advanceCases<State extends string, Action extends string>(
  tx: Tx,
  actor: Actor,
  type: CaseType<State, Action>,
  caseIds: readonly Id[],
  action: Action,
  move: Move<State>,
): Promise<Advanced> {
  const moved: Case[] = []
  const refused: Refused[] = []
  const ids = [...new Set(caseIds)].sort()
  for (let first = 0; first < ids.length; first += mostRows) {
    const asked = { actor, type, action, move, at: now() }
    const some = await advanceSome(tx, asked, ids.slice(first, first + mostRows))
    moved.push(...some.moved)
    refused.push(...some.refused)
  }
  return { moved, refused }
}

type Asked = {
  readonly actor: Actor
  readonly type: CaseType
  readonly action: string
  readonly move: Move
  readonly at: Instant
}

async function advanceSome(tx: Tx, asked: Asked, caseIds: readonly Id[]): Promise<Advanced> {
  const [locked, calendar] = await inOneTrip(
    tx,
    () => lockRows(tx, caseIds),
    async () => (isEverDue(asked.type) ? readCalendar(tx) : null),
  )
  const rows = locked.filter((row) => row.type === asked.type.key)
  const found = new Set(rows.map((row) => row.id))
  const missing = caseIds.filter((id) => !found.has(id))
  const { allowed, refused } = await decideAll(tx, asked, rows)
  for (const caseId of missing) refused.push({ caseId, refusal: refusal('cases.not-found') })
  if (allowed.length === 0) return { moved: [], refused }

  const moves = await planMoves(tx, asked, allowed, calendar)
  const events = moves.map((move, at) => eventOf(asked, move, allowed[at]!.orgId))
  const notices = moves.flatMap((move) => noticeOf(asked, move))
  await inOneTrip(
    tx,
    () => saveMoves(tx, moves),
    () => insertEvents(tx, events),
    () => insertCountChanges(tx, moves.flatMap(changesOf)),
    () => tellOwners(tx, asked.type, notices),
  )
  await shareWithDesks(tx, asked.actor, moves, asked.at)
  await turnClocks(
    tx,
    asked.type,
    moves.map(({ row, landing }) => ({ row, from: row.state, to: landing.state })),
  )
  await tellMergedOwners(tx, asked.type, moves, asked.move)
  return { moved: moves.map(after), refused }
}

/** A case that may move, and in the name of which organisation. */
type Allowed = { readonly row: Case; readonly orgId: Id | null }

async function decideAll(
  tx: Tx,
  { actor, type, action, move }: Asked,
  rows: readonly Case[],
): Promise<{ allowed: Allowed[]; refused: Refused[] }> {
  const allowed: Allowed[] = []
  const refused: Refused[] = []
  for (const row of rows) {
    const decision = decideAction(type, row, actor, { action, note: move.note })
    const stale = move.seenStage !== undefined && move.seenStage !== row.stageSince
    if (decision.allowed && !stale) allowed.push({ row, orgId: decision.orgId })
    else refused.push({ caseId: row.id, refusal: await refusalOf(tx, actor, type, row, decision) })
  }
  return { allowed, refused }
}

/** Whoever was overtaken, by a colleague or by the next round, is told by whom; otherwise the table's own reason is given. */
async function refusalOf(tx: Tx, actor: Actor, type: CaseType, row: Case, decision: Decision): Promise<Refusal> {
  const because = decision.allowed ? null : decision.because
  const overtakable = because === null || ['cases.wrong-state', 'cases.not-your-desk'].includes(because.code)
  if (!overtakable) return refusal(because.code, because.facts)

  const last = await lastMoveOf(tx, row)
  const byColleague = actor.grants.some((grant) => grant.orgId === last.actorOrgId)
  if (because?.code === 'cases.not-your-desk' && !byColleague) return refusal(because.code, because.facts)
  return whatHappened(type, row, last)
}

/** A move to the same state leaves desk, due date and mover as they are. */
async function planMoves(
  tx: Tx,
  { actor, type, action, move, at }: Asked,
  allowed: readonly Allowed[],
  calendar: Calendar | null,
): Promise<Moved[]> {
  const table = actionOf(type, action)
  const flights = allowed.map(({ row }) => ({
    orgPath: row.orgPath,
    state: targetOf(table, row.state, move.to),
    dueDays: move.dueDays,
    deskOrgId: move.deskOrgId,
    namedDeskId: type.states[row.state]!.desk === 'named' ? row.deskOrgId : null,
    bodyIds: row.bodyIds,
    deed: table.name,
  }))
  const landings = await planLandings(tx, type, flights, { at, calendar })
  return allowed.map(({ row }, index) => {
    const { state } = flights[index]!
    const stays = state === row.state && move.deskOrgId === undefined
    return {
      row,
      landing: stays ? row : landings[index]!,
      amountFen: move.amountFen ?? row.amountFen,
      movedBy: stays ? row.movedBy : nameDoer(actor, row).id,
      rounds: comesBack(type, row.state, state) ? row.rounds + 1 : row.rounds,
    }
  })
}

function eventOf({ actor, action, move, at }: Asked, { row, landing }: Moved, orgId: Id | null): CaseEvent {
  const doer = nameDoer(actor, row)
  return {
    ownerId: row.ownerId,
    caseId: row.id,
    seq: row.version + 1,
    at,
    action,
    fromState: row.state,
    toState: landing.state,
    actorId: doer.id,
    actorName: doer.name,
    actorOrgId: orgId,
    note: move.note || null,
    audience: isOwner(actor, row) ? 'all' : (move.audience ?? 'all'),
  }
}

function noticeOf({ type, action, move }: Asked, { row, landing, amountFen }: Moved): OwnerNotice[] {
  const { notice } = actionOf(type, action)
  if (!notice) return []
  const facts = {
    number: row.number,
    title: row.title,
    amount: amountFen === null ? '' : displayYuan(amountFen),
    note: (move.audience ?? 'all') === 'all' ? (move.note ?? '') : '',
    due: landing.dueOn ? wordsOfDay(landing.dueOn) : '',
  }
  return [{ row, title: fillSentence(notice.title, facts), text: fillSentence(notice.text, facts) }]
}

function after({ row, landing, amountFen, movedBy, rounds }: Moved): Case {
  const { state, desk, deskOrgId, stageSince, closedAt, dueDays, dueOn, dueEstimated, risesOn, lateSince, bodyIds } =
    landing
  return {
    ...row,
    ...{ state, desk, deskOrgId, stageSince, closedAt, dueDays, dueOn, dueEstimated, risesOn, lateSince, bodyIds },
    amountFen,
    movedBy,
    rounds,
    version: row.version + 1,
  }
}
