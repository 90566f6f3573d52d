import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { displayYuan } from '../../platform/money.ts'
import { fillSentence, type Refusal } from '../../platform/refusal.ts'
import type { Actor } from '../access/index.ts'
import { type SendNotice, sendNotices } from '../notices/index.ts'
import { insertCountChanges } from './counts.store.ts'
import { refusal } from './errors.ts'
import type { Case, CaseEvent, CaseType, Decision, Landing, Move } from './model.ts'
import { planLandings } from './plan-landings.ts'
import { actionOf, decideAction, targetOf } from './rules.ts'
import { insertEvents, lastMoveOf, lockRows, type Moved, saveMoves } from './store.ts'
import { wordsOfDay } from './text.ts'
import { whatHappened } from './what-happened.ts'

/** Rows of one statement. */
const mostRows = 5_000

/** What became of many: the cases as they stand now, and the refused ones each with its reason. */
export type Advanced = {
  readonly moved: readonly Case[]
  readonly refused: readonly { readonly caseId: Id; readonly refusal: Refusal }[]
}

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
  const refused: { caseId: Id; refusal: Refusal }[] = []
  const ids = [...new Set(caseIds)].sort()
  for (let first = 0; first < ids.length; first += mostRows) {
    const some = await advanceSome(tx, actor, type, ids.slice(first, first + mostRows), action, move)
    moved.push(...some.moved)
    refused.push(...some.refused)
  }
  return { moved, refused }
}

async function advanceSome(
  tx: Tx,
  actor: Actor,
  type: CaseType,
  caseIds: readonly Id[],
  action: string,
  move: Move,
): Promise<Advanced> {
  const rows = (await lockRows(tx, caseIds)).filter((row) => row.type === type.key)
  const { allowed, refused } = await decideAll(tx, actor, type, rows, action, move)
  const found = new Set(rows.map((row) => row.id))
  for (const caseId of caseIds) if (!found.has(caseId)) refused.push({ caseId, refusal: refusal('cases.not-found') })
  if (allowed.length === 0) return { moved: [], refused }

  const at = now()
  const landings = await landingsOf(
    tx,
    type,
    allowed.map(({ row }) => row),
    action,
    move,
    at,
  )
  const moves = allowed.map(
    ({ row }, index): Moved => ({
      row,
      landing: landings[index]!,
      amountFen: move.amountFen ?? row.amountFen,
      movedBy: landings[index]!.state === row.state ? row.movedBy : actor.personId,
    }),
  )
  await saveMoves(tx, moves)
  const orgOf = new Map(allowed.map(({ row, orgId }) => [row.id, orgId]))
  await insertEvents(
    tx,
    moves.map((m) => eventOf(m, actor, action, orgOf.get(m.row.id)!, at, move.note)),
  )
  await insertCountChanges(tx, moves.flatMap(changesOf))
  await sendNotices(
    tx,
    moves.flatMap((m) => noticeOf(type, action, m, move.note)),
  )
  return { moved: moves.map(after), refused }
}

type Allowed = { readonly row: Case; readonly orgId: Id | null }

async function decideAll(
  tx: Tx,
  actor: Actor,
  type: CaseType,
  rows: readonly Case[],
  action: string,
  move: Move,
): Promise<{ allowed: Allowed[]; refused: { caseId: Id; refusal: Refusal }[] }> {
  const allowed: Allowed[] = []
  const refused: { caseId: Id; refusal: Refusal }[] = []
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
  if (!decision.allowed && !['cases.wrong-state', 'cases.not-your-desk'].includes(decision.because.code)) {
    return refusal(decision.because.code, decision.because.facts)
  }
  const last = await lastMoveOf(tx, row)
  const byColleague = actor.grants.some((grant) => grant.orgId === last.actorOrgId)
  if (!decision.allowed && decision.because.code === 'cases.not-your-desk' && !byColleague) {
    return refusal(decision.because.code, decision.because.facts)
  }
  return whatHappened(type, row, last)
}

/** A move to the same state leaves desk and due date as they are. */
async function landingsOf(
  tx: Tx,
  type: CaseType,
  rows: readonly Case[],
  action: string,
  move: Move,
  at: string,
): Promise<Landing[]> {
  const table = actionOf(type, action)
  const flights = rows.map((row) => ({
    orgPath: row.orgPath,
    state: targetOf(table, row.state, move.to),
    dueDays: move.dueDays,
  }))
  const landings = await planLandings(tx, type, flights, at)
  return landings.map((landing, index) => (landing.state === rows[index]!.state ? rows[index]! : landing))
}

function eventOf(
  { row, landing }: Moved,
  actor: Actor,
  action: string,
  orgId: Id | null,
  at: string,
  note: string | undefined,
): CaseEvent {
  return {
    ownerId: row.ownerId,
    caseId: row.id,
    seq: row.version + 1,
    at,
    action,
    fromState: row.state,
    toState: landing.state,
    actorId: actor.personId,
    actorName: actor.name,
    actorOrgId: orgId,
    note: note || null,
  }
}

/** Out of the old place, into the new one. */
export function changesOf({ row, landing }: Pick<Moved, 'row' | 'landing'>) {
  return [
    { place: row, n: -1 as const },
    { place: { ...row, ...landing }, n: 1 as const },
  ]
}

function noticeOf(type: CaseType, action: string, moved: Moved, note: string | undefined): SendNotice[] {
  const { notice } = actionOf(type, action)
  if (!notice) return []
  const { row, landing, amountFen } = moved
  const facts = {
    number: row.number,
    title: row.title,
    amount: amountFen === null ? '' : displayYuan(amountFen),
    note: note ?? '',
    due: landing.dueOn ? wordsOfDay(landing.dueOn) : '',
  }
  return [
    {
      personId: row.ownerId,
      title: fillSentence(notice.title, facts),
      text: fillSentence(notice.text, facts),
      link: type.links.person.replace('{id}', row.id),
    },
  ]
}

function after({ row, landing, amountFen, movedBy }: Moved): Case {
  const { state, desk, deskOrgId, stageSince, closedAt, dueDays, dueOn, dueEstimated, risesOn, lateSince } = landing
  return {
    ...row,
    ...{ state, desk, deskOrgId, stageSince, closedAt, dueDays, dueOn, dueEstimated, risesOn, lateSince },
    amountFen,
    movedBy,
    version: row.version + 1,
  }
}
