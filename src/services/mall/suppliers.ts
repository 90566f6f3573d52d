import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { foundOrg, getOrg } from '../../kernel/orgs/index.ts'
import { now, today } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import { insertSupplier, listSuppliers, lockSupplier, markSuspended } from './markets.store.ts'
import { forgetPages } from './shared-pages.ts'
import type { SupplierCard } from './supply.contract.ts'
import { operatedMarket } from './whose-desk.ts'
import { withdrawAllOf } from './withdraw-products.ts'

export async function readSuppliers(actor: Actor): Promise<{ suppliers: SupplierCard[]; marketName: string }> {
  return transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const suppliers = (await listSuppliers(tx, market.orgId)).map(({ orgId, ...one }) => ({ ...one, id: orgId }))
    return { suppliers, marketName: market.name }
  })
}

/** 引入供应商: founds the partner organisation below the mall's federation and admits it. Its officers get accounts as any do. */
export async function admitSupplier(
  actor: Actor,
  input: { name: string; creditCode: string | null; contact: string; phone: string },
): Promise<{ id: string }> {
  return transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const federation = await getOrg(tx, market.orgId)
    requirePermission(actor, 'mall.operate', federation.path)
    const id = newId()
    const code = input.creditCode ?? `GYS-${id.slice(-12)}`
    await foundOrg(tx, {
      id,
      kind: 'partner',
      code,
      creditCode: input.creditCode,
      name: input.name,
      parentId: market.orgId,
      on: today(),
    })
    const { name, contact, phone } = input
    const supplier = {
      orgId: id,
      marketId: market.orgId,
      name,
      contact,
      phone,
      suspendedAt: null,
      suspendedBecause: null,
    }
    await insertSupplier(tx, supplier, now())
    await recordAudit(tx, actor, {
      action: 'mall.supplier-admitted',
      subjectKind: 'mall.supplier',
      subjectId: id,
      orgId: id,
      detail: { name },
    })
    return { id }
  })
}

/** 暂停供货: with a reason its goods go off the shelf at once; without one it may sell again, after its goods are passed anew. */
export async function suspendSupplier(actor: Actor, id: string, because: string | null): Promise<void> {
  await transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const supplier = await lockSupplier(tx, id)
    if (supplier?.marketId !== market.orgId) throw refusal('mall.supplier-missing')
    await markSuspended(tx, id, because === null ? null : now(), because)
    const withdrawn = because === null ? 0 : await withdrawAllOf(tx, id, because, actor.name)
    await recordAudit(tx, actor, {
      action: because === null ? 'mall.supplier-resumed' : 'mall.supplier-suspended',
      subjectKind: 'mall.supplier',
      subjectId: id,
      orgId: id,
      detail: { because, withdrawn },
    })
  })
  forgetPages()
}
