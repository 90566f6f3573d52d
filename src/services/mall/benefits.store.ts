import type { Day, Instant } from '../../platform/dates.ts'
import { empty, find, get, raw, rows, run, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import type { Benefit, BenefitDraft, BenefitLimits, BenefitPrice, BenefitState, PriceKind } from './benefits.model.ts'

type PriceRow = {
  readonly priceKind: PriceKind
  readonly regularFen: number | null
  readonly payFen: number | null
  readonly offPercent: number | null
  readonly mostOffFen: number | null
  readonly subsidyFen: number | null
  readonly subsidyShare: number | null
  readonly visits: number | null
}
type BenefitRow = Omit<Benefit, 'price'> & PriceRow

const columns = sql`id, merchant_id, union_id, name, campaign, category, intro, terms, price_kind, regular_fen, pay_fen, off_percent,
  most_off_fen, subsidy_fen, subsidy_share, visits, audience_ids, tags, from_on, until_on, day_quota, total_quota, most_a_day, most_each,
  budget_fen, drafted_by, drafted_at, published_by, published_at, paused_at, paused_because, ended_at, ended_because, taken, subsidised_fen`

function benefitOf(row: BenefitRow): Benefit {
  const { priceKind, regularFen, payFen, offPercent, mostOffFen, subsidyFen, subsidyShare, visits, ...rest } = row
  const fixed = { regularFen: regularFen!, payFen: payFen!, subsidyFen: subsidyFen! }
  const prices: Record<PriceKind, () => BenefitPrice> = {
    free: () => ({ kind: 'free', regularFen: regularFen!, subsidyFen: subsidyFen! }),
    fixed: () => ({ kind: 'fixed', ...fixed }),
    discount: () => ({ kind: 'discount', offPercent: offPercent!, mostOffFen, subsidyShare: subsidyShare! }),
    season: () => ({ kind: 'season', ...fixed, visits }),
  }
  return { ...rest, price: prices[priceKind]() }
}

function priceColumns(price: BenefitPrice): PriceRow {
  const none = {
    regularFen: null,
    payFen: null,
    offPercent: null,
    mostOffFen: null,
    subsidyFen: null,
    subsidyShare: null,
    visits: null,
  }
  const { kind: priceKind, ...parts } = price
  return { ...none, priceKind, ...(priceKind === 'free' && { payFen: 0 }), ...parts }
}

export async function findBenefit(tx: Tx, id: Id): Promise<Benefit | undefined> {
  const row = await find<BenefitRow>(tx, sql`select ${columns} from mall.benefits where id = ${id}`)
  return row && benefitOf(row)
}

export async function lockBenefit(tx: Tx, id: Id): Promise<Benefit | undefined> {
  const row = await find<BenefitRow>(tx, sql`select ${columns} from mall.benefits where id = ${id} for update`)
  return row && benefitOf(row)
}

export async function insertBenefit(
  tx: Tx,
  draft: BenefitDraft,
  made: { id: Id; unionId: Id; by: string; at: Instant },
): Promise<void> {
  const price = priceColumns(draft.price)
  await run(
    tx,
    sql`insert into mall.benefits (id, merchant_id, union_id, name, campaign, category, intro, terms, price_kind, regular_fen, pay_fen,
          off_percent, most_off_fen, subsidy_fen, subsidy_share, visits, audience_ids, tags, from_on, until_on, day_quota, total_quota,
          most_a_day, most_each, budget_fen, drafted_by, drafted_at)
        values (${made.id}, ${draft.merchantId}, ${made.unionId}, ${draft.name}, ${draft.campaign}, ${draft.category}, ${draft.intro},
          ${draft.terms}, ${price.priceKind}, ${price.regularFen}, ${price.payFen}, ${price.offPercent}, ${price.mostOffFen},
          ${price.subsidyFen}, ${price.subsidyShare}, ${price.visits}, ${draft.audienceIds}::uuid[], ${draft.tags}::text[],
          ${draft.fromOn}, ${draft.untilOn}, ${draft.dayQuota}, ${draft.totalQuota}, ${draft.mostADay}, ${draft.mostEach},
          ${draft.budgetFen}, ${made.by}, ${made.at})`,
  )
}

export async function rewriteBenefit(tx: Tx, id: Id, draft: BenefitDraft, unionId: Id): Promise<void> {
  const price = priceColumns(draft.price)
  await run(
    tx,
    sql`update mall.benefits set merchant_id = ${draft.merchantId}, union_id = ${unionId}, name = ${draft.name},
          campaign = ${draft.campaign}, category = ${draft.category}, intro = ${draft.intro}, terms = ${draft.terms},
          price_kind = ${price.priceKind}, regular_fen = ${price.regularFen}, pay_fen = ${price.payFen},
          off_percent = ${price.offPercent}, most_off_fen = ${price.mostOffFen}, subsidy_fen = ${price.subsidyFen},
          subsidy_share = ${price.subsidyShare}, visits = ${price.visits}, audience_ids = ${draft.audienceIds}::uuid[],
          tags = ${draft.tags}::text[], from_on = ${draft.fromOn}, until_on = ${draft.untilOn}, day_quota = ${draft.dayQuota},
          total_quota = ${draft.totalQuota}, most_a_day = ${draft.mostADay}, most_each = ${draft.mostEach}, budget_fen = ${draft.budgetFen}
        where id = ${id}`,
  )
}

/** A new day's quota holds from today on; days that are over keep theirs. */
export async function writeLimits(tx: Tx, id: Id, limits: BenefitLimits, today: Day): Promise<void> {
  await run(
    tx,
    sql`update mall.benefits set until_on = ${limits.untilOn}, day_quota = ${limits.dayQuota}, total_quota = ${limits.totalQuota},
          most_a_day = ${limits.mostADay}, most_each = ${limits.mostEach}, budget_fen = ${limits.budgetFen}
        where id = ${id}`,
  )
  await run(
    tx,
    sql`update mall.benefit_days set quota = ${limits.dayQuota} where benefit_id = ${id} and day >= ${today}::date`,
  )
}

export async function markPublished(tx: Tx, id: Id, by: string, at: Instant): Promise<void> {
  await run(tx, sql`update mall.benefits set published_by = ${by}, published_at = ${at} where id = ${id}`)
}

export async function markPaused(tx: Tx, id: Id, at: Instant | null, because: string | null): Promise<void> {
  await run(tx, sql`update mall.benefits set paused_at = ${at}, paused_because = ${because} where id = ${id}`)
}

export async function markEnded(tx: Tx, id: Id, at: Instant, because: string): Promise<void> {
  await run(tx, sql`update mall.benefits set ended_at = ${at}, ended_because = ${because} where id = ${id}`)
}

export type BenefitChange = {
  readonly what: string
  readonly before: string | null
  readonly after: string | null
  readonly because: string
  readonly changedBy: string
  readonly changedAt: Instant
}

export async function noteChanges(tx: Tx, benefitId: Id, changes: readonly BenefitChange[]): Promise<void> {
  for (const { what, before, after, because, changedBy, changedAt } of changes) {
    await run(
      tx,
      sql`insert into mall.benefit_changes (benefit_id, id, what, before, after, because, changed_by, changed_at)
          values (${benefitId}, ${newId()}, ${what}, ${before}, ${after}, ${because}, ${changedBy}, ${changedAt})`,
    )
  }
}

export function changesOf(tx: Tx, benefitId: Id): Promise<BenefitChange[]> {
  return rows(
    tx,
    sql`select what, before, after, because, changed_by, changed_at from mall.benefit_changes
        where benefit_id = ${benefitId} order by id desc limit 200`,
  )
}

export type BenefitDay = {
  readonly day: Day
  readonly quota: number | null
  readonly taken: number
  readonly paidFen: Fen
  readonly subsidyFen: Fen
}

export function daysOf(tx: Tx, benefitId: Id): Promise<BenefitDay[]> {
  return rows(
    tx,
    sql`select day, quota, taken, paid_fen, subsidy_fen from mall.benefit_days
        where benefit_id = ${benefitId} order by day desc limit 30`,
  )
}

/** How many were used of each on a day. */
export async function takenOn(tx: Tx, ids: readonly Id[], day: Day): Promise<Map<Id, number>> {
  const found = await rows<{ benefitId: Id; taken: number }>(
    tx,
    sql`select benefit_id, taken from mall.benefit_days where benefit_id = any(${ids}::uuid[]) and day = ${day}::date`,
  )
  return new Map(found.map((one) => [one.benefitId, one.taken]))
}

/** What a state means in the columns, on a day. */
function inState(state: BenefitState, today: Day): Sql {
  const published = sql`published_at is not null`
  const lasting = sql`${published} and ended_at is null and until_on >= ${today}::date`
  const meaning: Record<BenefitState, Sql> = {
    draft: sql`published_at is null`,
    coming: sql`${lasting} and paused_at is null and from_on > ${today}::date`,
    open: sql`${lasting} and paused_at is null and from_on <= ${today}::date`,
    paused: sql`${lasting} and paused_at is not null`,
    over: sql`${published} and (ended_at is not null or until_on < ${today}::date)`,
  }
  return meaning[state]
}

export type BenefitWish = {
  /** Whose merchants: of this union and of all below. */
  readonly orgId: Id
  readonly today: Day
  readonly state?: BenefitState | undefined
  readonly kind?: PriceKind | undefined
  readonly merchantId?: Id | undefined
  readonly search?: string | undefined
  readonly cursor?: Id | undefined
}

function narrowed(wish: BenefitWish): Sql {
  const { kind, merchantId, search } = wish
  return sql`merchant_id in (select m.org_id from mall.merchants m where m.org_path @> array[${wish.orgId}::uuid]) ${kind ? sql`and price_kind = ${kind}` : empty}
    ${merchantId ? sql`and merchant_id = ${merchantId}` : empty} ${search ? sql`and ${named(search)}` : empty}`
}

/** Every word of a search stands in the name, the campaign or the merchant's name. */
function named(search: string): Sql {
  const words = search.split(/\s+/).map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
  return sql`b.name || ' ' || b.campaign || ' ' || (select m.name from mall.merchants m where m.org_id = b.merchant_id)
    ilike all(${words}::text[])`
}

export async function listOffered(tx: Tx, wish: BenefitWish, most: number): Promise<Benefit[]> {
  const found = await rows<BenefitRow>(
    tx,
    sql`select ${columns} from mall.benefits b where ${narrowed(wish)}
        ${wish.state ? sql`and ${inState(wish.state, wish.today)}` : empty} ${wish.cursor ? sql`and id < ${wish.cursor}` : empty}
        order by id desc limit ${raw(String(most))}`,
  )
  return found.map(benefitOf)
}

export function countOffered(tx: Tx, wish: BenefitWish): Promise<Record<BenefitState, number>> {
  const of = (state: BenefitState) => sql`count(*) filter (where ${inState(state, wish.today)})::int`
  return get(
    tx,
    sql`select ${of('draft')} as draft, ${of('coming')} as coming, ${of('open')} as open, ${of('paused')} as paused,
          ${of('over')} as over
        from mall.benefits b where ${narrowed(wish)}`,
  )
}

/** Published benefits of a merchant that last, the newest first. */
export async function servedBy(tx: Tx, merchantId: Id, today: Day): Promise<Benefit[]> {
  const found = await rows<BenefitRow>(
    tx,
    sql`select ${columns} from mall.benefits where merchant_id = ${merchantId} and published_at is not null and ended_at is null
        and from_on <= ${today}::date and until_on >= ${today}::date order by id desc limit 200`,
  )
  return found.map(benefitOf)
}

export type MemberWish = {
  readonly homePath: readonly Id[]
  readonly holds: readonly string[]
  readonly today: Day
  readonly search?: string | undefined
  readonly kind?: PriceKind | undefined
  readonly category?: string | undefined
  readonly cursor?: Id | undefined
}

/** What a member may use or will soon, of merchants that serve, the newest first. */
export async function benefitsFor(tx: Tx, wish: MemberWish, most: number): Promise<Benefit[]> {
  const found = await rows<BenefitRow>(
    tx,
    sql`select ${columns} from mall.benefits b
        where audience_ids && ${wish.homePath}::uuid[] and published_at is not null and ended_at is null
          and until_on >= ${wish.today}::date and (tags = '{}' or tags && ${wish.holds}::text[])
          and exists (select from mall.merchants m where m.org_id = b.merchant_id and m.suspended_at is null)
          ${wish.kind ? sql`and price_kind = ${wish.kind}` : empty} ${wish.category ? sql`and category = ${wish.category}` : empty}
          ${wish.search ? sql`and ${named(wish.search)}` : empty} ${wish.cursor ? sql`and id < ${wish.cursor}` : empty}
        order by id desc limit ${raw(String(most))}`,
  )
  return found.map(benefitOf)
}

export async function benefitNames(tx: Tx, ids: readonly Id[]): Promise<Map<Id, string>> {
  const found = await rows<{ id: Id; name: string }>(
    tx,
    sql`select id, name from mall.benefits where id = any(${ids}::uuid[])`,
  )
  return new Map(found.map((one) => [one.id, one.name]))
}
