import type { Day, Instant } from '../../platform/dates.ts'
import { empty, find, get, raw, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import type { Dispute, DisputeClass, DisputeParty, OwedMonth, RiskFlag, SettlementWay } from './model.ts'

const columns = sql`d.owner_id, d.id, d.org_path, d.station_id, d.channel, d.source, d.place, d.claimant_name, d.contact_sealed,
  d.occupation, d.is_migrant, d.employment, d.ended_on, d.known_on, d.subjects, d.other_fen, d.other_what, d.story, d.classes,
  d.risk_flags, d.officer_id, d.officer_name, d.claimed_fen, d.recovered_fen, d.way, d.main_id, d.entered_by, d.filed_at,
  d.registered_at, d.paid_at, d.closed_on`

const inserted = sql`owner_id, id, org_path, station_id, channel, source, place, claimant_name, contact_sealed, occupation, is_migrant, employment, ended_on, known_on, subjects, other_fen, other_what, story, classes, risk_flags, officer_id, officer_name, claimed_fen, recovered_fen, way, main_id, entered_by, filed_at, registered_at, paid_at, closed_on`

/** An array inside an array, as its text. */
function list(words: readonly string[]): string {
  return `{${words.join(',')}}`
}

/** At most some thousands at once. */
export async function insertDisputes(tx: Tx, some: readonly Dispute[]): Promise<void> {
  await run(
    tx,
    sql`insert into disputes.disputes (${inserted})
        select d.owner_id, d.id, d.org_path::uuid[], d.station_id, d.channel, d.source, d.place, d.claimant_name, d.contact_sealed, d.occupation, d.is_migrant, d.employment, d.ended_on, d.known_on, d.subjects::text[], d.other_fen, d.other_what, d.story, d.classes::text[], d.risk_flags::text[], d.officer_id, d.officer_name, d.claimed_fen, d.recovered_fen, d.way, d.main_id, d.entered_by, d.filed_at, d.registered_at, d.paid_at, d.closed_on
        from unnest(
          ${some.map((one) => one.ownerId)}::uuid[],
          ${some.map((one) => one.id)}::uuid[],
          ${some.map((one) => list(one.orgPath))}::text[],
          ${some.map((one) => one.stationId)}::uuid[],
          ${some.map((one) => one.channel)}::text[],
          ${some.map((one) => one.source)}::text[],
          ${some.map((one) => one.place)}::text[],
          ${some.map((one) => one.claimantName)}::text[],
          ${some.map((one) => one.contactSealed)}::bytea[],
          ${some.map((one) => one.occupation)}::text[],
          ${some.map((one) => one.isMigrant)}::boolean[],
          ${some.map((one) => one.employment)}::text[],
          ${some.map((one) => one.endedOn)}::date[],
          ${some.map((one) => one.knownOn)}::date[],
          ${some.map((one) => list(one.subjects))}::text[],
          ${some.map((one) => one.otherFen)}::bigint[],
          ${some.map((one) => one.otherWhat)}::text[],
          ${some.map((one) => one.story)}::text[],
          ${some.map((one) => list(one.classes))}::text[],
          ${some.map((one) => list(one.riskFlags))}::text[],
          ${some.map((one) => one.officerId)}::uuid[],
          ${some.map((one) => one.officerName)}::text[],
          ${some.map((one) => one.claimedFen)}::bigint[],
          ${some.map((one) => one.recoveredFen)}::bigint[],
          ${some.map((one) => one.way)}::text[],
          ${some.map((one) => one.mainId)}::uuid[],
          ${some.map((one) => one.enteredBy)}::text[],
          ${some.map((one) => one.filedAt)}::timestamptz[],
          ${some.map((one) => one.registeredAt)}::timestamptz[],
          ${some.map((one) => one.paidAt)}::timestamptz[],
          ${some.map((one) => one.closedOn)}::date[]
        ) as d (${inserted})`,
  )
}

export function findDispute(tx: Tx, id: Id): Promise<Dispute | undefined> {
  return find(tx, sql`select ${columns} from disputes.disputes d where d.id = ${id}`)
}

export function lockDisputeRow(tx: Tx, id: Id): Promise<Dispute | undefined> {
  return find(tx, sql`select ${columns} from disputes.disputes d where d.id = ${id} for update`)
}

export function disputesByIds(tx: Tx, ids: readonly Id[]): Promise<Dispute[]> {
  return rows(tx, sql`select ${columns} from disputes.disputes d where d.id = any(${ids}::uuid[])`)
}

export function disputesOf(tx: Tx, ownerId: Id): Promise<Dispute[]> {
  return rows(tx, sql`select ${columns} from disputes.disputes d where d.owner_id = ${ownerId} order by d.id desc`)
}

export function partsOf(tx: Tx, mainId: Id): Promise<Dispute[]> {
  return rows(tx, sql`select ${columns} from disputes.disputes d where d.main_id = ${mainId} order by d.id`)
}

/** How many workers are parts of each of some cases. */
export function countParts(tx: Tx, ids: readonly Id[]): Promise<{ mainId: Id; count: number }[]> {
  return rows(
    tx,
    sql`select main_id, count(*)::int as count from disputes.disputes where main_id = any(${ids}::uuid[]) group by main_id`,
  )
}

export type DisputeWish = {
  readonly below: { readonly id: Id; readonly depth: number }
  readonly states: readonly string[] | null
  readonly late: 'yes' | null
  readonly class: DisputeClass | null
  readonly channel: string | null
  readonly source: string | null
  readonly officerId: Id | null
  readonly firmId: Id | null
  readonly search: string | null
  readonly after: Id | null
}

/** Disputes below an organisation, newest first, from the index of its level; parts of a series stand with their main case. */
export function listDisputesBelow(tx: Tx, wish: DisputeWish, most: number): Promise<Dispute[]> {
  return rows(
    tx,
    sql`select ${columns} from disputes.disputes d join cases.cases c on c.owner_id = d.owner_id and c.id = d.id
      where d.org_path[${raw(String(wish.below.depth + 1))}] = ${wish.below.id} and (d.main_id is null or ${wish.search}::text is not null)
        ${wish.states ? sql`and c.state = any(${wish.states}::text[])` : empty}
        ${wish.late ? sql`and c.late_since is not null` : empty}
        ${wish.class ? sql`and ${wish.class} = any(d.classes)` : empty}
        ${wish.channel ? sql`and d.channel = ${wish.channel}` : empty}
        ${wish.source ? sql`and d.source = ${wish.source}` : empty}
        ${wish.officerId ? sql`and d.officer_id = ${wish.officerId}` : empty}
        ${wish.firmId ? sql`and exists (select from disputes.parties p where p.owner_id = d.owner_id and p.dispute_id = d.id and p.firm_id = ${wish.firmId})` : empty}
        ${
          wish.search
            ? sql`and (position(lower(${wish.search}) in lower(d.claimant_name || ' ' || c.number || ' ' || c.title)) > 0
                or exists (select from disputes.parties p where p.owner_id = d.owner_id and p.dispute_id = d.id
                           and position(lower(${wish.search}) in lower(p.name || ' ' || coalesce(p.credit_code, ''))) > 0))`
            : empty
        }
        ${wish.after ? sql`and d.id < ${wish.after}` : empty}
      order by d.id desc limit ${raw(String(most))}`,
  )
}

/** An open dispute of the same worker with the same firm about one of the same months. */
export function findTwin(
  tx: Tx,
  ownerId: Id,
  firmName: string,
  months: readonly Day[],
  but: Id | null,
): Promise<{ id: Id; number: string } | undefined> {
  return find(
    tx,
    sql`select d.id, c.number from disputes.disputes d join cases.cases c on c.owner_id = d.owner_id and c.id = d.id
      where d.owner_id = ${ownerId} and c.closed_at is null and d.id is distinct from ${but}::uuid
        and exists (select from disputes.parties p where p.owner_id = d.owner_id and p.dispute_id = d.id and p.name = ${firmName})
        and exists (select from disputes.wages w where w.owner_id = d.owner_id and w.dispute_id = d.id and w.month = any(${months}::date[]))
      order by d.id limit 1`,
  )
}

export async function rewriteClaim(tx: Tx, one: Dispute): Promise<void> {
  await run(
    tx,
    sql`update disputes.disputes set occupation = ${one.occupation}, is_migrant = ${one.isMigrant}, employment = ${one.employment},
        ended_on = ${one.endedOn}, known_on = ${one.knownOn}, subjects = ${one.subjects}::text[], other_fen = ${one.otherFen},
        other_what = ${one.otherWhat}, story = ${one.story}, claimed_fen = ${one.claimedFen}
      where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}

export async function markRegistered(
  tx: Tx,
  one: Dispute,
  given: {
    readonly classes: readonly DisputeClass[]
    readonly riskFlags: readonly RiskFlag[]
    readonly officer: { readonly id: Id; readonly name: string }
    readonly at: Instant
  },
): Promise<void> {
  await run(
    tx,
    sql`update disputes.disputes set classes = ${given.classes}::text[], risk_flags = ${given.riskFlags}::text[],
        officer_id = ${given.officer.id}, officer_name = ${given.officer.name}, registered_at = coalesce(registered_at, ${given.at})
      where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}

export async function setOfficer(
  tx: Tx,
  one: Dispute,
  officer: { readonly id: Id; readonly name: string },
): Promise<void> {
  await run(
    tx,
    sql`update disputes.disputes set officer_id = ${officer.id}, officer_name = ${officer.name}
      where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}

export async function setClasses(
  tx: Tx,
  one: Dispute,
  classes: readonly DisputeClass[],
  riskFlags: readonly RiskFlag[],
): Promise<void> {
  await run(
    tx,
    sql`update disputes.disputes set classes = ${classes}::text[], risk_flags = ${riskFlags}::text[]
      where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}

export async function setRecovered(
  tx: Tx,
  one: Dispute,
  after: { readonly recoveredFen: Fen; readonly way: SettlementWay | null; readonly paidAt: Instant | null },
): Promise<void> {
  await run(
    tx,
    sql`update disputes.disputes set recovered_fen = ${after.recoveredFen}, way = ${after.way}, paid_at = ${after.paidAt}
      where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}

/** Closes many at once, each with what it was paid added. */
export async function settleDisputes(
  tx: Tx,
  paid: readonly { readonly ownerId: Id; readonly disputeId: Id; readonly amountFen: Fen }[],
  as: { readonly paidAt: Instant; readonly way: SettlementWay; readonly on: Day },
): Promise<void> {
  await run(
    tx,
    sql`update disputes.disputes d set recovered_fen = d.recovered_fen + p.amount, way = ${as.way}, paid_at = ${as.paidAt}, closed_on = ${as.on}
      from unnest(${paid.map((one) => one.ownerId)}::uuid[], ${paid.map((one) => one.disputeId)}::uuid[],
        ${paid.map((one) => one.amountFen)}::bigint[]) as p (owner_id, id, amount)
      where d.owner_id = p.owner_id and d.id = p.id`,
  )
}

export async function setClosed(tx: Tx, one: Dispute, on: Day | null): Promise<void> {
  await run(tx, sql`update disputes.disputes set closed_on = ${on} where owner_id = ${one.ownerId} and id = ${one.id}`)
}

type OfDispute = Pick<Dispute, 'ownerId' | 'id'>

export type PartyRow = DisputeParty & { readonly disputeId: Id; readonly seq: number }

export async function writeParties(tx: Tx, one: OfDispute, parties: readonly DisputeParty[]): Promise<void> {
  await run(tx, sql`delete from disputes.parties where owner_id = ${one.ownerId} and dispute_id = ${one.id}`)
  await insertParties(
    tx,
    parties.map((party, at) => ({ ...party, ownerId: one.ownerId, disputeId: one.id, seq: at + 1 })),
  )
}

export async function insertParties(tx: Tx, parties: readonly (PartyRow & { readonly ownerId: Id })[]): Promise<void> {
  await run(
    tx,
    sql`insert into disputes.parties (owner_id, dispute_id, seq, kind, part, name, credit_code, firm_id, signer_id, signer_name, signer_post)
      select * from unnest(${parties.map((p) => p.ownerId)}::uuid[], ${parties.map((p) => p.disputeId)}::uuid[],
        ${parties.map((p) => p.seq)}::int[], ${parties.map((p) => p.kind)}::text[], ${parties.map((p) => p.part)}::text[],
        ${parties.map((p) => p.name)}::text[], ${parties.map((p) => p.creditCode)}::text[], ${parties.map((p) => p.firmId)}::uuid[],
        ${parties.map((p) => p.signerId)}::uuid[], ${parties.map((p) => p.signerName)}::text[], ${parties.map((p) => p.signerPost)}::text[])`,
  )
}

export function partiesOf(tx: Tx, ids: readonly Id[]): Promise<PartyRow[]> {
  return rows(
    tx,
    sql`select dispute_id, seq, kind, part, name, credit_code, firm_id, signer_id, signer_name, signer_post
      from disputes.parties where dispute_id = any(${ids}::uuid[]) order by dispute_id, seq`,
  )
}

export async function setSigner(
  tx: Tx,
  one: OfDispute,
  signer: { readonly id: Id; readonly name: string; readonly post: string },
): Promise<void> {
  await run(
    tx,
    sql`update disputes.parties set signer_id = ${signer.id}, signer_name = ${signer.name}, signer_post = ${signer.post}
      where owner_id = ${one.ownerId} and dispute_id = ${one.id} and seq = 1`,
  )
}

export async function setFirm(
  tx: Tx,
  one: OfDispute,
  seq: number,
  firmId: Id,
  creditCode: string | null,
): Promise<void> {
  await run(
    tx,
    sql`update disputes.parties set firm_id = ${firmId}, credit_code = coalesce(${creditCode}, credit_code)
      where owner_id = ${one.ownerId} and dispute_id = ${one.id} and seq = ${seq}`,
  )
}

export async function writeWages(tx: Tx, one: OfDispute, wages: readonly OwedMonth[]): Promise<void> {
  await run(tx, sql`delete from disputes.wages where owner_id = ${one.ownerId} and dispute_id = ${one.id}`)
  await insertWages(
    tx,
    wages.map((month) => ({ ...month, ownerId: one.ownerId, disputeId: one.id })),
  )
}

export async function insertWages(
  tx: Tx,
  wages: readonly (OwedMonth & { readonly ownerId: Id; readonly disputeId: Id })[],
): Promise<void> {
  if (wages.length === 0) return
  await run(
    tx,
    sql`insert into disputes.wages (owner_id, dispute_id, month, owed_fen)
      select * from unnest(${wages.map((w) => w.ownerId)}::uuid[], ${wages.map((w) => w.disputeId)}::uuid[],
        ${wages.map((w) => w.month)}::date[], ${wages.map((w) => w.owedFen)}::bigint[])`,
  )
}

export function wagesOf(tx: Tx, disputeId: Id): Promise<OwedMonth[]> {
  return rows(tx, sql`select month, owed_fen from disputes.wages where dispute_id = ${disputeId} order by month`)
}

/** How many disputes are open in the charge of each of some officers. */
export function openInCharge(tx: Tx, officerIds: readonly Id[]): Promise<{ officerId: Id; count: number }[]> {
  return rows(
    tx,
    sql`select d.officer_id, count(*)::int as count from disputes.disputes d
      join cases.cases c on c.owner_id = d.owner_id and c.id = d.id
      where d.officer_id = any(${officerIds}::uuid[]) and c.closed_at is null group by d.officer_id`,
  )
}

/** Whether anything of a dispute was paid to the worker before. */
export async function countOpen(tx: Tx, ownerId: Id): Promise<number> {
  const { count } = await get<{ count: number }>(
    tx,
    sql`select count(*)::int as count from disputes.disputes d join cases.cases c on c.owner_id = d.owner_id and c.id = d.id
      where d.owner_id = ${ownerId} and c.closed_at is null`,
  )
  return count
}

/** Somebody whose agreement waits for her signature, the newest. */
export function newestSigning(tx: Tx): Promise<{ ownerId: Id; state: string }[]> {
  return rows(
    tx,
    sql`select a.owner_id, 'dispute' as state from disputes.agreements a
      where a.signed_at is null and a.document_id is not null and a.revoked_at is null order by a.drafted_at desc limit 1`,
  )
}
