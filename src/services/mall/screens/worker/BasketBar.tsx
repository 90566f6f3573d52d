import { displayYuan } from '../../../../platform/money.ts'
import { LinkButton } from '../../../../ui/Button.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import type { ShopWindow } from '../../intents.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import { sumOf, useBasket } from './basket.ts'

/** At the thumb: what is in the basket, what it comes to, what would be left, and the way on. */
export function BasketBar({ given, window, to }: { given: PageGiven; window: ShopWindow | null; to: 'basket' }) {
  const basket = useBasket(given.reader!.personId)
  const { pieces, points } = sumOf(basket.lines)
  if (pieces === 0) return null
  const left = (window?.available ?? 0) - points
  return (
    <footer className="gh-acts mall-bar">
      <span className="mall-bar-bag">
        <Icon name="bag" size="l" />
        <em>
          <span className="gh-ear">{text.basket.items(pieces)}</span>
          <span aria-hidden="true">{pieces}</span>
        </em>
      </span>
      <p className="mall-bar-sum" aria-live="polite">
        <b>
          {displayYuan(points)} {text.point}
        </b>
        {window ? (
          <small data-short={left < 0 || undefined}>
            {left < 0 ? text.basket.short(displayYuan(-left)) : text.basket.left(displayYuan(left))}
          </small>
        ) : null}
      </p>
      <LinkButton kind="main" size="big" href={given.href(`/mall/${to}`)}>
        {window?.state === 'open' ? text.basket.go : text.basket.look}
      </LinkButton>
    </footer>
  )
}
