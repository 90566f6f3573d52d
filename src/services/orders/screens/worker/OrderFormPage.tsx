import { useRef, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { addDays } from '../../../../platform/dates.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { DayChoice } from '../../../../ui/DayChoice.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Choice, Field, TextArea, TextInput } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { type OfferCard, readMyMenus } from '../../menu.contract.ts'
import { type PlaceKind, placeKinds } from '../../model.ts'
import { placeOrder } from '../../orders.contract.ts'
import { placeKindNames } from '../../text.ts'
import { workerText } from '../../worker.text.ts'

const text = workerText.form

/** Nobody asks for a service more than a year ahead. */
const lastDay = () => addDays(today(), 366)

/** One order: an offer, or a wish that is on no menu. */
export default function OrderFormPage(given: PageGiven) {
  const asked = useAsk(readMyMenus, {})
  const offers = asked.answer?.menus.flatMap((menu) => menu.offers) ?? []
  const offer = offers.find((one) => one.id === given.params.offer) ?? null
  const title = given.params.offer === 'wish' ? text.wishTitle : text.title
  if (!asked.answer) {
    return (
      <Page top={<TopBar title={title} backHref={given.href('/orders')} />}>
        <Waiting asked={asked} cards={[5]} />
      </Page>
    )
  }
  return <OrderForm title={title} offer={offer} given={given} />
}

function OrderForm({ title, offer, given }: { title: string; offer: OfferCard | null; given: PageGiven }) {
  const [wish, setWish] = useState('')
  const [kind, setKind] = useState<PlaceKind | null>(null)
  const [place, setPlace] = useState('')
  const [from, setFrom] = useState(addDays(today(), 3))
  const [to, setTo] = useState(addDays(today(), 17))
  const [people, setPeople] = useState('')
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  const { send, busy, problem } = useSending()
  const kinds = offer && offer.placeKinds.length > 0 ? offer.placeKinds : placeKinds
  const faults = {
    wish: offer === null && wish.trim().length < 5 ? text.short : null,
    kind: kind === null ? text.kindMissing : null,
    place: place.trim().length < 2 ? text.placeShort : null,
    day: from === '' || to === '' ? text.dayMissing : null,
  }

  /** The last day never lies before the first. */
  function setFirst(day: string) {
    setFrom(day)
    if (day > to) setTo(day)
  }

  async function submit() {
    setTried(true)
    if (kind === null || Object.values(faults).some(Boolean)) return focusFirstProblem(form.current)
    const body = {
      ...{ menuOrgId: given.params.menu!, offerId: offer?.id ?? null, wish: wish.trim(), placeKind: kind },
      ...{ place: place.trim(), wantedFrom: from, wantedTo: to, people: people === '' ? null : Number(people) },
    }
    if (!(await send((idempotencyKey) => call(placeOrder, { body }, { idempotencyKey })))) return
    toast(text.sent)
    given.go('/orders/mine', 'replace')
  }

  const shown = (fault: string | null) => (tried ? fault : null)
  return (
    <div className="gh-form" ref={form}>
      <Page
        top={<TopBar title={title} backHref={given.href('/orders')} />}
        acts={
          <Button kind="main" size="big" busy={busy} onPress={() => void submit()}>
            {text.send}
          </Button>
        }
      >
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        {offer ? (
          <Card title={offer.title}>
            <p>{offer.summary}</p>
          </Card>
        ) : null}
        <Card>
          <div className="gh-fields">
            <Field
              label={offer ? text.more : text.wish}
              hint={offer ? undefined : text.wishHint}
              problem={shown(faults.wish)}
            >
              {(wiring) => <TextArea {...wiring} rows={3} maxLength={1000} value={wish} onText={setWish} />}
            </Field>
            <Field label={text.place} hint={text.placeHint} problem={shown(faults.place)}>
              {(wiring) => <TextInput {...wiring} maxLength={120} value={place} onText={setPlace} />}
            </Field>
            <Field label={text.from} problem={shown(faults.day)}>
              {(wiring) => <DayChoice {...wiring} min={today()} max={lastDay()} value={from} onDay={setFirst} />}
            </Field>
            <Field label={text.to}>
              {(wiring) => <DayChoice {...wiring} min={from || today()} max={lastDay()} value={to} onDay={setTo} />}
            </Field>
            <Field label={text.people}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  inputMode="numeric"
                  maxLength={5}
                  value={people}
                  onText={(typed) => setPeople(typed.replace(/\D/g, ''))}
                />
              )}
            </Field>
          </div>
        </Card>
        <Card>
          <Choice
            legend={text.placeKind}
            name="place-kind"
            options={kinds.map((value) => ({ value, label: placeKindNames[value] }))}
            value={kind}
            onChoose={setKind}
            problem={shown(faults.kind)}
          />
        </Card>
      </Page>
    </div>
  )
}
