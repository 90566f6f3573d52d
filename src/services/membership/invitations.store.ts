import type { OrgId } from '../../kernel/orgs/index.ts'
import type { Day, Instant } from '../../platform/dates.ts'
import { find, get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Invitation } from './members.model.ts'

const columns = sql`id, org_id, org_path, code, remark, made_by_name, made_at, last_on, most_uses, uses, closed_at`

export async function insertInvitation(tx: Tx, one: Invitation, madeBy: Id): Promise<void> {
  await run(
    tx,
    sql`insert into membership.invitations (${columns}, made_by)
      values (${one.id}, ${one.orgId}, ${one.orgPath}::uuid[], ${one.code}, ${one.remark}, ${one.madeByName}, ${one.madeAt},
        ${one.lastOn}, ${one.mostUses}, 0, null, ${madeBy})`,
  )
}

export function lockInvitation(tx: Tx, id: Id): Promise<Invitation | undefined> {
  return find(tx, sql`select ${columns} from membership.invitations where id = ${id} for update`)
}

export async function writeClosing(tx: Tx, id: Id, at: Instant): Promise<void> {
  await run(tx, sql`update membership.invitations set closed_at = ${at} where id = ${id}`)
}

export function invitationsUnder(tx: Tx, orgId: OrgId | null, most: number): Promise<Invitation[]> {
  return rows(
    tx,
    sql`select ${columns} from membership.invitations
      where ${orgId}::uuid is null or org_path @> array[${orgId}::uuid] order by made_at desc, id desc limit ${most}`,
  )
}

export type InvitationWithCode = Pick<Invitation, 'id' | 'orgId' | 'lastOn' | 'mostUses' | 'uses' | 'closedAt'>

export function findInvitationByCode(tx: Tx, code: string): Promise<InvitationWithCode | undefined> {
  return find(tx, sql`select * from membership.invitation_with_code(${code})`)
}

/** False when no place is left. */
export async function takePlace(tx: Tx, id: Id, today: Day): Promise<boolean> {
  const { taken } = await get<{ taken: boolean }>(tx, sql`select membership.use_invitation(${id}, ${today}) as taken`)
  return taken
}
