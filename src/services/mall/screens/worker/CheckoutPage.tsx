import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { Problem } from '../../../../platform/client/problem.ts'
import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { askAgain, useAsk } from '../../../../platform/client/use-ask.ts'
import { newId } from '../../../../platform/ids.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Button, LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState, Warning } from '../../../../ui/EmptyState.tsx'
import { Choice, Field, TextArea, TextInput } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { type BasketRow, listMyPoints, type MyLot, type ShopWindow } from '../../intents.contract.ts'
import { placeOrder } from '../../orders.contract.ts'
import { ordersText } from '../../orders-worker.text.ts'
import { stationsText } from '../../stations-worker.text.ts'
import { workerText } from '../../worker.text.ts'
import { type Address, keepAddress, keptAddress } from './address.ts'
import { problemOf } from './BasketPage.tsx'
import { refreshBasket, sumOf, takeOut, useBasket } from './basket.ts'
import { plannedPayment } from './planned-payment.ts'
import { StationChoice } from './StationChoice.tsx'
import './basket.css'
import './shop.css'
import { chosenWindow, useShop } from './use-shop.ts'

const text = ordersText.checkout

/** 确认订单: to whom it goes, what it is, which points it takes; then one press. */
export default function CheckoutPage(given: PageGiven) {
  const basket = useBasket(given.reader!.personId)
  const shop = useShop().answer
  const window = shop ? chosenWindow(shop.windows) : null
  const lines = basket.lines.filter((line) => problemOf(line) === null)
  const top = <TopBar title={text.title} backHref={given.href('/mall/basket')} />
  if (window?.state !== 'open' || lines.length === 0) {
    return (
      <Page top={top}>
        <Card>
          <EmptyState icon="bag" title={text.nothing}>
            <LinkButton href={given.href('/mall')}>{workerText.basket.back}</LinkButton>
          </EmptyState>
        </Card>
      </Page>
    )
  }
  return <Checkout given={given} marketId={shop!.market!.id} window={window} lines={lines} top={top} />
}

type CheckoutGiven = {
  readonly given: PageGiven
  readonly marketId: string
  readonly window: ShopWindow
  readonly lines: readonly BasketRow[]
  readonly top: ReactNode
}

function Checkout({ given, marketId, window, lines, top }: CheckoutGiven) {
  const reader = given.reader!
  const lots = useAsk(listMyPoints, {}).answer?.lots ?? []
  const form = useRef<HTMLFormElement>(null)
  const [address, setAddress] = useState(() => keptAddress(reader.personId, reader.name))
  const [tried, setTried] = useState(false)
  const ordering = useOrdering(given, window, lines)
  const { points } = sumOf(lines)
  const problems = problemsOf(address)

  function change(part: Partial<Address>) {
    const next = { ...address, ...part }
    setAddress(next)
    keepAddress(reader.personId, next)
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (Object.values(problems).some((problem) => problem !== null)) return focusFirstProblem(form.current)
    void ordering.order(address)
  }

  return (
    <form className="gh-form" ref={form} onSubmit={submit} noValidate>
      <Page
        top={top}
        acts={
          <>
            <p className="mall-bar-sum">
              <b>
                {displayYuan(points)} {ordersText.point}
              </b>
              <small>{workerText.basket.left(displayYuan(window.available - points))}</small>
            </p>
            <Button kind="main" size="big" type="submit" busy={ordering.busy}>
              {text.submit}
            </Button>
          </>
        }
      >
        {ordering.problem ? <Warning tone="bad" title={ordering.problem.sentence} /> : null}
        <Card title={text.receiver}>
          <Receiver marketId={marketId} address={address} problems={tried ? problems : null} onChange={change} />
        </Card>
        <Card title={text.goods}>
          <Lines
            lines={[
              ...lines.map((line) => ({
                label: `${line.name} ${line.specification}`,
                note: text.pieces(line.quantity),
                value: displayYuan(line.price * line.quantity),
              })),
              { label: text.total, value: `${displayYuan(points)} ${ordersText.point}`, total: true },
            ]}
          />
        </Card>
        <Payment window={window} lots={lots} points={points} />
      </Page>
    </form>
  )
}

