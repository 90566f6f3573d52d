import { displayYuan } from '../../../../platform/money.ts'
import { Meta } from '../../../../ui/Card.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import type { ProductCard } from '../../catalogue.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import { ProductPicture } from '../ProductPicture.tsx'
import { Stepper } from './Stepper.tsx'

const few = 50

/** A product in the grid: picture, origin, name, praise, price, and how many of it are in the basket. */
export function ProductTile({
  product,
  href,
  quantity,
  onChange,
}: {
  product: ProductCard
  href: string
  quantity: number
  onChange: (quantity: number) => void
}) {
  const mark = product.regionName ? text.card.aided(product.regionName) : product.localMade ? text.card.localMade : null
  const most = Math.min(product.available, product.mostEach ?? 999)
  const limit = product.available === 0 ? text.card.none : limitOf(product)
  return (
    <article className="mall-tile">
      <a href={href}>
        <div className="mall-tile-picture">
          <ProductPicture drawing={product.drawing} photoId={product.photoId} size="small" />
          {mark ? <span className="mall-tile-mark">{mark}</span> : null}
        </div>
        <h3>{product.name}</h3>
        <div className="mall-tile-rate">
          {product.praise === null ? null : <Icon name="star" size="s" />}
          <Meta
            parts={[
              product.praise === null ? null : text.card.praise(product.praise),
              product.sold > 0 ? text.card.sold(product.sold.toLocaleString('zh-CN')) : text.card.fresh,
            ]}
          />
        </div>
      </a>
      <div className="mall-tile-price">
        <p>
          <b>{displayYuan(product.priceFrom)}</b> {text.point}
          {product.skus > 1 ? text.card.from : ''}
        </p>
        {product.skus > 1 ? (
          <a className="mall-tile-choose" href={href} aria-label={text.card.chooseOf(product.name)}>
            {text.card.choose}
          </a>
        ) : (
          <Stepper name={product.name} quantity={quantity} most={most} onChange={onChange} />
        )}
      </div>
      {limit ? (
        <p className="mall-tile-limit" data-few={product.available < few || undefined}>
          {limit}
        </p>
      ) : null}
    </article>
  )
}

function limitOf({ available, mostEach, skus }: ProductCard): string | null {
  if (skus === 1 && available < few) return text.card.fewLeft(available)
  return mostEach === null ? null : text.card.limit(mostEach)
}
