import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { displayMoment, displayMonthDay } from '../../../../platform/dates.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { StatusTag } from '../../../../ui/StatusTag.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Timeline } from '../../../../ui/Timeline.tsx'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { getMyOrder, withdrawOrder } from '../../orders.contract.ts'
import { placeKindNames } from '../../text.ts'
import { workerText } from '../../worker.text.ts'
import { RateSheet } from './RateSheet.tsx'

const text = workerText.detail

type Detail = ReceivedOf<typeof getMyOrder>

/** One order: where it stands, when it is served, and her own word on it. */
export default function OrderPage({ href, params }: PageGiven) {
  const asked = useAsk(getMyOrder, { params: { id: params.id! } })
  if (!asked.answer) {
    return (
      <Page top={<TopBar title={text.title} backHref={href('/orders/mine')} />}>
        <Waiting asked={asked} cards={[3, 4]} />
      </Page>
    )
  }
  return <Shown order={asked.answer} backHref={href('/orders/mine')} />
}

function Shown({ order, backHref }: { order: Detail; backHref: string }) {
  const [opened, setOpened] = useState<'served' | 'not-served' | null>(null)
  const { send, busy, problem } = useSending()
  const may = (action: string) => order.actions.some((one) => one.action === action && one.allowed)

  async function withdraw() {
    if (await send(() => call(withdrawOrder, { params: { id: order.id } }))) toast(text.withdrawn)
  }

  return (
    <Page
      top={<TopBar title={text.title} backHref={backHref} />}
      acts={
        may('confirm') ? (
          <>
            <Button size="big" onPress={() => setOpened('not-served')}>
              {text.notServed}
            </Button>
            <Button kind="main" size="big" onPress={() => setOpened('served')}>
              {text.rate}
            </Button>
          </>
        ) : undefined
      }
    >
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <Card title={workerText.lead[order.state]}>
        <StatusTag status={order.personStatus} />
        {order.serving ? (
          <Lines
            lines={[
              { label: text.when, value: displayMoment(order.serving.startsAt) },
              { label: text.where, value: order.serving.place },
              ...(order.squadName ? [{ label: text.squad, value: order.squadName }] : []),
            ]}
          />
        ) : null}
        {order.stars !== null ? <p>{text.yourRating(order.stars)}</p> : null}
      </Card>
      <Card title={text.what}>
        <h3>{order.title}</h3>
        <Lines
          lines={[
            ...(order.wish ? [{ label: text.wish, value: order.wish }] : []),
            { label: text.place, value: `${placeKindNames[order.placeKind]} · ${order.place}` },
            {
              label: text.days,
              value: `${displayMonthDay(order.wantedFrom)} – ${displayMonthDay(order.wantedTo)}`,
            },
            ...(order.people === null ? [] : [{ label: text.people, value: String(order.people) }]),
            ...(order.officeName ? [{ label: text.office, value: order.officeName }] : []),
          ]}
        />
      </Card>
      <Card title={text.progress}>
        <Timeline
          moments={[...order.events].reverse().map((event, at) => ({
            key: event.at + event.action,
            title: event.title,
            time: sayInstant(event.at, instantNow()),
            note: event.note,
            stand: at === 0 ? ('now' as const) : ('past' as const),
          }))}
        />
      </Card>
      {may('withdraw') ? (
        <Button kind="quiet" busy={busy} onPress={() => void withdraw()}>
          {text.withdraw}
        </Button>
      ) : null}
      <p className="gh-small gh-soft">
        {text.number} {order.number}
      </p>
      {opened ? <RateSheet id={order.id} served={opened} onClose={() => setOpened(null)} /> : null}
    </Page>
  )
}
