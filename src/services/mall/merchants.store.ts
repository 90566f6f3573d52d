import type { Instant } from '../../platform/dates.ts'
import { find, rows, run, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { BenefitSetting, Merchant, MerchantPlace } from './benefits.model.ts'

const columns = sql`org_id, union_id, org_path, name, contact, phone, suspended_at, suspended_because`

export function findMerchant(tx: Tx, orgId: Id): Promise<Merchant | undefined> {
  return find(tx, sql`select ${columns} from mall.merchants where org_id = ${orgId}`)
}

export function lockMerchant(tx: Tx, orgId: Id): Promise<Merchant | undefined> {
  return find(tx, sql`select ${columns} from mall.merchants where org_id = ${orgId} for update`)
}

export async function insertMerchant(tx: Tx, merchant: Merchant, by: string, at: Instant): Promise<void> {
  const { orgId, unionId, orgPath, name, contact, phone } = merchant
  await run(
    tx,
    sql`insert into mall.merchants (org_id, union_id, org_path, name, contact, phone, admitted_by, admitted_at)
        values (${orgId}, ${unionId}, ${orgPath}::uuid[], ${name}, ${contact}, ${phone}, ${by}, ${at})`,
  )
}

export async function markMerchant(tx: Tx, orgId: Id, at: Instant | null, because: string | null): Promise<void> {
  await run(
    tx,
    sql`update mall.merchants set suspended_at = ${at}, suspended_because = ${because} where org_id = ${orgId}`,
  )
}

export type ListedMerchant = Merchant & { readonly benefits: number }

/** Merchants of the unions at or below one, by name, each with how many benefits it serves. */
export function merchantsBelow(tx: Tx, orgId: Id): Promise<ListedMerchant[]> {
  return rows(
    tx,
    sql`select ${columns}, (select count(*) from mall.benefits b where b.merchant_id = m.org_id and b.published_at is not null
          and b.ended_at is null)::int as benefits
        from mall.merchants m where org_path @> array[${orgId}::uuid] order by name, org_id limit 2000`,
  )
}

/** Merchants that a union settles with, one at a time: its rows are the turnstile. */
export function lockMerchantsOf(tx: Tx, unionId: Id): Promise<Merchant[]> {
  return rows(tx, sql`select ${columns} from mall.merchants where union_id = ${unionId} order by org_id for update`)
}

export async function namesOfMerchants(tx: Tx, ids: readonly Id[]): Promise<Map<Id, string>> {
  const found = await rows<{ orgId: Id; name: string }>(
    tx,
    sql`select org_id, name from mall.merchants where org_id = any(${ids}::uuid[])`,
  )
  return new Map(found.map((one) => [one.orgId, one.name]))
}

export async function writePlaces(tx: Tx, merchantId: Id, places: readonly MerchantPlace[]): Promise<void> {
  await run(tx, sql`delete from mall.merchant_places where merchant_id = ${merchantId}`)
  const of = <Key extends keyof MerchantPlace>(key: Key) => places.map((place) => place[key])
  await run(
    tx,
    sql`insert into mall.merchant_places (merchant_id, id, name, address, district, latitude, longitude, hours, phone, position)
        select ${merchantId}, p.* from unnest(${of('id')}::uuid[], ${of('name')}::text[], ${of('address')}::text[],
          ${of('district')}::text[], ${of('latitude')}::float8[], ${of('longitude')}::float8[], ${of('hours')}::text[],
          ${of('phone')}::text[]) with ordinality as p`,
  )
}

/** Places of merchants, each merchant's in its own order. */
export async function placesOf(tx: Tx, merchantIds: readonly Id[]): Promise<Map<Id, MerchantPlace[]>> {
  const found = await rows<MerchantPlace & { merchantId: Id }>(
    tx,
    sql`select merchant_id, id, name, address, district, latitude, longitude, hours, phone from mall.merchant_places
        where merchant_id = any(${merchantIds}::uuid[]) order by merchant_id, position`,
  )
  const byMerchant = new Map<Id, MerchantPlace[]>()
  for (const { merchantId, ...place } of found)
    byMerchant.set(merchantId, [...(byMerchant.get(merchantId) ?? []), place])
  return byMerchant
}

export function findBenefitSetting(tx: Tx, unionId: Id): Promise<BenefitSetting | undefined> {
  return find(
    tx,
    sql`select offline_minutes, undo_minutes, set_by from mall.benefit_settings where union_id = ${unionId}`,
  )
}

export async function saveBenefitSetting(
  tx: Tx,
  setting: Omit<BenefitSetting, 'setBy'> & { unionId: Id; by: string; at: Instant },
): Promise<void> {
  const { unionId, offlineMinutes, undoMinutes, by, at } = setting
  await run(
    tx,
    sql`insert into mall.benefit_settings (union_id, offline_minutes, undo_minutes, set_by, set_at)
        values (${unionId}, ${offlineMinutes}, ${undoMinutes}, ${by}, ${at})
        on conflict (union_id) do update set offline_minutes = excluded.offline_minutes, undo_minutes = excluded.undo_minutes,
          set_by = excluded.set_by, set_at = excluded.set_at`,
  )
}

export async function insertDeskKey(
  tx: Tx,
  key: { merchantId: Id; id: Id; publicKey: Uint8Array; device: string; by: Id; byName: string; at: Instant },
): Promise<void> {
  await run(
    tx,
    sql`insert into mall.desk_keys (merchant_id, id, public_key, device, registered_by, registered_by_name, registered_at)
        values (${key.merchantId}, ${key.id}, ${key.publicKey}, ${key.device}, ${key.by}, ${key.byName}, ${key.at})`,
  )
}

export type DeskKey = { readonly publicKey: Uint8Array; readonly registeredAt: Instant }

export function findDeskKey(tx: Tx, merchantId: Id, id: Id): Promise<DeskKey | undefined> {
  return find(
    tx,
    sql`select public_key, registered_at from mall.desk_keys where merchant_id = ${merchantId} and id = ${id}`,
  )
}
