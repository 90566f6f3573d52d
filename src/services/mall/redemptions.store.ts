import type { Day, Instant } from '../../platform/dates.ts'
import { find, get, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import type { RefusalFacts } from '../../platform/refusal.ts'
import type { EarlierUses, OfflineEntry, Redemption } from './benefits.model.ts'

/** One use at a time of a person and a benefit; others wait until the end of the transaction. */
export async function lockUsesOf(tx: Tx, ownerId: Id, benefitId: Id): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`benefit ${ownerId} ${benefitId}`}, 0))`)
}

export async function earlierUses(tx: Tx, ownerId: Id, benefitId: Id, day: Day): Promise<EarlierUses> {
  return (await earlierUsesOf(tx, ownerId, [benefitId], day)).get(benefitId) ?? unused
}

export const unused: EarlierUses = { onDay: 0, inAll: 0, seasonVisits: 0 }

/** What a person used of many benefits; those she never used are not among the answers. */
export async function earlierUsesOf(
  tx: Tx,
  ownerId: Id,
  benefitIds: readonly Id[],
  day: Day,
): Promise<Map<Id, EarlierUses>> {
  const found = await rows<EarlierUses & { benefitId: Id }>(
    tx,
    sql`select benefit_id, count(*) filter (where used_on = ${day}::date)::int as on_day, count(*)::int as in_all,
          count(*) filter (where season_part is not null)::int as season_visits
        from mall.redemptions where owner_id = ${ownerId} and benefit_id = any(${benefitIds}::uuid[]) and undone_at is null
        group by benefit_id`,
  )
  return new Map(found.map(({ benefitId, ...uses }) => [benefitId, uses]))
}

/** Counts a use against the benefit, the row everybody waits for; false when it would exceed its quota or budget. */
export async function takeFromBenefit(tx: Tx, benefitId: Id, subsidyFen: Fen): Promise<boolean> {
  const taken = await run(
    tx,
    sql`update mall.benefits set taken = taken + 1, subsidised_fen = subsidised_fen + ${subsidyFen}
        where id = ${benefitId} and (total_quota is null or taken < total_quota)
          and (budget_fen is null or subsidised_fen + ${subsidyFen} <= budget_fen)`,
  )
  return taken === 1
}

/** Counts it against the day; false when the day's quota is gone. The benefit's row is locked before. */
export async function takeFromDay(
  tx: Tx,
  benefitId: Id,
  day: Day,
  { paidFen, subsidyFen }: { paidFen: Fen; subsidyFen: Fen },
): Promise<boolean> {
  const taken = await run(
    tx,
    sql`insert into mall.benefit_days as d (benefit_id, day, quota, taken, paid_fen, subsidy_fen)
        select id, ${day}::date, day_quota, 1, ${paidFen}, ${subsidyFen} from mall.benefits where id = ${benefitId}
        on conflict (benefit_id, day) do update
          set taken = d.taken + 1, paid_fen = d.paid_fen + ${paidFen}, subsidy_fen = d.subsidy_fen + ${subsidyFen}
          where d.quota is null or d.taken < d.quota`,
  )
  return taken === 1
}

export async function giveBackUse(tx: Tx, use: Redemption): Promise<void> {
  await run(
    tx,
    sql`update mall.benefits set taken = taken - 1, subsidised_fen = subsidised_fen - ${use.subsidyFen} where id = ${use.benefitId}`,
  )
  await run(
    tx,
    sql`update mall.benefit_days set taken = taken - 1, paid_fen = paid_fen - ${use.paidFen}, subsidy_fen = subsidy_fen - ${use.subsidyFen}
        where benefit_id = ${use.benefitId} and day = ${use.usedOn}::date`,
  )
}

export async function insertRedemption(tx: Tx, use: Redemption): Promise<void> {
  await run(
    tx,
    sql`insert into mall.redemptions (owner_id, id, benefit_id, merchant_id, union_id, org_path, card_step, used_on, shown_at, booked_on,
          recorded_at, season_part, regular_fen, paid_fen, subsidy_fen, waived_fen, entry_id, redeemed_by, redeemed_by_name)
        values (${use.ownerId}, ${use.id}, ${use.benefitId}, ${use.merchantId}, ${use.unionId}, ${use.orgPath}::uuid[], ${use.cardStep},
          ${use.usedOn}, ${use.shownAt}, ${use.bookedOn}, ${use.recordedAt}, ${use.seasonPart}, ${use.regularFen}, ${use.paidFen},
          ${use.subsidyFen}, ${use.waivedFen}, ${use.entryId}, ${use.redeemedBy}, ${use.redeemedByName})`,
  )
}

export const redemptionColumns = sql`owner_id, id, benefit_id, merchant_id, union_id, org_path, card_step, used_on, shown_at, booked_on,
  recorded_at, season_part, regular_fen, paid_fen, subsidy_fen, waived_fen, entry_id, redeemed_by, redeemed_by_name, undone_at,
  undone_by_name, undone_because`

export function lockRedemption(tx: Tx, id: Id, merchantId: Id): Promise<Redemption | undefined> {
  return find(
    tx,
    sql`select ${redemptionColumns} from mall.redemptions where id = ${id} and merchant_id = ${merchantId} for update`,
  )
}

/** The use that a code became at a merchant, unless it was taken back. */
export function findUseOfCode(
  tx: Tx,
  code: { readonly personId: Id; readonly step: number },
  where: { readonly merchantId: Id; readonly benefitId: Id },
): Promise<{ id: Id } | undefined> {
  return find(
    tx,
    sql`select id from mall.redemptions where owner_id = ${code.personId} and card_step = ${code.step}
        and merchant_id = ${where.merchantId} and benefit_id = ${where.benefitId} and undone_at is null`,
  )
}

export async function markUndone(
  tx: Tx,
  use: Redemption,
  undone: { at: Instant; on: Day; by: string; because: string },
): Promise<void> {
  await run(
    tx,
    sql`update mall.redemptions set undone_at = ${undone.at}, undone_on = ${undone.on}, undone_by_name = ${undone.by},
          undone_because = ${undone.because}
        where owner_id = ${use.ownerId} and id = ${use.id}`,
  )
}

export type HandedIn = {
  readonly id: Id
  readonly benefitId: Id
  readonly shownAt: Instant
  readonly codeTail: string
  readonly handedInAt: Instant
  readonly redemptionId: Id | null
  readonly refusedCode: string | null
  readonly refusedFacts: RefusalFacts | null
  readonly paidFen: Fen | null
}

const entryColumns = sql`e.id, e.benefit_id, e.shown_at, e.code_tail, e.handed_in_at, e.redemption_id, e.refused_code, e.refused_facts,
  (select r.paid_fen from mall.redemptions r where r.id = e.redemption_id) as paid_fen`

export function entriesHandedIn(tx: Tx, merchantId: Id, ids: readonly Id[]): Promise<HandedIn[]> {
  return rows(
    tx,
    sql`select ${entryColumns} from mall.offline_entries e where merchant_id = ${merchantId} and id = any(${ids}::uuid[])`,
  )
}

/** One at a time of an entry that comes twice at the same moment. */
export async function lockEntry(tx: Tx, merchantId: Id, id: Id): Promise<void> {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`offline entry ${merchantId} ${id}`}, 0))`)
}

