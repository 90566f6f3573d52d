import { addressOf } from '../../../platform/client/address.ts'
import { getPhoto } from '../catalogue.contract.ts'
import type { Drawing } from '../products.rules.ts'
import { drawingParts } from './drawings.tsx'
import './product-picture.css'

/** How a product looks: its photograph in the size that the place needs, or the drawing that stands for it. */
export function ProductPicture({
  drawing,
  photoId,
  size,
}: {
  drawing: string
  photoId: string | null
  size: 'small' | 'large'
}) {
  return (
    <span className="mall-picture" data-drawing={photoId ? undefined : drawing}>
      {photoId ? (
        <img src={addressOf(getPhoto, { params: { id: photoId, size } })} alt="" loading="lazy" decoding="async" />
      ) : (
        <svg viewBox="0 0 120 96" aria-hidden="true">
          {drawingParts[drawing as Drawing]}
        </svg>
      )}
    </span>
  )
}
