import type { OrgId, Reparenting } from '../../kernel/orgs/index.ts'
import type { PersonId } from '../../kernel/people/index.ts'
import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Admission, Application } from './model.ts'

const columns = sql`owner_id, id, org_id, org_path, form, employer_name, door, sealed, confirmed_at, confirmed_by,
  document_id, invitation_id, from_org_id, remark, sent_at, revised_at, closed_at`

/** False when she has another open application. */
export async function insertApplication(tx: Tx, one: Application): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into membership.applications (${columns})
      values (${one.ownerId}, ${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.form}, ${one.employerName}, ${one.door},
        ${one.sealed}, ${one.confirmedAt}, ${one.confirmedBy}, ${one.documentId}, ${one.invitationId}, ${one.fromOrgId}, ${one.remark}, ${one.sentAt}, null, null)
      on conflict (owner_id) where closed_at is null do nothing`,
  )
  return inserted === 1
}

export function lockApplication(tx: Tx, id: Id): Promise<Application | undefined> {
  return find(tx, sql`select ${columns} from membership.applications where id = ${id} for update`)
}

export function findApplication(tx: Tx, id: Id): Promise<Application | undefined> {
  return find(tx, sql`select ${columns} from membership.applications where id = ${id}`)
}

/** Which union an application asks, for the union that is to let her go. */
export async function findApplicationTarget(tx: Tx, id: Id): Promise<OrgId | null> {
  const found = await find<{ orgId: OrgId }>(tx, sql`select membership.target_of(${id}) as org_id`)
  return found?.orgId ?? null
}

export function newestApplicationOf(tx: Tx, ownerId: PersonId): Promise<Application | undefined> {
  return find(
    tx,
    sql`select ${columns} from membership.applications where owner_id = ${ownerId} order by sent_at desc, id desc limit 1`,
  )
}

/** The newest applicant of each stand, for the sign-in page of a demonstration. */
export function newestApplications(tx: Tx): Promise<{ ownerId: PersonId; state: string }[]> {
  return rows(
    tx,
    sql`select distinct on (state) owner_id, state from (
          select owner_id, sent_at, case when closed_at is not null then 'joined' when revised_at is null then 'joining' end as state
          from membership.applications) stands
        where state is not null order by state, sent_at desc`,
  )
}

export async function reviseApplicationRow(
  tx: Tx,
  id: Id,
  at: Instant,
  part: Pick<Application, 'form' | 'employerName' | 'remark' | 'documentId'>,
): Promise<void> {
  await run(
    tx,
    sql`update membership.applications set form = ${part.form}, employer_name = ${part.employerName}, remark = ${part.remark},
        document_id = ${part.documentId}, revised_at = ${at} where id = ${id}`,
  )
}

export async function closeApplication(tx: Tx, id: Id, at: Instant): Promise<void> {
  await run(tx, sql`update membership.applications set closed_at = ${at} where id = ${id}`)
}

export async function insertAdmissions(tx: Tx, admissions: readonly Admission[]): Promise<void> {
  await run(
    tx,
    sql`insert into membership.admissions (owner_id, id, kind, org_id, org_path, form, employer_name, door, joined_on,
        application_id, admitted_by, recorded_at)
      select owner_id, id, kind, org_id, org_path::uuid[], form, employer_name, door, joined_on, application_id, admitted_by, recorded_at
      from unnest(${admissions.map((one) => one.ownerId)}::uuid[], ${admissions.map((one) => one.id)}::uuid[],
        ${admissions.map((one) => one.kind)}::text[], ${admissions.map((one) => one.orgId)}::uuid[],
        ${admissions.map((one) => `{${one.orgPath.join(',')}}`)}::text[], ${admissions.map((one) => one.form)}::text[],
        ${admissions.map((one) => one.employerName)}::text[], ${admissions.map((one) => one.door)}::text[],
        ${admissions.map((one) => one.joinedOn)}::date[], ${admissions.map((one) => one.applicationId)}::uuid[],
        ${admissions.map((one) => one.admittedBy)}::text[], ${admissions.map((one) => one.recordedAt)}::timestamptz[])
        as given (owner_id, id, kind, org_id, org_path, form, employer_name, door, joined_on, application_id, admitted_by, recorded_at)`,
  )
}

/** Every admission of one person, the newest first. */
export function admissionsOf(tx: Tx, ownerId: PersonId): Promise<Admission[]> {
  return rows(
    tx,
    sql`select owner_id, id, kind, org_id, org_path, form, employer_name, door, joined_on, application_id, admitted_by, recorded_at
      from membership.admissions where owner_id = ${ownerId} order by joined_on desc, id desc`,
  )
}

/** The newest admission of each of many. */
export function newestAdmissions(tx: Tx, ownerIds: readonly PersonId[]): Promise<Admission[]> {
  return rows(
    tx,
    sql`select distinct on (owner_id) owner_id, id, kind, org_id, org_path, form, employer_name, door, joined_on,
        application_id, admitted_by, recorded_at
      from membership.admissions where owner_id = any(${ownerIds}::uuid[]) order by owner_id, joined_on desc, id desc`,
  )
}

/** Open applications follow their union; closed ones and admissions keep the tree of their day. */
export function followOpenApplications(tx: Tx, move: Reparenting, most: number): Promise<number> {
  const orgAfter: OrgId = move.toPath.at(-1)!
  return run(
    tx,
    sql`update membership.applications
      set org_path = orgs.rewrite_path(org_path, ${move.fromPath}::uuid[], ${move.toPath}::uuid[]),
        org_id = case when org_id = ${move.orgId} then ${orgAfter}::uuid else org_id end
      where id in (select id from membership.applications
        where closed_at is null and org_path[1:${move.fromPath.length}::int] = ${move.fromPath}::uuid[] limit ${most})`,
  )
}
