import { get, rows, run, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Points } from './products.model.ts'

export type UseRow = {
  readonly place: number
  readonly name: string
  readonly given: Points
  readonly spent: Points
  readonly orders: number
  readonly underWay: number
}

/** What each person of a letter ordered in its window; who failed got nothing and is not among them. */
const uses = (intentId: Id): Sql => sql`
  select r.place, r.name, r.points as given, coalesce(o.spent, 0)::bigint as spent, coalesce(o.orders, 0)::int as orders,
    coalesce(o.under_way, 0)::int as under_way
  from mall.recipients r
  left join (
    select owner_id, sum(total - refunded) as spent, count(*) filter (where state <> 'cancelled') as orders,
      count(*) filter (where state in ('placed', 'accepted', 'shipped')) as under_way
    from mall.orders where intent_id = ${intentId} group by owner_id
  ) o on o.owner_id = r.owner_id
  where r.intent_id = ${intentId} and r.state <> 'failed'
    and r.place <= (select issued_to from mall.intents where id = ${intentId})`

const narrowed = { all: sql`true`, unused: sql`spent = 0`, 'under-way': sql`under_way > 0` } as const

export function usesAfter(
  tx: Tx,
  intentId: Id,
  wish: { readonly only: keyof typeof narrowed; readonly after: number },
  most: number,
): Promise<UseRow[]> {
  return rows(
    tx,
    sql`select * from (${uses(intentId)}) u where ${narrowed[wish.only]} and place > ${wish.after} order by place limit ${most}`,
  )
}

export function sumOfUses(
  tx: Tx,
  intentId: Id,
): Promise<{ people: number; used: number; given: Points; spent: Points }> {
  return get(
    tx,
    sql`select count(*)::int as people, (count(*) filter (where spent > 0))::int as used, coalesce(sum(given), 0)::bigint as given,
          coalesce(sum(spent), 0)::bigint as spent from (${uses(intentId)}) u`,
  )
}

export type GroupLimit = {
  readonly skuId: Id
  readonly productName: string
  readonly specification: string
  readonly most: number
  readonly taken: number
}

export function groupLimitsOf(tx: Tx, intentId: Id): Promise<GroupLimit[]> {
  return rows(
    tx,
    sql`select g.sku_id, p.name as product_name, s.specification, g.most, g.taken
        from mall.group_limits g join mall.skus s on s.id = g.sku_id join mall.products p on p.id = s.product_id
        where g.intent_id = ${intentId} order by p.name, s.specification`,
  )
}

/** Rows `owner_id` and `amount` of everybody who failed, for the register of people. */
export function failedOf(intentId: Id): Sql {
  return sql`select owner_id, points as amount from mall.recipients where intent_id = ${intentId} and state = 'failed'`
}

/** Rows `owner_id` and `amount` of some people of a list, for the books. */
export function someOf(intentId: Id, ownerIds: readonly Id[]): Sql {
  return sql`select owner_id, points as amount from mall.recipients
    where intent_id = ${intentId} and owner_id = any(${ownerIds}::uuid[])`
}

/** Everybody of a letter who failed, locked. */
export function lockFailed(tx: Tx, intentId: Id): Promise<{ ownerId: Id; points: Points }[]> {
  return rows(
    tx,
    sql`select owner_id, points from mall.recipients where intent_id = ${intentId} and state = 'failed' order by place for update`,
  )
}

/** They are behind the place up to which the letter is issued, so that they count as issued from now on. */
export async function markGiven(tx: Tx, intentId: Id, ownerIds: readonly Id[]): Promise<void> {
  await run(
    tx,
    sql`update mall.recipients set state = 'waiting', problem = null
        where intent_id = ${intentId} and owner_id = any(${ownerIds}::uuid[])`,
  )
}
