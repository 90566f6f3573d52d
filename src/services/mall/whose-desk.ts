import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { findMarket, findSupplier } from './markets.store.ts'
import { orderRefusal } from './orders.errors.ts'
import type { Market, Supplier } from './products.model.ts'
import type { Station } from './stations.model.ts'
import { findStation } from './stations.store.ts'

/** The supplier for which somebody sits at its desk; refuses `mall.supplier-missing`. */
export async function supplierOf(tx: Tx, actor: Actor): Promise<Supplier> {
  for (const grant of grantsWith(actor, 'mall.supply')) {
    const supplier = await findSupplier(tx, grant.orgId)
    if (supplier) return supplier
  }
  throw refusal('mall.supplier-missing')
}

/** The same for whoever changes something there: a suspended supplier reads, but does not write. */
export async function openSupplierOf(tx: Tx, actor: Actor): Promise<Supplier> {
  const supplier = await supplierOf(tx, actor)
  if (supplier.suspendedBecause !== null) {
    throw refusal('mall.supplier-suspended', { because: supplier.suspendedBecause })
  }
  return supplier
}

/** The mall of the very federation for which somebody operates it; refuses `mall.no-market`. */
export async function operatedMarket(tx: Tx, actor: Actor): Promise<Market> {
  const market = await findOperatedMarket(tx, actor)
  if (!market) throw refusal('mall.no-market')
  return market
}

export async function findOperatedMarket(tx: Tx, actor: Actor): Promise<Market | undefined> {
  for (const grant of grantsWith(actor, 'mall.operate')) {
    const market = await findMarket(tx, grant.orgId)
    if (market) return market
  }
  return undefined
}

/** The station whose keeper somebody is; refuses `mall.station-missing`. */
export async function stationOf(tx: Tx, actor: Actor): Promise<Station> {
  for (const grant of grantsWith(actor, 'mall.station')) {
    const station = await findStation(tx, grant.orgId)
    if (station) return station
  }
  throw orderRefusal('mall.station-missing')
}
