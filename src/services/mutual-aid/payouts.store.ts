import { find, get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Fen } from '../../platform/money.ts'

export type Payout = {
  readonly id: string
  readonly fund: string
  readonly number: string
  readonly preparedByName: string
  readonly preparedAt: string
  readonly sentAt: string | null
  readonly answeredAt: string | null
  readonly payments: number
  readonly amountFen: Fen
  readonly paid: number
  readonly paidFen: Fen
  readonly failed: number
  readonly failedFen: Fen
}

export type Payment = {
  readonly ownerId: string
  readonly id: string
  readonly payoutId: string
  readonly position: number
  readonly claimId: string
  readonly orgPath: string[]
  readonly amountFen: Fen
  readonly bankName: string
  readonly cardTail: string
  readonly sealed: Buffer
  readonly state: 'open' | 'paid' | 'failed'
  readonly problem: string | null
}

const payoutColumns = sql`payout.id, payout.fund, payout.number, payout.prepared_by_name, payout.prepared_at, payout.sent_at, payout.answered_at,
  totals.*`

const totals = sql`(
  select count(*) as payments, coalesce(sum(amount_fen), 0)::bigint as amount_fen,
    count(*) filter (where state = 'paid') as paid, coalesce(sum(amount_fen) filter (where state = 'paid'), 0)::bigint as paid_fen,
    count(*) filter (where state = 'failed') as failed, coalesce(sum(amount_fen) filter (where state = 'failed'), 0)::bigint as failed_fen
  from mutual_aid.payments where payout_id = payout.id
)`

const paymentColumns = sql`owner_id, id, payout_id, position, claim_id, org_path, amount_fen, bank_name, card_tail, sealed, state, problem`

/** Serialises the making of batches of one fund, and numbers them by day. */
export async function insertPayout(
  tx: Tx,
  payout: {
    id: string
    fund: string
    day: string
    preparedBy: string | null
    preparedByName: string
    preparedAt: string
  },
): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended('mutual_aid.payout ' || ${payout.fund}, 0))`)
  await run(
    tx,
    sql`insert into mutual_aid.payouts (id, fund, number, prepared_by, prepared_by_name, prepared_at)
        select ${payout.id}, ${payout.fund}, 'PC' || replace(${payout.day}, '-', '') || '-' || lpad((count(*) + 1)::text, 2, '0'),
          ${payout.preparedBy}, ${payout.preparedByName}, ${payout.preparedAt}
        from mutual_aid.payouts where fund = ${payout.fund} and number like 'PC' || replace(${payout.day}, '-', '') || '-%'`,
  )
}

/** Claims approved for payment and not with the bank, in id order, locked. */
export async function lockPayableClaims(tx: Tx, fund: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select claim.id from mutual_aid.claims claim
        where claim.fund = ${fund} and claim.state = 'paying'
          and not exists (select from mutual_aid.payments payment where payment.claim_id = claim.id and payment.state in ('open', 'paid'))
        order by claim.id for update`,
  )
  return found.map((one) => one.id)
}

export async function countPayable(tx: Tx, fund: string): Promise<{ claims: number; amountFen: Fen }> {
  return get(
    tx,
    sql`select count(*) as claims, coalesce(sum(payable_fen), 0)::bigint as amount_fen from mutual_aid.claims claim
        where claim.fund = ${fund} and claim.state = 'paying'
          and not exists (select from mutual_aid.payments payment where payment.claim_id = claim.id and payment.state in ('open', 'paid'))`,
  )
}

export async function insertPayments(tx: Tx, payments: readonly Omit<Payment, 'state' | 'problem'>[]): Promise<void> {
  await run(
    tx,
    sql`insert into mutual_aid.payments (owner_id, id, payout_id, position, claim_id, org_path, amount_fen, bank_name, card_tail, sealed)
        select owner_id, id, payout_id, position, claim_id, array(select jsonb_array_elements_text(org_path)::uuid), amount_fen, bank_name,
          card_tail, decode(sealed, 'base64')
        from jsonb_to_recordset(${JSON.stringify(payments.map(asRecord))}::jsonb) as one (owner_id uuid, id uuid, payout_id uuid,
          position integer, claim_id uuid, org_path jsonb, amount_fen bigint, bank_name text, card_tail text, sealed text)`,
  )
}

function asRecord(payment: Omit<Payment, 'state' | 'problem'>): Record<string, unknown> {
  return {
    owner_id: payment.ownerId,
    id: payment.id,
    payout_id: payment.payoutId,
    position: payment.position,
    claim_id: payment.claimId,
    org_path: payment.orgPath,
    amount_fen: payment.amountFen,
    bank_name: payment.bankName,
    card_tail: payment.cardTail,
    sealed: payment.sealed.toString('base64'),
  }
}

export async function findPayout(tx: Tx, id: string): Promise<Payout | undefined> {
  return find<Payout>(
    tx,
    sql`select ${payoutColumns} from mutual_aid.payouts payout, lateral ${totals} totals where payout.id = ${id}`,
  )
}

export async function lockPayout(tx: Tx, id: string): Promise<Payout | undefined> {
  const locked = await find<{ id: string }>(tx, sql`select id from mutual_aid.payouts where id = ${id} for update`)
  return locked === undefined ? undefined : findPayout(tx, id)
}

export async function listPayoutsOf(tx: Tx, fund: string): Promise<Payout[]> {
  return rows<Payout>(
    tx,
    sql`select ${payoutColumns} from mutual_aid.payouts payout, lateral ${totals} totals where payout.fund = ${fund}
        order by payout.prepared_at desc, payout.id desc limit 200`,
  )
}

export async function markSent(tx: Tx, id: string, at: string): Promise<void> {
  await run(tx, sql`update mutual_aid.payouts set sent_at = coalesce(sent_at, ${at}::timestamptz) where id = ${id}`)
}

export async function markAnswered(tx: Tx, id: string, at: string): Promise<void> {
  await run(
    tx,
    sql`update mutual_aid.payouts set answered_at = ${at} where id = ${id} and answered_at is null
        and not exists (select from mutual_aid.payments where payout_id = ${id} and state = 'open')`,
  )
}

/** Payments of a batch in the order of its bank file, after a place in it. */
export async function listPaymentsAfter(
  tx: Tx,
  payoutId: string,
  after: number,
  state: Payment['state'] | null,
  limit: number,
): Promise<Payment[]> {
  return rows<Payment>(
    tx,
    sql`select ${paymentColumns} from mutual_aid.payments
        where payout_id = ${payoutId} and position > ${after} and (${state}::text is null or state = ${state})
        order by position limit ${limit}`,
  )
}

/** Keeps the bank's answers; a null problem is a success. */
export async function saveAnswers(
  tx: Tx,
  answers: readonly { id: string; problem: string | null }[],
  at: string,
): Promise<void> {
  await run(
    tx,
    sql`update mutual_aid.payments payment
        set state = case when answer.problem is null then 'paid' else 'failed' end, problem = answer.problem, answered_at = ${at}
        from unnest(${answers.map((one) => one.id)}::uuid[], ${answers.map((one) => one.problem)}::text[]) as answer (id, problem)
        where payment.id = answer.id and payment.state = 'open'`,
  )
}

/** The bank's reason of the newest failed payment of a claim. */
export async function findLastProblem(tx: Tx, claimId: string): Promise<string | null> {
  const found = await find<{ problem: string }>(
    tx,
    sql`select problem from mutual_aid.payments where claim_id = ${claimId} and state = 'failed' order by answered_at desc limit 1`,
  )
  return found?.problem ?? null
}
