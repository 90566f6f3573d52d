import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import { arrange } from './photos.store.ts'
import { lockProduct } from './products.store.ts'
import { forgetPages } from './shared-pages.ts'
import { openSupplierOf } from './whose-desk.ts'

/**
 * 整理照片: puts the photographs of a product in order; those left out are shown no more. Refuses `mall.product-missing`,
 * and `mall.photo-missing` for one that does not hang there.
 */
export async function arrangePhotos(actor: Actor, productId: Id, photoIds: readonly Id[]): Promise<void> {
  await transaction(actor, async (tx) => {
    const supplier = await openSupplierOf(tx, actor)
    const product = await lockProduct(tx, productId)
    if (product?.supplierId !== supplier.orgId) throw refusal('mall.product-missing')
    if (!(await arrange(tx, productId, [...new Set(photoIds)]))) throw refusal('mall.photo-missing')
    await recordAudit(tx, actor, {
      action: 'mall.photos-arranged',
      subjectKind: 'mall.product',
      subjectId: productId,
      orgId: supplier.orgId,
      detail: { photos: photoIds.length },
    })
  }).finally(forgetPages)
}
