import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Fen } from '../../platform/money.ts'
import type { ClaimState } from './claims.contract.ts'
import type { Claim } from './claims.model.ts'

/** What a dispatch writes in bulk. */
export const claimTables = ['mutual_aid.claims']

const columns = sql`owner_id, id, fund, quarter, id_index, settlement_no, kind, sequence, org_id, org_path, state, stage_since,
  entitled_fen, set_off_fen, payable_fen, policy_version, dispatched_at, claim_by, paid_at`

export async function insertClaims(tx: Tx, claims: readonly Claim[]): Promise<void> {
  await run(
    tx,
    sql`insert into mutual_aid.claims (owner_id, id, fund, quarter, id_index, settlement_no, kind, sequence, org_id, org_path, state, stage_since,
          entitled_fen, set_off_fen, policy_version, dispatched_at, claim_by)
        select owner_id, id, fund, quarter, id_index, settlement_no, kind, sequence, org_id,
          array(select jsonb_array_elements_text(org_path)::uuid), state, stage_since, entitled_fen, set_off_fen, policy_version, dispatched_at, claim_by
        from jsonb_to_recordset(${JSON.stringify(claims.map(asRecord))}::jsonb) as one (owner_id uuid, id uuid, fund text, quarter text,
          id_index uuid, settlement_no text, kind text, sequence integer, org_id uuid, org_path jsonb, state text, stage_since timestamptz,
          entitled_fen bigint, set_off_fen bigint, policy_version integer, dispatched_at timestamptz, claim_by date)`,
  )
}

function asRecord(claim: Claim): Record<string, unknown> {
  return {
    owner_id: claim.ownerId,
    id: claim.id,
    fund: claim.fund,
    quarter: claim.quarter,
    id_index: claim.idIndex,
    settlement_no: claim.settlementNo,
    kind: claim.kind,
    sequence: claim.sequence,
    org_id: claim.orgId,
    org_path: claim.orgPath,
    state: claim.state,
    stage_since: claim.stageSince,
    entitled_fen: claim.entitledFen,
    set_off_fen: claim.setOffFen,
    policy_version: claim.policyVersion,
    dispatched_at: claim.dispatchedAt,
    claim_by: claim.claimBy,
  }
}

export async function findClaim(tx: Tx, id: string): Promise<Claim | undefined> {
  return find<Claim>(tx, sql`select ${columns} from mutual_aid.claims where id = ${id}`)
}

/** Locks claims in id order, so that two batches can never wait for each other. */
export async function lockClaims(tx: Tx, ids: readonly string[]): Promise<Claim[]> {
  return rows<Claim>(
    tx,
    sql`select ${columns} from mutual_aid.claims where id = any(${ids}::uuid[]) order by id for update`,
  )
}

export async function claimsByIds(tx: Tx, ids: readonly string[]): Promise<Claim[]> {
  return rows<Claim>(tx, sql`select ${columns} from mutual_aid.claims where id = any(${ids}::uuid[])`)
}

export async function claimsOfOwner(tx: Tx, ownerId: string): Promise<Claim[]> {
  return rows<Claim>(
    tx,
    sql`select ${columns} from mutual_aid.claims where owner_id = ${ownerId} order by dispatched_at desc, id desc`,
  )
}

/** Moves claims to a state at one instant; `paid` also keeps the instant as the day of payment. */
export async function setState(tx: Tx, ids: readonly string[], state: ClaimState, at: string): Promise<void> {
  await run(
    tx,
    sql`update mutual_aid.claims set state = ${state}, stage_since = ${at},
          paid_at = case when ${state} = 'paid' then ${at}::timestamptz end
        where id = any(${ids}::uuid[])`,
  )
}

export async function setAmounts(
  tx: Tx,
  id: string,
  entitledFen: Fen,
  setOffFen: Fen,
  policyVersion: number,
): Promise<void> {
  await run(
    tx,
    sql`update mutual_aid.claims set entitled_fen = ${entitledFen}, set_off_fen = ${setOffFen}, policy_version = ${policyVersion}
        where id = ${id}`,
  )
}

/** Ids of every claim of a quarter, in the order in which they were made. */
export async function listClaimIds(tx: Tx, fund: string, quarter: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select id from mutual_aid.claims where fund = ${fund} and quarter = ${quarter} order by id`,
  )
  return found.map((one) => one.id)
}

/** The two newest claims of each state, for the sign-in page of a demonstration. */
export async function listShowpieces(tx: Tx, states: readonly string[]): Promise<{ ownerId: string; state: string }[]> {
  return rows(
    tx,
    sql`select owner_id, state from (
          select owner_id, state, row_number() over (partition by state order by id desc) as place
          from mutual_aid.claims where state = any(${states}::text[])
        ) newest where place <= 2
        order by array_position(${states}::text[], state), place`,
  )
}