/** Writes down what became of an entry, once; what came before stays. */
export async function insertEntry(
  tx: Tx,
  entry: OfflineEntry,
  became: {
    readonly merchantId: Id
    readonly by: string
    readonly at: Instant
    readonly redemptionId: Id | null
    readonly refused: { readonly code: string; readonly facts: RefusalFacts } | null
  },
): Promise<void> {
  await run(
    tx,
    sql`insert into mall.offline_entries (merchant_id, id, key_id, benefit_id, shown_at, code_tail, bill_fen, handed_in_by, handed_in_at,
          redemption_id, refused_code, refused_facts)
        values (${became.merchantId}, ${entry.id}, ${entry.keyId}, ${entry.benefitId}, ${entry.shownAt}, ${entry.code.slice(-4)},
          ${entry.billFen}, ${became.by}, ${became.at}, ${became.redemptionId}, ${became.refused?.code ?? null},
          ${became.refused ? JSON.stringify(became.refused.facts) : null})
        on conflict do nothing`,
  )
}

export function listEntries(
  tx: Tx,
  merchantId: Id,
  wish: {
    readonly outcome: 'redeemed' | 'refused' | undefined
    readonly after: { readonly at: Instant; readonly id: Id } | null
  },
  most: number,
): Promise<HandedIn[]> {
  const after = wish.after ?? { at: '9999-12-31T00:00:00.000Z', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
  return rows(
    tx,
    sql`select ${entryColumns} from mall.offline_entries e
        where merchant_id = ${merchantId} and (handed_in_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)
          and (${wish.outcome ?? null}::text is null or (refused_code is null) = (${wish.outcome ?? null}::text = 'redeemed'))
        order by handed_in_at desc, id desc limit ${most}`,
  )
}

export async function countRefusedEntries(tx: Tx, merchantId: Id): Promise<number> {
  const { refused } = await get<{ refused: number }>(
    tx,
    sql`select count(*)::int as refused from mall.offline_entries where merchant_id = ${merchantId} and refused_code is not null`,
  )
  return refused
}
