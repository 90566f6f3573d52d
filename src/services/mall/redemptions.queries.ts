import type { Day } from '../../platform/dates.ts'
import { empty, get, raw, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import type { Redemption } from './benefits.model.ts'
import { redemptionColumns } from './redemptions.store.ts'

export type DayWish = {
  readonly merchantId: Id
  readonly day: Day
  readonly benefitId?: Id | undefined
  readonly cursor?: Id | undefined
}

const ofDay = ({ merchantId, day, benefitId }: DayWish) =>
  sql`merchant_id = ${merchantId} and used_on = ${day}::date ${benefitId ? sql`and benefit_id = ${benefitId}` : empty}`

export function listUsesOfMerchant(tx: Tx, wish: DayWish, most: number): Promise<Redemption[]> {
  return rows(
    tx,
    sql`select ${redemptionColumns} from mall.redemptions where ${ofDay(wish)} ${wish.cursor ? sql`and id < ${wish.cursor}` : empty}
        order by id desc limit ${raw(String(most))}`,
  )
}

export function sumsOfDay(tx: Tx, wish: DayWish): Promise<{ uses: number; paidFen: Fen; subsidyFen: Fen }> {
  return get(
    tx,
    sql`select count(*)::int as uses, coalesce(sum(paid_fen), 0)::bigint as paid_fen, coalesce(sum(subsidy_fen), 0)::bigint as subsidy_fen
        from mall.redemptions where ${ofDay(wish)} and undone_at is null`,
  )
}

/** A person's own uses, the newest first. */
export function usesOf(tx: Tx, ownerId: Id, after: Id | undefined, most: number): Promise<Redemption[]> {
  return rows(
    tx,
    sql`select ${redemptionColumns} from mall.redemptions where owner_id = ${ownerId} ${after ? sql`and id < ${after}` : empty}
        order by id desc limit ${raw(String(most))}`,
  )
}

export function savedSince(tx: Tx, ownerId: Id, from: Day): Promise<{ uses: number; savedFen: Fen }> {
  return get(
    tx,
    sql`select count(*)::int as uses, coalesce(sum(regular_fen - paid_fen), 0)::bigint as saved_fen from mall.redemptions
        where owner_id = ${ownerId} and used_on >= ${from}::date and undone_at is null`,
  )
}

export async function latestUse(tx: Tx, ownerId: Id, benefitId: Id): Promise<Redemption | undefined> {
  const [latest] = await rows<Redemption>(
    tx,
    sql`select ${redemptionColumns} from mall.redemptions where owner_id = ${ownerId} and benefit_id = ${benefitId}
        order by id desc limit 1`,
  )
  return latest
}

export type UsesCount = {
  readonly cases: number
  readonly people: number
  readonly paidFen: Fen
  readonly subsidyFen: Fen
}

/** Merchants of a union and of all below. */
const ofMerchantsBelow = (orgId: Id) =>
  sql`merchant_id in (select m.org_id from mall.merchants m where m.org_path @> array[${orgId}::uuid])`

/** Uses of what unions under one offer, by benefit, on days from…to, whoever used it. */
export function countByBenefit(
  tx: Tx,
  wish: { readonly orgId: Id; readonly from: Day; readonly to: Day },
): Promise<(UsesCount & { benefitId: Id; merchantId: Id; name: string })[]> {
  return rows(
    tx,
    sql`select b.id as benefit_id, b.merchant_id, b.name, d.cases, p.people, d.paid_fen, d.subsidy_fen
        from mall.benefits b
        join lateral (
          select sum(taken)::int as cases, sum(paid_fen)::bigint as paid_fen, sum(subsidy_fen)::bigint as subsidy_fen
          from mall.benefit_days where benefit_id = b.id and day between ${wish.from}::date and ${wish.to}::date
        ) d on d.cases > 0
        join lateral (
          select count(distinct owner_id)::int as people from mall.redemptions
          where benefit_id = b.id and used_on between ${wish.from}::date and ${wish.to}::date and undone_at is null
        ) p on true
        where ${ofMerchantsBelow(wish.orgId)} order by d.cases desc, b.id`,
  )
}

/** How many different people each merchant served. */
export async function peopleByMerchant(
  tx: Tx,
  wish: { readonly merchantIds: readonly Id[]; readonly from: Day; readonly to: Day },
): Promise<Map<Id, number>> {
  const found = await rows<{ merchantId: Id; people: number }>(
    tx,
    sql`select merchant_id, count(distinct owner_id)::int as people from mall.redemptions
        where merchant_id = any(${wish.merchantIds}::uuid[]) and used_on between ${wish.from}::date and ${wish.to}::date
          and undone_at is null group by merchant_id`,
  )
  return new Map(found.map((one) => [one.merchantId, one.people]))
}

export type UsesWish = {
  readonly from: Day
  readonly to: Day
  readonly orgId: Id
  readonly benefitId?: Id | undefined
  readonly merchantId?: Id | undefined
  readonly cursor?: Id | undefined
}

/** Uses of what unions under one offer, of one benefit or merchant, the newest first; those that were undone among them. */
export function listUsesOffered(tx: Tx, wish: UsesWish, most: number): Promise<Redemption[]> {
  const { benefitId, merchantId, cursor } = wish
  return rows(
    tx,
    sql`select ${redemptionColumns} from mall.redemptions
        where ${ofMerchantsBelow(wish.orgId)} and used_on between ${wish.from}::date and ${wish.to}::date
          ${benefitId ? sql`and benefit_id = ${benefitId}` : empty} ${merchantId ? sql`and merchant_id = ${merchantId}` : empty}
          ${cursor ? sql`and id < ${cursor}` : empty}
        order by id desc limit ${raw(String(most))}`,
  )
}

/** Uses by members of unions under one, the newest first. */
export function listUsesOfMembers(
  tx: Tx,
  wish: { readonly orgId: Id; readonly from: Day; readonly to: Day; readonly cursor?: Id | undefined },
  most: number,
): Promise<Redemption[]> {
  return rows(
    tx,
    sql`select ${redemptionColumns} from mall.redemptions
        where org_path @> array[${wish.orgId}::uuid] and used_on between ${wish.from}::date and ${wish.to}::date
          ${wish.cursor ? sql`and id < ${wish.cursor}` : empty}
        order by id desc limit ${raw(String(most))}`,
  )
}
