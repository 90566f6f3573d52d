import { useEffect } from 'react'
import { displayYuan } from '../../../../platform/money.ts'
import { LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState, Warning } from '../../../../ui/EmptyState.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import type { BasketRow, ShopWindow } from '../../intents.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import { ProductPicture } from '../ProductPicture.tsx'
import { putInBasket, refreshBasket, sumOf, useBasket } from './basket.ts'
import './basket.css'
import { Stepper } from './Stepper.tsx'
import './shop.css'
import { chosenWindow, useShop } from './use-shop.ts'

/** 购物篮: what she put aside with prices and stock as they are now, and the way to order it. */
export default function BasketPage(given: PageGiven) {
  const basket = useBasket(given.reader!.personId)
  const shop = useShop().answer
  const window = shop ? chosenWindow(shop.windows) : null
  useEffect(refreshBasket, [])
  const good = basket.lines.filter((line) => problemOf(line) === null)
  return (
    <Page
      top={<TopBar title={text.basket.title} backHref={given.href('/mall')} />}
      acts={basket.lines.length > 0 ? <Acts lines={good} all={basket.lines} window={window} given={given} /> : null}
    >
      {basket.unsent && !basket.heard ? <Warning tone="info" title={text.basket.offline} /> : null}
      {basket.lines.length === 0 ? (
        <Card>
          <EmptyState icon="bag" title={text.basket.empty}>
            <p>{text.basket.emptyNote}</p>
            <LinkButton href={given.href('/mall')}>{text.basket.back}</LinkButton>
          </EmptyState>
        </Card>
      ) : (
        suppliersOf(basket.lines).map(([supplier, lines]) => (
          <Card key={supplier} title={supplier || null}>
            <ul className="mall-lines">
              {lines.map((line) => (
                <Line key={line.skuId} line={line} href={given.href(`/mall/products/${line.productId}`)} />
              ))}
            </ul>
          </Card>
        ))
      )}
    </Page>
  )
}

function suppliersOf(lines: readonly BasketRow[]): [string, BasketRow[]][] {
  return [...Map.groupBy(lines, (line) => line.supplierName)]
}

/** Why a line cannot be ordered as it stands, or null. */
export function problemOf(line: BasketRow): string | null {
  if (!line.onOffer) return text.basket.offShelf
  return line.available < line.quantity ? text.basket.notEnough(line.available) : null
}

function Line({ line, href }: { line: BasketRow; href: string }) {
  const problem = problemOf(line)
  const name = `${line.name} ${line.specification}`
  function remove() {
    putInBasket(line, 0)
    toast(text.basket.removed(line.name))
  }
  return (
    <li data-off={line.onOffer ? undefined : 'yes'}>
      <span className="mall-lines-picture">
        <ProductPicture drawing={line.drawing} photoId={line.photoId} size="small" />
      </span>
      <div>
        <a href={href}>{line.name}</a>
        {line.specification ? <small>{line.specification}</small> : null}
        {problem ? (
          <p className="mall-lines-problem">
            <Icon name="warning" size="s" />
            {problem}
          </p>
        ) : null}
        <div className="mall-lines-price">
          <p>
            <b>{displayYuan(line.price)}</b> {text.point}
          </p>
          {line.onOffer ? (
            <Stepper
              name={name}
              quantity={line.quantity}
              most={Math.min(line.available, line.mostEach ?? 999)}
              onChange={(quantity) => (quantity === 0 ? remove() : putInBasket(line, quantity))}
            />
          ) : (
            <button className="mall-lines-remove" type="button" onClick={remove}>
              <Icon name="trash" size="s" />
              {text.basket.remove}
            </button>
          )}
        </div>
      </div>
    </li>
  )
}

function Acts({
  lines,
  all,
  window,
  given,
}: {
  lines: readonly BasketRow[]
  all: readonly BasketRow[]
  window: ShopWindow | null
  given: PageGiven
}) {
  const { points } = sumOf(lines)
  const left = (window?.available ?? 0) - points
  const shut = shutBecause(window, left, lines.length < all.length)
  return (
    <>
      <p className="mall-bar-sum" aria-live="polite">
        <b>
          {displayYuan(points)} {text.point}
        </b>
        <small data-short={shut ? 'yes' : undefined}>{shut ?? text.basket.left(displayYuan(left))}</small>
      </p>
      {shut ? null : (
        <LinkButton kind="main" size="big" href={given.href('/mall/checkout')}>
          {text.basket.go}
        </LinkButton>
      )}
    </>
  )
}

function shutBecause(window: ShopWindow | null, left: number, some: boolean): string | null {
  if (!window) return text.shop.noWindow
  if (window.state === 'coming') return text.basket.notOpen
  if (window.state === 'closed') return text.basket.over
  if (some) return text.basket.mend
  return left < 0 ? text.basket.short(displayYuan(-left)) : null
}
