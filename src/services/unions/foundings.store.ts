import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Application, ApplicationState, FoundingWish, Profile } from './foundings.model.ts'
import type { KnownRow } from './imports.model.ts'

const columns = sql`owner_id, id, org_path, parent_id, kind, name, credit_code, employer_name, employer_credit_code,
  worker_count, member_count, founder_name, remark, file_ids, state, filed_at, decided_at, org_id`

/** False when the employer already has an application under way, wherever it was handed in. */
export async function insertApplication(tx: Tx, one: Application): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into unions.applications (${columns})
      values (${one.ownerId}, ${one.id}, ${one.orgPath}::uuid[], ${one.parentId}, ${one.kind}, ${one.name}, ${one.creditCode},
        ${one.employerName}, ${one.employerCreditCode}, ${one.workerCount}, ${one.memberCount}, ${one.founderName}, ${one.remark},
        ${one.fileIds}::uuid[], ${one.state}, ${one.filedAt}, ${one.decidedAt}, ${one.orgId})
      on conflict do nothing`,
  )
  return inserted === 1
}

export function findApplication(tx: Tx, id: Id): Promise<Application | undefined> {
  return find(tx, sql`select ${columns} from unions.applications where id = ${id}`)
}

export function applicationsByIds(tx: Tx, ids: readonly Id[]): Promise<Application[]> {
  return rows(tx, sql`select ${columns} from unions.applications where id = any(${ids}::uuid[])`)
}

export function applicationsOf(tx: Tx, ownerId: Id): Promise<Application[]> {
  return rows(
    tx,
    sql`select ${columns} from unions.applications where owner_id = ${ownerId} order by filed_at desc, id desc`,
  )
}

export async function setApplicationState(
  tx: Tx,
  id: Id,
  after: { state: ApplicationState; decidedAt: Instant | null; orgId: Id | null },
): Promise<void> {
  await run(
    tx,
    sql`update unions.applications set state = ${after.state}, decided_at = ${after.decidedAt}, org_id = ${after.orgId} where id = ${id}`,
  )
}

export async function rewriteApplication(
  tx: Tx,
  id: Id,
  wish: Omit<FoundingWish, 'parentId'>,
  filedAt: Instant,
): Promise<void> {
  await run(
    tx,
    sql`update unions.applications set kind = ${wish.kind}, name = ${wish.name}, credit_code = ${wish.creditCode},
        employer_name = ${wish.employerName}, employer_credit_code = ${wish.employerCreditCode}, worker_count = ${wish.workerCount},
        member_count = ${wish.memberCount}, founder_name = ${wish.founderName}, remark = ${wish.remark},
        file_ids = ${wish.fileIds}::uuid[], state = 'filed', filed_at = ${filedAt}
      where id = ${id}`,
  )
}

/** The living union of an employer, if it has one. */
export function findEmployerUnion(tx: Tx, creditCode: string): Promise<{ orgId: Id; name: string } | undefined> {
  return find(
    tx,
    sql`select p.org_id, o.name from unions.profiles p join orgs.orgs o on o.id = p.org_id
      where p.employer_credit_code = ${creditCode} and p.ended_on is null`,
  )
}

/** At most 5,000 at once. */
export async function insertProfiles(tx: Tx, profiles: readonly Profile[], at: Instant): Promise<void> {
  if (profiles.length === 0) return
  await run(
    tx,
    sql`insert into unions.profiles (org_id, org_path, employer_name, employer_credit_code, worker_count, established_on, source, recorded_at)
      select org_id, org_path::uuid[], employer_name, employer_credit_code, worker_count, established_on, source, ${at}
      from unnest(${profiles.map((one) => one.orgId)}::uuid[], ${profiles.map((one) => `{${one.orgPath.join(',')}}`)}::text[],
        ${profiles.map((one) => one.employerName)}::text[], ${profiles.map((one) => one.employerCreditCode)}::text[],
        ${profiles.map((one) => one.workerCount)}::int[], ${profiles.map((one) => one.establishedOn)}::date[],
        ${profiles.map((one) => one.source)}::text[])
        as given (org_id, org_path, employer_name, employer_credit_code, worker_count, established_on, source)`,
  )
}

export function findProfile(tx: Tx, orgId: Id): Promise<Profile | undefined> {
  return find(
    tx,
    sql`select org_id, org_path, employer_name, employer_credit_code, worker_count, established_on, source
      from unions.profiles where org_id = ${orgId}`,
  )
}

/** Unions by the codes that files name them by, with their profiles; closed ones too, for a code is used once. */
export function knownByCode(tx: Tx, codes: readonly string[]): Promise<KnownRow[]> {
  return rows(
    tx,
    sql`select o.id, o.code, o.name, o.kind, o.depth, o.path, o.closed_on, o.credit_code, p.employer_name, p.employer_credit_code,
        p.worker_count, p.established_on, parent.code as parent_code
      from orgs.orgs o left join orgs.orgs parent on parent.id = o.parent_id left join unions.profiles p on p.org_id = o.id
      where o.code = any(${codes}::text[])`,
  )
}

/** Those of these credit codes that some organisation bears. */
export function bearersOf(tx: Tx, creditCodes: readonly string[]): Promise<{ creditCode: string; code: string }[]> {
  return rows(tx, sql`select credit_code, code from orgs.orgs where credit_code = any(${creditCodes}::text[])`)
}

/** Those of these employers that have a living union. */
export function coveredOf(tx: Tx, creditCodes: readonly string[]): Promise<{ creditCode: string; code: string }[]> {
  return rows(
    tx,
    sql`select p.employer_credit_code as credit_code, o.code from unions.profiles p join orgs.orgs o on o.id = p.org_id
      where p.employer_credit_code = any(${creditCodes}::text[]) and p.ended_on is null`,
  )
}
