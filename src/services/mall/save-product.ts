import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { listCategories } from './markets.store.ts'
import type { ProductDraft, ProductState } from './products.model.ts'
import { faultsOf } from './products.rules.ts'
import { faultText } from './products.text.ts'
import { forgetPages } from './shared-pages.ts'
import { openSupplierOf } from './whose-desk.ts'
import { writeDrafts } from './write-products.ts'

/** 保存商品: writes one product of the supplier; refuses with everything wrong with it at once. */
export async function saveProduct(actor: Actor, draft: ProductDraft): Promise<{ id: string; state: ProductState }> {
  const saved = await transaction(actor, async (tx) => {
    const supplier = await openSupplierOf(tx, actor)
    const faults = faultsOf(draft, await listCategories(tx, supplier.marketId))
    if (faults.length > 0) {
      const sentences = faults.map((fault) => faultText[fault])
      throw refusal('mall.product-faulty', { count: faults.length, sentences, codes: faults })
    }
    const { products } = await writeDrafts(tx, supplier, [draft], actor.name)
    const { id, state } = products[0]!
    await recordAudit(tx, actor, {
      action: 'mall.product-saved',
      subjectKind: 'mall.product',
      subjectId: id,
      orgId: supplier.orgId,
      detail: { code: draft.code },
    })
    return { id, state }
  })
  forgetPages()
  return saved
}
