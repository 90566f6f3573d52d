import type { Tx } from '../../platform/db/transaction.ts'
import { getOrg } from '../orgs/index.ts'
import { refusal } from './errors.ts'
import type { Opening } from './model.ts'
import { insertOpening, openingOf } from './store.ts'

/**
 * 期初数: takes over a number from before the platform, once per organisation and kind; the same again changes nothing.
 * Refuses `indicators.opening-differs`.
 */
export async function recordOpening(tx: Tx, opening: Opening): Promise<void> {
  const org = await getOrg(tx, opening.orgId)
  if (await insertOpening(tx, opening, org.path)) return
  const known = await openingOf(tx, opening.orgId, opening.kind)
  const isSame = (Object.keys(known) as (keyof Opening)[]).every((part) => known[part] === opening[part])
  if (!isSame) throw refusal('indicators.opening-differs', { name: org.name })
}
