import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../../../../ui/Button.tsx'
import { EmptyState, ErrorState } from '../../../../ui/EmptyState.tsx'
import { Skeleton } from '../../../../ui/Skeleton.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import type { ProductCard } from '../../catalogue.contract.ts'
import type { BasketRow } from '../../intents.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import { putInBasket, quantityOf, useBasket } from './basket.ts'
import { ProductTile } from './ProductTile.tsx'
import './shop.css'
import { useCatalogue, type Wish } from './use-catalogue.ts'

/** What is found, tile by tile; `above` stands over it in the same ground. */
export function ProductGrid({
  marketId,
  wish,
  given,
  above,
}: {
  marketId: string
  wish: Wish
  given: PageGiven
  above?: ReactNode
}) {
  const found = useCatalogue(marketId, wish)
  const basket = useBasket(given.reader!.personId)
  if (found.problem) {
    const { sentence, requestId } = found.problem
    return (
      <main className="gh-page">
        {above}
        <ErrorState sentence={sentence} requestId={requestId} onAgain={found.again} />
      </main>
    )
  }
  if (found.key === '') {
    return (
      <main className="gh-page">
        {above}
        <Skeleton cards={[5, 5]} />
      </main>
    )
  }
  return (
    <main className="mall-goods" aria-busy={!found.fresh || undefined}>
      {above}
      <h2 className="gh-ear">{text.shop.found}</h2>
      {found.products.length === 0 ? (
        <EmptyState icon="search" title={text.shop.noneTitle}>
          <p>{text.shop.noneNote}</p>
        </EmptyState>
      ) : null}
      <div className="mall-grid">
        {found.products.map((product) => (
          <ProductTile
            key={product.id}
            product={product}
            href={given.href(`/mall/products/${product.id}`)}
            quantity={quantityOf(basket, product.skuId)}
            onChange={(quantity) => putInBasket(rowOf(product), quantity)}
          />
        ))}
      </div>
      <More next={found.next} asking={found.asking} onMore={() => void found.more()} />
    </main>
  )
}

/** Comes into sight before its end is reached; a button for whoever does not scroll. */
function More({ next, asking, onMore }: { next: string | null; asking: boolean; onMore: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef(onMore)
  latest.current = onMore
  useEffect(() => {
    if (next === null || !box.current) return
    const sight = new IntersectionObserver(([seen]) => seen?.isIntersecting && latest.current(), {
      rootMargin: '600px',
    })
    sight.observe(box.current)
    return () => sight.disconnect()
  }, [next])
  return (
    <div className="mall-more" ref={box}>
      {next === null ? null : (
        <Button kind="quiet" busy={asking} onPress={onMore}>
          {text.shop.more}
        </Button>
      )}
    </div>
  )
}

function rowOf(product: ProductCard): BasketRow {
  return {
    skuId: product.skuId,
    quantity: 0,
    productId: product.id,
    name: product.name,
    specification: '',
    category: '',
    drawing: product.drawing,
    photoId: product.photoId,
    supplierName: '',
    price: product.priceFrom,
    mostEach: product.mostEach,
    available: product.available,
    onOffer: true,
  }
}
