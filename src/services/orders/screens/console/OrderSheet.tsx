import { useState } from 'react'
import { Link } from 'react-router'
import { type Act, Acts } from '../../../../ui/console/Acts.tsx'
import { Facts, Timeline } from '../../../../ui/console/Facts.tsx'
import { Due, StateTag } from '../../../../ui/console/Marks.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon, type IconName } from '../../../../ui/icons/Icon.tsx'
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
    <>
      <header className="sheet-head">
        <p className="crumbs">
          <Link className="link back no-print" to={list}>
            <Icon name="arrow-left" size="s" /> {consoleText.back}
            <span className="sep" />
          </Link>
          <span>{order.number}</span>
          <span className="sep" />
          <span>{channelNames[order.channel]}</span>
        </p>
        <h2>
          <span>{order.title}</span>
          <StateTag tone={tones[order.state]}>{orderStateNames[order.state]}</StateTag>
        </h2>
        <dl className="sheet-meta">
          {order.due && (
            <div>
              <dt>{text.due}</dt>
              <dd>
                {fullDay(order.due.on)} <Due due={order.due} />
              </dd>
            </div>
          )}
          <div>
            <dt>{text.menuOrg}</dt>
            <dd>{order.menuOrgName}</dd>
          </div>
        </dl>
        <Acts acts={actsOf(order, setDeed)} />
      </header>
      <div className="sheet-cols">
        <div className="facts">
          <section>
            <What order={order} />
          </section>
        </div>
        <aside className="aside-line">
          <h3>{text.history}</h3>
          <Timeline moments={momentsOf(order)} />
        </aside>
      </div>
      {deed === 'schedule' && <ScheduleDialog order={order} onClose={close} />}
      {deed !== null && deed !== 'schedule' && <OrderDialog deed={deed} order={order} onClose={close} />}
    </>
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

function momentsOf({ events }: OrderPage) {
  return events.toReversed().map((event, at) => ({
    key: `${event.at}${event.action}${at}`,
    when: moment(event.at),
    title: event.title,
    by: [[event.actorName, event.actorOrgName].filter(Boolean).join(consoleText.between), event.note]
      .filter(Boolean)
      .join('\n'),
    ...(at === 0 ? { kind: 'present' as const } : {}),
  }))
}
