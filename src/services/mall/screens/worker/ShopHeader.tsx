import { sayDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { dayOf } from '../../../../platform/dates.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Meta } from '../../../../ui/Card.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { uiText } from '../../../../ui/text.ts'
import type { ShopWindow } from '../../intents.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import { countdown, useServerTime } from './server-clock.ts'

/** On top of the shop: which window it is, what is left to spend, and how long it is open by the server's clock. */
export function ShopHeader({
  window,
  windows,
  ordersHref,
  homeHref,
  onChoose,
}: {
  window: ShopWindow | null
  windows: readonly ShopWindow[]
  ordersHref: string
  homeHref: string
  onChoose: (intentId: string) => void
}) {
  return (
    <header className="mall-head">
      <div className="mall-head-title">
        <a href={homeHref} data-back="" aria-label={uiText.back}>
          <Icon name="chevron-left" size="l" />
        </a>
        <h1 tabIndex={-1}>{window?.occasion ?? text.name}</h1>
        <a className="mall-head-orders" href={ordersHref}>
          {text.shop.orders}
          <Icon name="chevron-right" size="s" />
        </a>
      </div>
      {window ? (
        <>
          <div className="mall-head-when">
            <Meta parts={[spanOf(window), window.unionName]} />
          </div>
          {windows.length > 1 ? (
            <fieldset className="mall-head-windows" aria-label={text.shop.choose}>
              {windows.map((one) => (
                <button
                  key={one.intentId}
                  type="button"
                  aria-pressed={one.intentId === window.intentId}
                  onClick={() => onChoose(one.intentId)}
                >
                  {one.occasion}
                </button>
              ))}
            </fieldset>
          ) : null}
          <WindowFacts window={window} />
        </>
      ) : (
        <p className="mall-head-none">
          <b>{text.shop.noWindow}</b>
          {text.shop.noWindowNote}
        </p>
      )}
    </header>
  )
}

function spanOf(window: ShopWindow): string {
  const last = dayOf(new Date(Date.parse(window.closesAt) - 1).toISOString())
  return text.shop.window(sayDay(dayOf(window.opensAt), today()), sayDay(last, today()))
}

function WindowFacts({ window }: { window: ShopWindow }) {
  const now = useServerTime()
  const coming = now < Date.parse(window.opensAt)
  const closed = now >= Date.parse(window.closesAt)
  const left = countdown(coming ? window.opensAt : window.closesAt, now)
  return (
    <div className="mall-facts">
      <div>
        <small>{text.shop.available}</small>
        <p>
          <b data-tone="brand">{displayYuan(window.available)}</b> {text.point}
        </p>
      </div>
      <div>
        <small>{closed ? text.shop.closed : coming ? text.shop.opensIn : text.shop.closesIn}</small>
        {closed ? (
          <p>
            <b>{spanOf(window).split(' ').at(-1)}</b>
          </p>
        ) : (
          <p role="timer">
            {left.days > 0 ? (
              <>
                <b>{left.days}</b> {text.shop.days}{' '}
              </>
            ) : null}
            <b>{left.clock}</b>
          </p>
        )}
      </div>
    </div>
  )
}
