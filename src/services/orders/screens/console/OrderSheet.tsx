import { useState } from 'react'
import { CaseSheet } from '../../../../kernel/cases/screens.ts'
import type { Act } from '../../../../ui/console/Acts.tsx'
import { Facts } from '../../../../ui/console/Facts.tsx'
import { say } from '../../../../ui/console/text.ts'
import type { IconName } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import type { OrderState } from '../../model.ts'
import type { OrderPage } from '../../orders.contract.ts'
import { channelNames, familyNames, orderStateNames, placeKindNames } from '../../text.ts'
import { type OrderDeed, OrderDialog } from './OrderDialog.tsx'
import { ScheduleDialog } from './ScheduleDialog.tsx'
import { fullDay, moment, span, tones } from './words.ts'

const text = consoleText.orders

const icons: Partial<Record<OrderDeed, IconName>> = {
  take: 'check',
  decline: 'close',
  'hand-on': 'send',
  schedule: 'calendar',
  'call-off': 'undo',
  serve: 'check-circle',
  confirm: 'star',
  'not-served': 'undo',
}

/** Which acts are shown in which state, the likeliest first. */
const shown: Partial<Record<OrderState, readonly OrderDeed[]>> = {
  waiting: ['take', 'hand-on', 'decline'],
  taken: ['schedule', 'hand-on', 'decline'],
  scheduled: ['serve', 'call-off'],
  'to-rate': ['confirm', 'not-served'],
}

function becauseOf(order: OrderPage, deed: OrderDeed): string | null {
  if (deed === 'hand-on') {
    if (!order.takes) return say(text.notYours, { org: order.menuOrgName })
    return order.state === 'waiting' ? null : text.handOnLate
  }
  const card = order.actions.find((one) => one.action === deed)
  if (card?.allowed) return null
  return card?.because ?? say(text.notYours, { org: order.menuOrgName })
}

function actsOf(order: OrderPage, onAct: (deed: OrderDeed) => void): Act[] {
  return (shown[order.state] ?? []).map((deed, at) => ({
    key: deed,
    name: consoleText.acts[deed].title,
    ...(icons[deed] && { icon: icons[deed] }),
    main: at === 0,
    danger: deed === 'decline' || deed === 'call-off' || deed === 'not-served',
    because: becauseOf(order, deed),
    onAct: () => onAct(deed),
  }))
}

/** An order whole: what may be done, what was wanted, what happened. */
export function OrderSheet({ order, list }: { order: OrderPage; list: { pathname: string; search: string } }) {
  const [deed, setDeed] = useState<OrderDeed | null>(null)
  const close = () => setDeed(null)
  return (
    <CaseSheet
      head={{
        ...{ id: order.id, number: order.number, kind: channelNames[order.channel], title: order.title },
        ...{ state: orderStateNames[order.state], tone: tones[order.state], due: order.due },
        meta: [{ name: text.menuOrg, value: order.menuOrgName }],
      }}
      list={list}
      acts={actsOf(order, setDeed)}
      events={order.events}
    >
      <section>
        <What order={order} />
      </section>
      {deed === 'schedule' && <ScheduleDialog order={order} onClose={close} />}
      {deed !== null && deed !== 'schedule' && <OrderDialog deed={deed} order={order} onClose={close} />}
    </CaseSheet>
  )
}

function What({ order }: { order: OrderPage }) {
  const { caller, serving } = order
  return (
    <Facts
      facts={[
        { name: text.wish, value: order.wish },
        { name: text.family, value: familyNames[order.family] },
        { name: text.orderedBy, value: order.orderedBy, more: moment(order.orderedAt) },
        { name: text.caller, value: caller && `${caller.name} ${caller.phone}` },
        { name: text.place, value: order.place, more: placeKindNames[order.placeKind] },
        {
          name: text.wanted,
          value: say(text.days, { from: fullDay(order.wantedFrom), to: fullDay(order.wantedTo) }),
        },
        { name: text.people, value: order.people && say(text.heads, { n: order.people }) },
        { name: text.office, value: order.officeName },
        { name: text.squad, value: order.squadName },
        { name: text.serving, value: serving && span(serving.startsAt, serving.endsAt), more: serving?.place },
        { name: text.attended, value: order.attended === null ? null : say(text.attendedCount, { n: order.attended }) },
        { name: text.stars, value: order.stars && say(text.starsGiven, { n: order.stars }), more: order.said },
      ]}
    />
  )
}
