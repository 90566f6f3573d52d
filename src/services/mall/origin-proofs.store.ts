import type { Day, Instant } from '../../platform/dates.ts'
import { empty, find, raw, rows, run, type Sql, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { OriginProof, ProofState } from './pavilions.model.ts'

const columns = sql`o.id, o.product_id, o.region_id, o.origin, o.means, o.number, o.issuer, o.valid_until, o.file_id, o.offered_by,
  o.offered_at, o.state, o.decided_by, o.decided_at, o.decided_because`

/** Whether the origin of a product `p` is proved on a day, for the region and the place it names now. */
export function provedOn(day: Day): Sql {
  return sql`exists (select from mall.origin_proofs o where o.product_id = p.id and o.region_id = p.region_id and o.origin = p.origin
    and o.state = 'accepted' and o.valid_until >= ${day}::date)`
}

export async function insertProofs(tx: Tx, proofs: readonly OriginProof[]): Promise<void> {
  const of = <Value>(pick: (proof: OriginProof) => Value) => proofs.map(pick)
  await run(
    tx,
    sql`insert into mall.origin_proofs (id, product_id, region_id, origin, means, number, issuer, valid_until, file_id, offered_by,
          offered_at, state, decided_by, decided_at, decided_because)
        select * from unnest(${of((one) => one.id)}::uuid[], ${of((one) => one.productId)}::uuid[], ${of((one) => one.regionId)}::uuid[],
          ${of((one) => one.origin)}::text[], ${of((one) => one.means)}::text[], ${of((one) => one.number)}::text[],
          ${of((one) => one.issuer)}::text[], ${of((one) => one.validUntil)}::date[], ${of((one) => one.fileId)}::uuid[],
          ${of((one) => one.offeredBy)}::text[], ${of((one) => one.offeredAt)}::timestamptz[], ${of((one) => one.state)}::text[],
          ${of((one) => one.decidedBy)}::text[], ${of((one) => one.decidedAt)}::timestamptz[], ${of((one) => one.decidedBecause)}::text[])`,
  )
}

export function lockProofs(tx: Tx, ids: readonly Id[]): Promise<(OriginProof & { marketId: Id })[]> {
  return rows(
    tx,
    sql`select ${columns}, p.market_id from mall.origin_proofs o join mall.products p on p.id = o.product_id
        where o.id = any(${ids}::uuid[]) order by o.id for update of o`,
  )
}

export function findProof(
  tx: Tx,
  id: Id,
): Promise<(OriginProof & { readonly marketId: Id; readonly supplierId: Id }) | undefined> {
  return find(
    tx,
    sql`select ${columns}, p.market_id, p.supplier_id from mall.origin_proofs o join mall.products p on p.id = o.product_id
        where o.id = ${id}`,
  )
}

export async function markProofs(
  tx: Tx,
  ids: readonly Id[],
  state: ProofState,
  decided: { readonly by: string; readonly at: Instant; readonly because: string | null },
): Promise<void> {
  await run(
    tx,
    sql`update mall.origin_proofs set state = ${state}, decided_by = ${decided.by}, decided_at = ${decided.at},
          decided_because = ${decided.because} where id = any(${ids}::uuid[])`,
  )
}

export function proofsOfProducts(tx: Tx, productIds: readonly Id[]): Promise<OriginProof[]> {
  return rows(
    tx,
    sql`select ${columns} from mall.origin_proofs o where o.product_id = any(${productIds}::uuid[]) order by o.product_id, o.id desc`,
  )
}

export type ProofWish = {
  readonly marketId: Id
  readonly supplierId?: Id | undefined
  readonly state?: ProofState | undefined
  readonly regionId?: Id | undefined
  readonly after?: Id | undefined
}

export type ProofRow = OriginProof & {
  readonly productName: string
  readonly supplierName: string
  readonly regionName: string
  readonly isOld: boolean
}

/** Proofs of a mall, newest first. One is old when its product names another region or place by now. */
export function listProofRows(tx: Tx, wish: ProofWish, most: number): Promise<ProofRow[]> {
  return rows(
    tx,
    sql`select ${columns}, p.name as product_name, u.name as supplier_name, r.name as region_name,
          (p.region_id is distinct from o.region_id or p.origin <> o.origin) as is_old
        from mall.origin_proofs o join mall.products p on p.id = o.product_id
        join mall.suppliers u on u.org_id = p.supplier_id join mall.regions r on r.id = o.region_id
        where p.market_id = ${wish.marketId} ${wish.supplierId ? sql`and p.supplier_id = ${wish.supplierId}` : empty}
          ${wish.state ? sql`and o.state = ${wish.state}` : empty} ${wish.regionId ? sql`and o.region_id = ${wish.regionId}` : empty}
          ${wish.after ? sql`and o.id < ${wish.after}` : empty}
        order by o.id desc limit ${raw(String(most))}`,
  )
}

/** The first of some products that names a region without proof on a day. */
export function firstUnproved(
  tx: Tx,
  productIds: readonly Id[],
  day: Day,
): Promise<{ product: string; region: string } | undefined> {
  return find(
    tx,
    sql`select p.name as product, r.name as region from mall.products p join mall.regions r on r.id = p.region_id
        where p.id = any(${productIds}::uuid[]) and not ${provedOn(day)} order by p.id limit 1`,
  )
}
