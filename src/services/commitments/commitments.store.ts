import type { Org, Reparenting } from '../../kernel/orgs/index.ts'
import type { Day } from '../../platform/dates.ts'
import { empty, find, get, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Commitment, CommitmentState, CommitmentVersion } from './model.ts'

const columns = sql`c.owner_id, c.id, c.org_path, c.year, c.registered_by, c.registered_at, c.state, c.reported_to, c.reported_on, c.reported_by,
  c.quantity, c.promised_on, c.settled_on, v.version, v.title, v.what, v.beneficiaries, v.officer_id, v.officer_name, v.measure, v.target,
  v.due_on, (select count(*)::integer from commitments.versions a where a.owner_id = c.owner_id and a.commitment_id = c.id and a.kind = 'amendment') as amendments,
  e.list_id, l.org_path[cardinality(l.org_path)] as publisher_id, e.scope, e.audience_id, e.place, e.published_at`

/** Each in its latest wording, with its place on a list. */
const latest = sql`commitments.commitments c
  join lateral (select * from commitments.versions w where w.owner_id = c.owner_id and w.commitment_id = c.id order by w.version desc limit 1) v on true
  left join commitments.entries e on e.owner_id = c.owner_id and e.commitment_id = c.id
  left join commitments.lists l on l.owner_id = e.list_owner_id and l.id = e.list_id`

export type NewCommitment = Pick<Commitment, 'ownerId' | 'id' | 'orgPath' | 'year' | 'registeredBy' | 'registeredAt'>

export async function insertCommitment(tx: Tx, one: NewCommitment): Promise<void> {
  await run(
    tx,
    sql`insert into commitments.commitments (owner_id, id, org_path, year, registered_by, registered_at, state, quantity)
      values (${one.ownerId}, ${one.id}, ${one.orgPath}::uuid[], ${one.year}, ${one.registeredBy}, ${one.registeredAt}, 'draft', 0)`,
  )
}

export async function insertVersion(
  tx: Tx,
  { ownerId, id }: Pick<Commitment, 'ownerId' | 'id'>,
  one: CommitmentVersion,
): Promise<void> {
  await run(
    tx,
    sql`insert into commitments.versions (owner_id, commitment_id, version, kind, title, what, beneficiaries, officer_id, officer_name,
        measure, target, due_on, reason, made_by, made_at)
      values (${ownerId}, ${id}, ${one.version}, ${one.kind}, ${one.title}, ${one.what}, ${one.beneficiaries}, ${one.officerId},
        ${one.officerName}, ${one.measure}, ${one.target}, ${one.dueOn}, ${one.reason}, ${one.madeBy}, ${one.madeAt})`,
  )
}

export function versionsOf(tx: Tx, { ownerId, id }: Pick<Commitment, 'ownerId' | 'id'>): Promise<CommitmentVersion[]> {
  return rows(
    tx,
    sql`select version, kind, title, what, beneficiaries, officer_id, officer_name, measure, target, due_on, reason, made_by, made_at
      from commitments.versions where owner_id = ${ownerId} and commitment_id = ${id} order by version`,
  )
}