/** One intention to order keeps one key until the server has answered, so that a bad line never orders twice. */
function useOrdering(given: PageGiven, window: ShopWindow, lines: readonly BasketRow[]) {
  const key = useRef(newId())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  async function order(address: Address): Promise<void> {
    setBusy(true)
    setProblem(null)
    const body = {
      intentId: window.intentId,
      lines: lines.map(({ skuId, quantity, price }) => ({ skuId, quantity, price })),
      delivery: deliveryOf(address),
    }
    try {
      const { orders } = await call(placeOrder, { body }, { idempotencyKey: key.current })
      takeOut(lines.map((line) => line.skuId))
      void askAgain('/me/mall')
      toast(text.done)
      given.go(orders.length === 1 ? `/mall/orders/${orders[0]!.id}` : '/mall/orders', 'replace')
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      setProblem(failure)
      setBusy(false)
      if (failure.status >= 400 && failure.status < 500) key.current = newId()
      refreshBasket()
    }
  }
  return { busy, problem, order }
}

type Problems = Readonly<Record<'name' | 'phone' | 'address' | 'station', string | null>>

function deliveryOf({ name, phone, address, how, stationId }: Address) {
  return how === 'pick-up'
    ? { kind: how, stationId: stationId!, name, phone }
    : { kind: 'address' as const, name, phone, address }
}

function problemsOf({ name, phone, address, how, stationId }: Address): Problems {
  return {
    name: name.trim() === '' ? text.nameMissing : null,
    phone: /^1\d{10}$/.test(phone.trim()) ? null : text.phoneWrong,
    address: how === 'address' && address.trim().length < 5 ? text.addressShort : null,
    station: how === 'pick-up' && stationId === null ? stationsText.missing : null,
  }
}

function Receiver({
  marketId,
  address,
  problems,
  onChange,
}: {
  marketId: string
  address: Address
  problems: Problems | null
  onChange: (part: Partial<Address>) => void
}) {
  return (
    <div className="gh-fields">
      <Field label={text.name} problem={problems?.name ?? null}>
        {(wiring) => (
          <TextInput
            {...wiring}
            autoComplete="name"
            maxLength={50}
            value={address.name}
            onText={(name) => onChange({ name })}
          />
        )}
      </Field>
      <Field label={text.phone} problem={problems?.phone ?? null}>
        {(wiring) => (
          <TextInput
            {...wiring}
            inputMode="numeric"
            autoComplete="tel"
            maxLength={11}
            value={address.phone}
            onText={(phone) => onChange({ phone: phone.replace(/\D/g, '') })}
          />
        )}
      </Field>
      <Choice
        legend={stationsText.how}
        name="how"
        options={[
          { value: 'address', label: stationsText.toAddress },
          { value: 'pick-up', label: stationsText.toStation, note: stationsText.toStationNote },
        ]}
        value={address.how}
        onChoose={(how) => onChange({ how })}
      />
      {address.how === 'pick-up' ? (
        <StationChoice
          marketId={marketId}
          stationId={address.stationId}
          problem={problems?.station ?? null}
          onChoose={(stationId) => onChange({ stationId })}
        />
      ) : (
        <Field label={text.address} hint={text.addressHint} problem={problems?.address ?? null}>
          {(wiring) => (
            <TextArea
              {...wiring}
              autoComplete="street-address"
              rows={2}
              maxLength={200}
              value={address.address}
              onText={(next) => onChange({ address: next })}
            />
          )}
        </Field>
      )}
      <p className="gh-small gh-soft">{text.kept}</p>
    </div>
  )
}

function Payment({ window, lots, points }: { window: ShopWindow; lots: readonly MyLot[]; points: number }) {
  const planned = plannedPayment(lots, window, points)
  return (
    <Card title={text.pay}>
      <Lines
        lines={[
          ...planned.map(({ lot, takes }) => ({
            label: lot.occasion,
            note: lot.expiresOn === null ? workerText.mine.forever : workerText.mine.expires(sayFullDay(lot.expiresOn)),
            value: text.uses(displayYuan(takes)),
          })),
          { label: text.left, value: `${displayYuan(window.available - points)} ${ordersText.point}`, total: true },
        ]}
      />
      <p className="gh-small gh-soft">{text.payNote}</p>
    </Card>
  )
}
