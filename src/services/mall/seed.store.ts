import type { Day } from '../../platform/dates.ts'
import { rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { provedOn } from './origin-proofs.store.ts'

/** What may be ordered in the demonstration. */
export function offeredSkus(tx: Tx): Promise<{ id: Id; price: number; available: number }[]> {
  return rows(
    tx,
    sql`select s.id, s.price, k.available from mall.skus s join mall.stock k on k.sku_id = s.id
        join mall.products p on p.id = s.product_id where s.offered and p.state = 'listed' and k.available > 0 order by p.code, s.code`,
  )
}

/** Of some products those that may come on the shelf: from no aided region, or proved to come from the one they name. */
export function listProved(tx: Tx, ids: readonly Id[], day: Day): Promise<{ id: Id }[]> {
  return rows(
    tx,
    sql`select p.id from mall.products p where p.id = any(${ids}::uuid[]) and (p.region_id is null or ${provedOn(day)}) order by p.id`,
  )
}

/** People who have points and orders, and people who have points and none yet; two of each. */
export function listPointHolders(tx: Tx): Promise<{ ownerId: Id; state: string }[]> {
  return rows(
    tx,
    sql`(select r.owner_id, 'points' as state from mall.recipients r join mall.intents i on i.id = r.intent_id and i.state = 'issued'
          where not exists (select from mall.orders o where o.owner_id = r.owner_id) order by r.place limit 1)
        union all
        (select o.owner_id, 'orders' as state from mall.orders o where o.state = 'shipped' order by o.id limit 1)`,
  )
}
