import { useState } from 'react'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Button } from '../../../../ui/Button.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Waiting } from '../../../../ui/Waiting.tsx'
import type { getMyShop, ShopWindow } from '../../intents.contract.ts'
import { pavilionText } from '../../pavilions-worker.text.ts'
import { workerText as text } from '../../worker.text.ts'
import { BasketBar } from './BasketBar.tsx'
import { countFilters, FilterSheet } from './FilterSheet.tsx'
import { ProductGrid } from './ProductGrid.tsx'
import { ShopHeader } from './ShopHeader.tsx'
import './shop.css'
import { plainWish, type Wish } from './use-catalogue.ts'
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
      {market.regions.length > 0 ? (
        <a className="mall-zone" href={given.href('/mall/pavilions')}>
          <Icon name="handshake" />
          <span>
            <b>{pavilionText.entrance}</b>
            <small>{market.regions.map((region) => region.name).join(pavilionText.join)}</small>
          </span>
          <Icon name="chevron-right" size="s" />
        </a>
      ) : null}
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
      <ProductGrid marketId={market.id} wish={wish} given={given} />
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
