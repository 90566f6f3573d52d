import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { keepPicture } from './keep-picture.ts'
import { insertPhoto } from './photos.store.ts'
import { lockProduct } from './products.store.ts'
import { forgetPages } from './shared-pages.ts'
import { openSupplierOf } from './whose-desk.ts'

const mostPhotos = 6

/** 添加照片: hangs a photograph, already made in two sizes, behind those of a product. */
export async function addPhoto(
  actor: Actor,
  input: { productId: string; smallFileId: string; largeFileId: string },
): Promise<{ photoId: string }> {
  return transaction(actor, async (tx) => {
    const supplier = await openSupplierOf(tx, actor)
    const product = await lockProduct(tx, input.productId)
    if (product?.supplierId !== supplier.orgId) throw refusal('mall.product-missing')
    const { id, small, large } = await keepPicture(tx, actor, input)
    const photo = { id, productId: product.id, smallFile: small, largeFile: large }
    if (!(await insertPhoto(tx, photo, now(), mostPhotos))) throw refusal('mall.photo-too-many')
    await recordAudit(tx, actor, {
      action: 'mall.photo-added',
      subjectKind: 'mall.product',
      subjectId: product.id,
      orgId: supplier.orgId,
    })
    return { photoId: photo.id }
  }).finally(forgetPages)
}
