import { useEffect, useRef, useState } from 'react'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Button } from '../../../../ui/Button.tsx'
import { EmptyState, ErrorState } from '../../../../ui/EmptyState.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { Skeleton } from '../../../../ui/Skeleton.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Waiting } from '../../../../ui/Waiting.tsx'
import type { ProductCard } from '../../catalogue.contract.ts'
import type { BasketRow, getMyShop, ShopWindow } from '../../intents.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import { BasketBar } from './BasketBar.tsx'
import { putInBasket, quantityOf, useBasket } from './basket.ts'
import { countFilters, FilterSheet } from './FilterSheet.tsx'
import { ProductTile } from './ProductTile.tsx'
import { ShopHeader } from './ShopHeader.tsx'
import './shop.css'
import { plainWish, useCatalogue, type Wish } from './use-catalogue.ts'
import { chosenWindow, keepWindow, useShop } from './use-shop.ts'

type Shop = ReceivedOf<typeof getMyShop>
type Market = NonNullable<Shop['market']>

/** 惠工商城: the window, what is left in it, and everything that may be chosen. */
export default function ShopPage(given: PageGiven) {
  const asked = useShop()
  const shop = asked.answer
  if (!shop) {
    return (
      <main className="gh-page">
        <Waiting asked={asked} cards={[3, 6]} />
      </main>
    )
  }
  return <Shop shop={shop} given={given} />
}

function Shop({ shop, given }: { shop: Shop; given: PageGiven }) {
  const [window, setWindow] = useState(() => chosenWindow(shop.windows))
  const current = shop.windows.find((one) => one.intentId === window?.intentId) ?? window
  const choose = (intentId: string) => {
    keepWindow(intentId)
    setWindow(shop.windows.find((one) => one.intentId === intentId) ?? null)
  }
  return (
    <>
      <ShopHeader
        window={current}
        windows={shop.windows}
        ordersHref={given.href('/mall/orders')}
        homeHref={given.href('/')}
        onChoose={choose}
      />
      {shop.market ? (
        <Goods market={shop.market} window={current} given={given} />
      ) : (
        <main className="gh-page">
          <EmptyState icon="bag" title={text.shop.noWindow}>
            <p>{text.shop.noWindowNote}</p>
          </EmptyState>
        </main>
      )}
      <BasketBar given={given} window={current} to="basket" />
    </>
  )
}

let keptWish = plainWish

function Goods({ market, window, given }: { market: Market; window: ShopWindow | null; given: PageGiven }) {
  const [wish, setWish] = useState<Wish>(keptWish)
  const [filtering, setFiltering] = useState(false)
  const change = (part: Partial<Wish>) => {
    keptWish = { ...wish, ...part }
    setWish(keptWish)
  }
  const allowed = market.categories.filter(({ key }) => !window?.categories.length || window.categories.includes(key))
  const filters = countFilters(wish)
  return (
    <>
      <search className="mall-search">
        <label>
          <Icon name="search" />
          <span className="gh-ear">{text.shop.searchLabel}</span>
          <input
            type="search"
            enterKeyHint="search"
            placeholder={text.shop.search}
            maxLength={60}
            value={wish.search}
            onInput={(event) => change({ search: event.currentTarget.value })}
          />
        </label>
        <Button icon="filter" size="big" onPress={() => setFiltering(true)}>
          {filters > 0 ? text.shop.filtered(filters) : text.shop.filter}
        </Button>
      </search>
      <nav className="mall-kinds" aria-label={text.shop.categories}>
        {[{ key: '', name: text.shop.all }, ...allowed].map(({ key, name }) => (
          <button
            key={key}
            type="button"
            aria-current={wish.category === key ? 'true' : undefined}
            onClick={() => change({ category: key })}
          >
            {name}
          </button>
        ))}
      </nav>
      <ProductGrid market={market} wish={wish} given={given} />
      {filtering ? (
        <FilterSheet
          wish={wish}
          regions={market.regions}
          available={window?.available ?? null}
          onApply={(next) => {
            change(next)
            setFiltering(false)
          }}
          onClose={() => setFiltering(false)}
        />
      ) : null}
    </>
  )
}

function ProductGrid({ market, wish, given }: { market: Market; wish: Wish; given: PageGiven }) {
  const found = useCatalogue(market.id, wish)
  const basket = useBasket(given.reader!.personId)
  if (found.problem) {
    const { sentence, requestId } = found.problem
    return (
      <main className="gh-page">
        <ErrorState sentence={sentence} requestId={requestId} onAgain={found.again} />
      </main>
    )
  }
  if (found.key === '') {
    return (
      <main className="gh-page">
        <Skeleton cards={[5, 5]} />
      </main>
    )
  }
  return (
    <main className="mall-goods" aria-busy={!found.fresh || undefined}>
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
