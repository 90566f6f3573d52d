import type { Day, Instant } from '../../platform/dates.ts'
import { find, get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import type { DatedFact } from './clocks.model.ts'
import type { Agreement, Arbitration, Dispute, DisputePayment, Evidence, Mediation } from './model.ts'

type OfDispute = Pick<Dispute, 'ownerId' | 'id'>

const evidenceColumns = sql`owner_id, id, dispute_id, kind, title, file_id, audience, added_by, added_side, added_at`

export async function insertEvidence(tx: Tx, one: Evidence): Promise<void> {
  await run(
    tx,
    sql`insert into disputes.evidence (${evidenceColumns})
      values (${one.ownerId}, ${one.id}, ${one.disputeId}, ${one.kind}, ${one.title}, ${one.fileId}, ${one.audience},
        ${one.addedBy}, ${one.addedSide}, ${one.addedAt})`,
  )
}

export function evidenceOf(tx: Tx, disputeId: Id): Promise<Evidence[]> {
  return rows(tx, sql`select ${evidenceColumns} from disputes.evidence where dispute_id = ${disputeId} order by id`)
}

export function findEvidence(tx: Tx, id: Id): Promise<Evidence | undefined> {
  return find(tx, sql`select ${evidenceColumns} from disputes.evidence where id = ${id}`)
}

export async function countEvidence(tx: Tx, disputeId: Id): Promise<number> {
  const found = await get<{ count: number }>(
    tx,
    sql`select count(*)::int as count from disputes.evidence where dispute_id = ${disputeId}`,
  )
  return found.count
}

/** A dated fact as it stands on file. */
export type DatedFactRow = DatedFact & {
  readonly id: Id
  readonly disputeId: Id
  readonly note: string
  readonly enteredBy: string
  readonly enteredAt: Instant
  readonly voidedBecause: string | null
}

export async function insertDatedFacts(
  tx: Tx,
  facts: readonly (DatedFact & {
    readonly ownerId: Id
    readonly id: Id
    readonly disputeId: Id
    readonly note: string
    readonly enteredBy: string
    readonly enteredAt: Instant
  })[],
): Promise<void> {
  if (facts.length === 0) return
  await run(
    tx,
    sql`insert into disputes.dated_facts (owner_id, id, dispute_id, kind, from_on, until_on, note, entered_by, entered_at)
      select * from unnest(${facts.map((f) => f.ownerId)}::uuid[], ${facts.map((f) => f.id)}::uuid[],
        ${facts.map((f) => f.disputeId)}::uuid[], ${facts.map((f) => f.kind)}::text[], ${facts.map((f) => f.fromOn)}::date[],
        ${facts.map((f) => f.untilOn)}::date[], ${facts.map((f) => f.note)}::text[], ${facts.map((f) => f.enteredBy)}::text[],
        ${facts.map((f) => f.enteredAt)}::timestamptz[])`,
  )
}

export function datedFactsOf(tx: Tx, ids: readonly Id[]): Promise<DatedFactRow[]> {
  return rows(
    tx,
    sql`select id, dispute_id, kind, from_on, until_on, note, entered_by, entered_at, voided_because
      from disputes.dated_facts where dispute_id = any(${ids}::uuid[]) order by from_on, id`,
  )
}

/** False when there is no such fact of the dispute, or it was voided before. */
export async function voidDatedFact(tx: Tx, disputeId: Id, id: Id, because: string): Promise<boolean> {
  const voided = await run(
    tx,
    sql`update disputes.dated_facts set voided_because = ${because}
      where dispute_id = ${disputeId} and id = ${id} and voided_because is null`,
  )
  return voided === 1
}

const mediationColumns = sql`owner_id, id, dispute_id, held_at, place, mediator_id, mediator_name, org_id, outcome, note, recorded_at`

export async function insertMediation(tx: Tx, one: Mediation): Promise<void> {
  await run(
    tx,
    sql`insert into disputes.mediations (${mediationColumns})
      values (${one.ownerId}, ${one.id}, ${one.disputeId}, ${one.heldAt}, ${one.place}, ${one.mediatorId}, ${one.mediatorName},
        ${one.orgId}, ${one.outcome}, ${one.note}, ${one.recordedAt})`,
  )
}

export function mediationsOf(tx: Tx, disputeId: Id): Promise<Mediation[]> {
  return rows(
    tx,
    sql`select ${mediationColumns} from disputes.mediations where dispute_id = ${disputeId} order by held_at, id`,
  )
}

const agreementColumns = sql`owner_id, id, dispute_id, way, amount_fen, pay_by, terms, document_id, file_id, org_id, drafted_by, drafted_at, signed_at`

/** False when another agreement is in hand. */
export async function insertAgreement(tx: Tx, one: Agreement): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into disputes.agreements (${agreementColumns})
      values (${one.ownerId}, ${one.id}, ${one.disputeId}, ${one.way}, ${one.amountFen}, ${one.payBy}, ${one.terms},
        ${one.documentId}, ${one.fileId}, ${one.orgId}, ${one.draftedBy}, ${one.draftedAt}, ${one.signedAt})
      on conflict do nothing`,
  )
  return inserted === 1
}

/** Agreements in hand: neither put aside nor replaced. */
export function agreementsOf(tx: Tx, ids: readonly Id[]): Promise<Agreement[]> {
  return rows(
    tx,
    sql`select ${agreementColumns} from disputes.agreements where dispute_id = any(${ids}::uuid[]) and revoked_at is null`,
  )
}

export function agreementOfDocument(tx: Tx, documentId: Id): Promise<Agreement | undefined> {
  return find(
    tx,
    sql`select ${agreementColumns} from disputes.agreements where document_id = ${documentId} and revoked_at is null`,
  )
}

export function agreementsOfDocuments(tx: Tx, documentIds: readonly Id[]): Promise<Agreement[]> {
  return rows(
    tx,
    sql`select ${agreementColumns} from disputes.agreements
      where document_id = any(${documentIds}::uuid[]) and revoked_at is null order by id desc`,
  )
}

export async function markAgreementSigned(tx: Tx, one: Agreement, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update disputes.agreements set signed_at = ${at} where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}

export async function revokeAgreement(tx: Tx, one: Agreement, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update disputes.agreements set revoked_at = ${at} where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}

const paymentColumns = sql`owner_id, id, dispute_id, paid_at, amount_fen, way, file_id, note, recorded_by, recorded_at, confirmed_at, voided_at, voided_because`

export async function insertPayments(tx: Tx, payments: readonly DisputePayment[]): Promise<void> {
  await run(
    tx,
    sql`insert into disputes.payments (owner_id, id, dispute_id, paid_at, amount_fen, way, file_id, note, recorded_by, recorded_at)
      select * from unnest(${payments.map((p) => p.ownerId)}::uuid[], ${payments.map((p) => p.id)}::uuid[],
        ${payments.map((p) => p.disputeId)}::uuid[], ${payments.map((p) => p.paidAt)}::timestamptz[],
        ${payments.map((p) => p.amountFen)}::bigint[], ${payments.map((p) => p.way)}::text[], ${payments.map((p) => p.fileId)}::uuid[],
        ${payments.map((p) => p.note)}::text[], ${payments.map((p) => p.recordedBy)}::text[], ${payments.map((p) => p.recordedAt)}::timestamptz[])`,
  )
}

export function paymentsOf(tx: Tx, ids: readonly Id[]): Promise<DisputePayment[]> {
  return rows(
    tx,
    sql`select ${paymentColumns} from disputes.payments where dispute_id = any(${ids}::uuid[]) order by paid_at, id`,
  )
}

export async function voidPayment(
  tx: Tx,
  one: DisputePayment,
  by: { readonly name: string; readonly at: Instant; readonly because: string },
): Promise<void> {
  await run(
    tx,
    sql`update disputes.payments set voided_at = ${by.at}, voided_by = ${by.name}, voided_because = ${by.because}
      where owner_id = ${one.ownerId} and id = ${one.id}`,
  )
}

export async function confirmPayment(tx: Tx, one: DisputePayment, at: Instant): Promise<void> {
  await run(
    tx,
    sql`update disputes.payments set confirmed_at = ${at} where owner_id = ${one.ownerId} and id = ${one.id} and confirmed_at is null`,
  )
}

const arbitrationColumns = sql`commission, number, applied_on, accepted_on, refused_on, refused_because, arbitrators, extended_days,
  extension_by, result, award_on, award_fen, is_final, received_on, perform_by, sued_on, judged_on, judged_fen, enforcement_on`

/** Writes an arbitration as it stands now; a dispute has one. */
export async function saveArbitration(tx: Tx, of: OfDispute, one: Arbitration): Promise<void> {
  await run(
    tx,
    sql`insert into disputes.arbitrations (owner_id, dispute_id, ${arbitrationColumns})
      values (${of.ownerId}, ${of.id}, ${one.commission}, ${one.number}, ${one.appliedOn}, ${one.acceptedOn}, ${one.refusedOn},
        ${one.refusedBecause}, ${one.arbitrators}::text[], ${one.extendedDays}, ${one.extensionBy}, ${one.result}, ${one.awardOn},
        ${one.awardFen}, ${one.isFinal}, ${one.receivedOn}, ${one.performBy}, ${one.suedOn}, ${one.judgedOn}, ${one.judgedFen},
        ${one.enforcementOn})
      on conflict (owner_id, dispute_id) do update set commission = excluded.commission, number = excluded.number,
        applied_on = excluded.applied_on, accepted_on = excluded.accepted_on, refused_on = excluded.refused_on,
        refused_because = excluded.refused_because, arbitrators = excluded.arbitrators, extended_days = excluded.extended_days,
        extension_by = excluded.extension_by, result = excluded.result, award_on = excluded.award_on, award_fen = excluded.award_fen,
        is_final = excluded.is_final, received_on = excluded.received_on, perform_by = excluded.perform_by, sued_on = excluded.sued_on,
        judged_on = excluded.judged_on, judged_fen = excluded.judged_fen, enforcement_on = excluded.enforcement_on`,
  )
}

export function arbitrationsOf(tx: Tx, ids: readonly Id[]): Promise<(Arbitration & { readonly disputeId: Id })[]> {
  return rows(
    tx,
    sql`select dispute_id, ${arbitrationColumns} from disputes.arbitrations where dispute_id = any(${ids}::uuid[])`,
  )
}

/** Sum of what was paid, and the days on which it was, for a verification. */
export function recoveredThatDiffer(tx: Tx): Promise<{ id: Id; recoveredFen: Fen; paidFen: Fen }[]> {
  return rows(
    tx,
    sql`select d.id, d.recovered_fen, coalesce(p.paid, 0)::bigint as paid_fen from disputes.disputes d
      left join (select dispute_id, sum(amount_fen) filter (where voided_at is null) as paid from disputes.payments group by 1) p
        on p.dispute_id = d.id
      where d.recovered_fen <> coalesce(p.paid, 0) order by d.id limit 100`,
  )
}

/** Disputes whose day of closing does not fit their case. */
export function closingsThatDiffer(tx: Tx): Promise<{ id: Id; closedOn: Day | null }[]> {
  return rows(
    tx,
    sql`select d.id, d.closed_on from disputes.disputes d left join cases.cases c on c.owner_id = d.owner_id and c.id = d.id
      where (c.closed_at is null) <> (d.closed_on is null) or c.id is null order by d.id limit 100`,
  )
}
