import { from as copyFrom } from 'pg-copy-streams'
import { connectionOf, empty, find, get, join, raw, rows, run, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { OrgId, OrgPath } from '../orgs/index.ts'
import type { EnrolmentLine, EnrolmentVerdict, NewMember } from './enrolments.model.ts'

/** The columns of a copied list in order; the workers that write its rows name the same. */
export const enrolmentColumns = [
  'line',
  'person_id',
  'membership_id',
  'name',
  'born_on',
  'id_sealed',
  'id_index',
  'old_index',
  'phone_sealed',
  'phone_index',
  'union_code',
  'joined_on',
  'note',
] as const

function tablesOf(batchId: string) {
  const suffix = batchId.replaceAll('-', '')
  return {
    lines: raw(`people.enrolments_${suffix}`),
    verdicts: raw(`people.enrolment_verdicts_${suffix}`),
    unions: raw(`people.enrolment_unions_${suffix}`),
  }
}

/** Makes the tables that a list is copied into, in the same transaction. */
export async function openEnrolments(tx: Tx, batchId: string): Promise<void> {
  await run(tx, sql`select people.open_enrolments(${batchId})`)
}

/** The COPY stream of a list opened in this transaction. */
export function copyEnrolments(tx: Tx, batchId: string) {
  const { lines } = tablesOf(batchId)
  return connectionOf(tx).query(
    copyFrom(`copy ${lines.text} (${enrolmentColumns.join(', ')}) from stdin (format binary, freeze)`),
  )
}

/** Readies a list that was carried out for staying a while: what it says of one person is found by her id number. */
export async function keepEnrolments(tx: Tx, batchId: string): Promise<void> {
  await run(tx, sql`select people.keep_enrolments(${batchId})`)
}

/** Throws a list away, done or left over from a crash. */
export async function dropEnrolments(tx: Tx, batchId: string): Promise<void> {
  await run(tx, sql`select people.drop_enrolments(${batchId})`)
}

/** Whether anybody on file is known by an old card only; then lists look for old numbers too. */
export async function hasOldNumbers(tx: Tx): Promise<boolean> {
  return (await find(tx, sql`select 1 as one from people.persons where id_digits = 15 limit 1`)) !== undefined
}

/**
 * Judges a copied list against everyone on file and against itself. `below` is the union whose subtree the list may
 * fill, `kinds` those of its unions that take members.
 */
export async function judgeEnrolments(
  tx: Tx,
  batchId: string,
  scope: { below: OrgId; kinds: readonly string[] },
): Promise<void> {
  const { lines, verdicts, unions } = tablesOf(batchId)
  await run(tx, sql`set local work_mem = '256MB'`)
  await run(tx, sql`select people.index_enrolments(${batchId})`)
  await run(
    tx,
    sql`insert into ${unions} (code, id, path)
      select o.code, o.id, o.path from orgs.orgs o join (select distinct union_code from ${lines}) named on named.union_code = o.code
      where o.closed_on is null and o.path @> array[${scope.below}::uuid] and o.kind = any(${scope.kinds}::text[])`,
  )
  for (const [found, told] of [foundById, doubledLines, foundByPhone, foundByBirth].map((ask) => ask(batchId))) {
    await run(
      tx,
      sql`insert into ${verdicts} (line, verdict, person_id)
        select line, verdict, person_id from (${found}) met
        where verdict is not null and not exists (select from ${verdicts} known where known.line = met.line)`,
    )
    if (told) await run(tx, told)
  }
}

type Finding = readonly [Sql, Sql?]

/** Unions nobody knows, and people met by the new number or the old one. */
function foundById(batchId: string): Finding {
  const { lines, unions } = tablesOf(batchId)
  return [
    sql`select b.line, coalesce(k.id, old.id) as person_id, case
        when u.id is null then 'union-unknown'
        when k.id is not null and old.id is not null then 'two-records'
        when coalesce(k.id, old.id) is null then null
        when coalesce(k.name, old.name) <> b.name then 'same-id'
        when coalesce(k.dead_on, old.dead_on) is not null then 'dead'
        when coalesce(k.home_path, old.home_path) is null and b.joined_on < coalesce(left_on.day, b.joined_on) then 'before-leaving'
        when old.id is not null and old.home_path is null then 'upgraded-joins'
        when old.id is not null and old.home_path[cardinality(old.home_path)] = u.id then 'upgraded'
        when old.id is not null then 'elsewhere'
        when k.home_path is null then 'joins'
        when k.home_path[cardinality(k.home_path)] <> u.id then 'elsewhere'
        when k.phone_index is null and b.phone_index is not null then 'phone'
        else 'unchanged' end as verdict
      from ${lines} b left join ${unions} u on u.code = b.union_code
        left join people.persons k on k.id_index = b.id_index and k.merged_into is null
        left join people.persons old on old.id_index = b.old_index and old.merged_into is null
        left join lateral (select max(m.until_on) as day from people.memberships m
          where m.owner_id = coalesce(k.id, old.id) and coalesce(k.home_path, old.home_path) is null) left_on on coalesce(k.id, old.id) is not null
      where u.id is null or k.id is not null or old.id is not null`,
  ]
}

/** Of several lines with one id number the first counts; the same again is repeated, anything else a conflict. */
function doubledLines(batchId: string): Finding {
  const { lines, verdicts } = tablesOf(batchId)
  return [
    sql`select line, null::uuid as person_id, case when content = first_content then 'repeated' else 'conflict' end as verdict
      from (select b.line, row_number() over by_line as place, row(b.name, b.union_code)::text as content,
          first_value(row(b.name, b.union_code)::text) over by_line as first_content
        from ${lines} b where b.id_index in (select id_index from ${lines} group by id_index having count(*) > 1)
        window by_line as (partition by b.id_index order by b.line)) doubled
      where place > 1`,
    sql`analyze ${verdicts}`,
  ]
}

function foundByPhone(batchId: string): Finding {
  const { lines } = tablesOf(batchId)
  return [
    sql`select distinct on (b.line) b.line, p.id as person_id, 'same-phone' as verdict
      from ${lines} b join people.persons p on p.phone_index = b.phone_index
      where p.name <> b.name and p.merged_into is null order by b.line, p.id`,
  ]
}

function foundByBirth(batchId: string): Finding {
  const { lines } = tablesOf(batchId)
  return [
    sql`select distinct on (b.line) b.line, p.id as person_id, 'same-name-born' as verdict
      from ${lines} b join people.persons p on p.name = b.name and p.born_on = b.born_on
      where p.merged_into is null order by b.line, p.id`,
  ]
}

/** How many lines were judged what; `new` are those without a verdict. */
export function countVerdicts(
  tx: Tx,
  batchId: string,
): Promise<{ verdict: EnrolmentVerdict | 'new'; count: number }[]> {
  const { lines, verdicts } = tablesOf(batchId)
  return rows(
    tx,
    sql`select verdict, count(*) from ${verdicts} group by verdict
      union all select 'new', (select count(*) from ${lines}) - (select count(*) from ${verdicts})`,
  )
}

/** Lines of some verdicts after a line, in file order; `search` is part of a name or the whole code of a union. */
export function linesAfter(
  tx: Tx,
  batchId: string,
  wish: {
    verdicts: readonly (EnrolmentVerdict | 'new')[]
    search?: string | undefined
    line: number
    most: number
  },
): Promise<EnrolmentLine[]> {
  const { lines, verdicts, unions } = tablesOf(batchId)
  const wantsNew = wish.verdicts.includes('new')
  const matching = wish.search
    ? sql`and (b.union_code = ${wish.search} or position(${wish.search} in b.name) > 0)`
    : empty
  return rows(
    tx,
    sql`select b.line, coalesce(v.verdict, 'new') as verdict, v.person_id, b.name, b.born_on, b.id_sealed, b.id_index, b.phone_sealed,
        b.phone_index, b.union_code, u.id as org_id, b.joined_on, b.note
      from ${lines} b left join ${verdicts} v on v.line = b.line left join ${unions} u on u.code = b.union_code
      where b.line > ${wish.line} and (v.verdict = any(${wish.verdicts}::text[]) or (${wantsNew} and v.line is null)) ${matching}
      order by b.line limit ${wish.most}`,
  )
}

export type RunOfLines = { readonly from: number; readonly to: number }

/** Writes the new persons of a run; who was registered by somebody else meanwhile is noted as `raced`. */
export async function insertNewPersons(tx: Tx, batchId: string, { from, to }: RunOfLines): Promise<void> {
  const { lines, verdicts, unions } = tablesOf(batchId)
  await run(
    tx,
    sql`with fresh as materialized (
        select b.*, u.path from ${lines} b join ${unions} u on u.code = b.union_code
        where b.line between ${from} and ${to} and not exists (select from ${verdicts} v where v.line = b.line)),
      made as (
        insert into people.persons (owner_id, id, name, born_on, id_sealed, id_index, phone_sealed, phone_index, home_path)
        select person_id, person_id, name, born_on, id_sealed, id_index, phone_sealed, phone_index, path from fresh
        on conflict (id_index) do nothing returning id)
      insert into ${verdicts} (line, verdict)
      select line, 'raced' from fresh where not exists (select from made where made.id = fresh.person_id)`,
  )
}

/** People on file who belong to no union and join by this run; whom something happened to meanwhile is noted as `raced`. */
export async function settleKnownPersons(tx: Tx, batchId: string, { from, to }: RunOfLines): Promise<void> {
  const { lines, verdicts, unions } = tablesOf(batchId)
  const judged = (kinds: readonly EnrolmentVerdict[]) =>
    sql`v.line between ${from} and ${to} and v.verdict in (${join(kinds)})`
  await run(
    tx,
    sql`select from people.persons where id in (select v.person_id from ${verdicts} v
        where ${judged(['joins', 'upgraded', 'upgraded-joins', 'phone'])}) order by id for no key update`,
  )
  await run(
    tx,
    sql`update ${verdicts} v set verdict = 'raced' from people.persons p
      where ${judged(['joins', 'upgraded-joins'])} and p.id = v.person_id
        and (p.home_path is not null or p.dead_on is not null or p.merged_into is not null)`,
  )
  await run(
    tx,
    sql`update people.persons p set id_sealed = b.id_sealed, id_index = b.id_index, id_digits = 18
      from ${verdicts} v join ${lines} b using (line)
      where ${judged(['upgraded', 'upgraded-joins'])} and p.id = v.person_id and p.id_digits = 15`,
  )
  await run(
    tx,
    sql`update people.persons p set phone_sealed = b.phone_sealed, phone_index = b.phone_index
      from ${verdicts} v join ${lines} b using (line)
      where ${judged(['joins', 'upgraded', 'upgraded-joins', 'phone'])} and p.id = v.person_id
        and p.phone_index is null and b.phone_index is not null`,
  )
  await run(
    tx,
    sql`update people.persons p set home_path = u.path
      from ${verdicts} v join ${lines} b using (line) join ${unions} u on u.code = b.union_code
      where ${judged(['joins', 'upgraded-joins'])} and p.id = v.person_id`,
  )
}

/** The memberships of a run, after its persons. */
export async function insertRunMemberships(tx: Tx, batchId: string, { from, to }: RunOfLines): Promise<void> {
  await run(
    tx,
    sql`insert into people.memberships (owner_id, id, org_id, org_path, from_on)
      select person_id, membership_id, org_id, org_path, joined_on from (${joiningLines(batchId)}) joined
      where line between ${from} and ${to}`,
  )
}

/** What a run adds to the members of each union. */
export function homesOfRun(tx: Tx, batchId: string, { from, to }: RunOfLines): Promise<{ path: OrgPath; n: number }[]> {
  return rows(
    tx,
    sql`select org_path as path, count(*)::integer as n from (${joiningLines(batchId)}) joined
      where line between ${from} and ${to} group by org_path`,
  )
}

/** Those whom a run of lines made members, in file order. */
export function newMembersOf(tx: Tx, batchId: string, { from, to }: RunOfLines): Promise<NewMember[]> {
  return rows(
    tx,
    sql`select line, person_id, membership_id, org_id, org_path, joined_on as on, note, was_member from (${joiningLines(batchId)}) joined
      where line between ${from} and ${to} order by line`,
  )
}

/** Lines by which somebody becomes a member: the new and those who belonged to no union. */
export function joiningLines(batchId: string): Sql {
  const { lines, verdicts, unions } = tablesOf(batchId)
  return sql`select b.line, coalesce(v.person_id, b.person_id) as person_id, b.membership_id, u.id as org_id, u.path as org_path,
      b.joined_on, b.note, case when v.line is null then false else exists (
        select from people.memberships m where m.owner_id = v.person_id and m.id <> b.membership_id) end as was_member
    from ${lines} b join ${unions} u on u.code = b.union_code left join ${verdicts} v on v.line = b.line
    where v.line is null or v.verdict in ('joins', 'upgraded-joins')`
}

/** The last line of a list, 0 when it has none. */
export async function lastLineOf(tx: Tx, batchId: string): Promise<number> {
  const { lines } = tablesOf(batchId)
  const { last } = await get<{ last: number }>(tx, sql`select coalesce(max(line), 0) as last from ${lines}`)
  return last
}