/** Writes where it stands; what it says is never written anew. */
export async function saveStanding(tx: Tx, one: Commitment): Promise<void> {
  await run(
    tx,
    sql`update commitments.commitments set state = ${one.state}, reported_to = ${one.reportedTo}, reported_on = ${one.reportedOn},
        reported_by = ${one.reportedBy}, quantity = ${one.quantity}, promised_on = ${one.promisedOn}, settled_on = ${one.settledOn}
      where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}

export function findCommitment(tx: Tx, id: Id): Promise<Commitment | undefined> {
  return find(tx, sql`select ${columns} from ${latest} where c.id = ${id}`)
}

/** Locks the row first, so that the wording that is read afterwards is the latest. */
export async function lockCommitment(tx: Tx, id: Id): Promise<Commitment | undefined> {
  await run(tx, sql`select from commitments.commitments where id = ${id} for no key update`)
  return findCommitment(tx, id)
}

/** Locks in the order of ids, so that two at once do not wait for each other. */
export async function lockCommitments(tx: Tx, ids: readonly Id[]): Promise<Commitment[]> {
  await run(tx, sql`select from commitments.commitments where id = any(${ids}::uuid[]) order by id for no key update`)
  return rows(tx, sql`select ${columns} from ${latest} where c.id = any(${ids}::uuid[]) order by c.id`)
}

export type CommitmentWish = {
  readonly below: Pick<Org, 'id' | 'depth'>
  readonly year?: number | undefined
  readonly state?: CommitmentState | undefined
  readonly listId?: Id | undefined
  readonly reportedTo?: Id | undefined
  readonly search?: string | undefined
  readonly after?: { readonly year: number; readonly id: Id } | undefined
  readonly most: number
}

/** Commitments of an organisation and all below it, the latest year first: one index a level. */
export function commitmentsUnder(tx: Tx, wish: CommitmentWish): Promise<Commitment[]> {
  const level = raw(String(wish.below.depth + 1))
  const { search, after } = wish
  return rows(
    tx,
    sql`select ${columns} from ${latest} where c.org_path[${level}] = ${wish.below.id}
        ${wish.year === undefined ? empty : sql`and c.year = ${wish.year}`} ${wish.state ? sql`and c.state = ${wish.state}` : sql`and c.state <> 'withdrawn'`}
        ${wish.listId ? sql`and e.list_id = ${wish.listId}` : empty} ${wish.reportedTo ? sql`and c.reported_to = ${wish.reportedTo} and c.state = 'reported'` : empty}
        ${search ? sql`and (strpos(v.title, ${search}) > 0 or strpos(v.what, ${search}) > 0 or strpos(v.beneficiaries, ${search}) > 0)` : empty}
        ${after ? sql`and (c.year, c.id) < (${after.year}, ${after.id})` : empty}
      order by c.year desc, c.id desc limit ${wish.most}`,
  )
}

/** What was reported to a union for a year and stands on no list. */
export function collectedBy(tx: Tx, orgId: Id, year: number): Promise<Commitment[]> {
  return rows(
    tx,
    sql`select ${columns} from ${latest} where c.reported_to = ${orgId} and c.year = ${year} and c.state = 'reported' order by c.id`,
  )
}

/** What stands on lists, in the order of their numbers. */
export function commitmentsOnLists(tx: Tx, listIds: readonly Id[]): Promise<Commitment[]> {
  return rows(
    tx,
    sql`select ${columns} from ${latest} where e.list_id = any(${listIds}::uuid[]) order by e.list_id, e.place`,
  )
}

export type StateCount = { readonly orgId: Id; readonly state: CommitmentState; readonly n: number }

/** How many of a year are in each state: at an organisation itself and below each of its children. */
export function countByChild(tx: Tx, below: Pick<Org, 'id' | 'depth'>, year: number): Promise<StateCount[]> {
  const [level, next] = [raw(String(below.depth + 1)), raw(String(below.depth + 2))]
  return rows(
    tx,
    sql`select coalesce(org_path[${next}], ${below.id}::uuid) as org_id, state, count(*)::integer as n
      from commitments.commitments where org_path[${level}] = ${below.id} and year = ${year} group by 1, 2`,
  )
}

/** Unions with commitments of a year in some states, with how many; for reminders. */
export function countByUnion(
  tx: Tx,
  { year, states, until }: { readonly year: number; readonly states: readonly CommitmentState[]; readonly until?: Day },
): Promise<{ orgId: Id; n: number; earliest: Day | null }[]> {
  return rows(
    tx,
    sql`select org_path[cardinality(org_path)] as org_id, count(*)::integer as n, min(promised_on) as earliest from commitments.commitments
      where state = any(${states}::text[]) ${until ? sql`and promised_on <= ${until}` : sql`and year = ${year}`} group by 1 order by 1`,
  )
}

/** How many wait on reports to each union, for a year. */
export function countCollected(tx: Tx, year: number): Promise<{ orgId: Id; n: number }[]> {
  return rows(
    tx,
    sql`select reported_to as org_id, count(*)::integer as n from commitments.commitments
      where state = 'reported' and year = ${year} group by 1 order by 1`,
  )
}

const followers = [
  ['commitments', 'org_path'],
  ['lists', 'org_path'],
  ['entries', 'org_path'],
  ['bulletins', 'org_path'],
  ['ratings', 'org_path'],
  ['ratings', 'commitment_path'],
  ['remarks', 'org_path'],
  ['remarks', 'commitment_path'],
] as const

/** Stored paths follow a move or merger, so many rows of each table at a time. */
export async function followCommitments(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const level = raw(String(move.fromPath.length))
  let moved = 0
  for (const [table, column] of followers) {
    const [name, path] = [raw(`commitments.${table}`), raw(column)]
    moved += await run(
      tx,
      sql`update ${name} set ${path} = orgs.rewrite_path(${path}, ${move.fromPath}::uuid[], ${move.toPath}::uuid[])
        where ctid in (select ctid from ${name}
          where ${path}[${level}] = ${move.fromPath.at(-1)} and ${path}[1:${level}] = ${move.fromPath}::uuid[] limit ${most})`,
    )
  }
  if (moved > 0) return moved
  return (await followCollectors(tx, move, most)) + (move.kind === 'merged' ? await followAudiences(tx, move) : 0)
}

/** What was reported to a union no longer above waits at its successor, or at whoever stands at its height on the new way. */
function followCollectors(tx: Tx, { kind, orgId, fromPath, toPath }: Reparenting, most: number): Promise<number> {
  const level = raw(String(toPath.length))
  const heir = toPath.at(-1)!
  const above = toPath.slice(0, kind === 'merged' ? undefined : -1)
  if (above.length === 0) return Promise.resolve(0)
  return run(
    tx,
    sql`update commitments.commitments set reported_to = case when reported_to = ${orgId} then ${heir}::uuid
          else (${above}::uuid[])[least(coalesce(array_position(${fromPath}::uuid[], reported_to), ${above.length}), ${above.length})] end
        where id in (select id from commitments.commitments
          where org_path[${level}] = ${heir} and reported_to is not null and not reported_to = any(org_path) limit ${most})`,
  )
}

/** What was published for the members of a merged union is for those of its successor. */
async function followAudiences(tx: Tx, { orgId, toPath }: Reparenting): Promise<number> {
  let moved = 0
  for (const table of ['commitments.lists', 'commitments.entries'] as const)
    moved += await run(tx, sql`update ${raw(table)} set audience_id = ${toPath.at(-1)!} where audience_id = ${orgId}`)
  return moved
}

export type BrokenCommitment = {
  readonly id: Id
  readonly state: CommitmentState
  readonly caseState: string | null
  readonly rule: 'state' | 'wording' | 'unproved' | 'silent'
}

/** Commitments whose state is not that of their case, their list, or their last judgement, or that were worded anew without a reason. */
export function brokenCommitments(tx: Tx): Promise<BrokenCommitment[]> {
  return rows(
    tx,
    sql`select c.id, c.state, k.state as case_state, broken.rule from commitments.commitments c
        left join cases.cases k on k.id = c.id
        left join commitments.entries e on e.owner_id = c.owner_id and e.commitment_id = c.id
        left join lateral (select j.verdict from commitments.judgements j
          where j.owner_id = c.owner_id and j.commitment_id = c.id order by j.judged_at desc limit 1) j on true
        cross join lateral (values
          ('state', k.state is distinct from c.state),
          ('silent', (e.commitment_id is not null) is distinct from (c.state in ('published', 'done', 'owed', 'fulfilled'))),
          ('unproved', case c.state when 'done' then j.verdict is distinct from 'done' when 'owed' then j.verdict is distinct from 'undone'
            when 'fulfilled' then j.verdict is distinct from 'fulfilled' else j.verdict is not null end),
          ('wording', exists (select from commitments.versions v where v.owner_id = c.owner_id and v.commitment_id = c.id
            and v.kind = 'draft' and v.made_at > e.published_at))) as broken (rule, found)
      where broken.found limit 100`,
  )
}

/** The next number of a list. */
export async function nextPlace(tx: Tx, listId: Id): Promise<number> {
  const row = await get<{ place: number }>(
    tx,
    sql`select coalesce(max(place), 0)::integer + 1 as place from commitments.entries where list_id = ${listId}`,
  )
  return row.place
}
