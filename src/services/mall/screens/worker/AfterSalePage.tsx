import { useState } from 'react'
import { addressOf } from '../../../../platform/client/address.ts'
import { sayDay, sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow, today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { StatusTag } from '../../../../ui/StatusTag.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Due } from '../../../../ui/Tag.tsx'
import { type Moment, Timeline } from '../../../../ui/Timeline.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { getAfterSalePhoto, getMyAfterSale, type AfterSalePage as Whole } from '../../after-sales.contract.ts'
import { reasonNames, wantsNames } from '../../after-sales.text.ts'
import { afterSalesText as text } from '../../after-sales-worker.text.ts'
import { AppealSheet, useAgreeing, WithdrawSheet } from './AfterSaleSheets.tsx'
import './after-sales.css'
import './ratings.css'

type Opened = 'appeal' | 'withdraw' | null

/** One after-sales case: where it stands, what was answered, and what she may say to that. */
export default function AfterSalePage(given: PageGiven) {
  const asked = useAsk(getMyAfterSale, { params: { id: given.params.id! } })
  const [opened, setOpened] = useState<Opened>(null)
  const one = asked.answer
  const close = () => setOpened(null)
  return (
    <Page
      top={<TopBar title={text.title} backHref={given.href('/mall/after-sales')} />}
      acts={one ? <Acts one={one} onOpen={setOpened} /> : null}
    >
      {one ? <Facts one={one} given={given} onOpen={setOpened} /> : <Waiting asked={asked} cards={[3, 4, 3]} />}
      {one && opened === 'appeal' ? <AppealSheet id={one.id} onClose={close} /> : null}
      {one && opened === 'withdraw' ? <WithdrawSheet id={one.id} onClose={close} /> : null}
    </Page>
  )
}

function Acts({ one, onOpen }: { one: Whole; onOpen: (which: Opened) => void }) {
  const { busy, agree } = useAgreeing(one.id)
  if (!one.mayAppeal) return null
  const appeal = (
    <Button size="big" kind={one.state === 'asked' ? 'main' : 'plain'} onPress={() => onOpen('appeal')}>
      {text.appeal}
    </Button>
  )
  if (one.state === 'asked') return appeal
  return (
    <>
      {appeal}
      <Button kind="main" size="big" busy={busy} onPress={() => void agree()}>
        {text.agree}
      </Button>
    </>
  )
}

function Facts({ one, given, onOpen }: { one: Whole; given: PageGiven; onOpen: (which: Opened) => void }) {
  const mayWithdraw = one.actions.some((act) => act.action === 'withdraw' && act.allowed)
  return (
    <>
      <Card>
        <Head one={one} />
      </Card>
      <Card title={text.what}>
        <Lines
          lines={[
            { label: text.product, value: one.name },
            { label: text.count, value: text.pieces(one.quantity) },
            { label: text.wish, value: wantsNames[one.wants] },
            { label: text.why, value: reasonNames[one.reason] },
          ]}
        />
        <p className="mall-after-said">{one.words}</p>
        <Photos one={one} />
      </Card>
      <Card title={text.progress}>
        <Timeline moments={momentsOf(one)} />
      </Card>
      <Card>
        <ListRow href={given.href(`/mall/orders/${one.orderId}`)} icon="bag" title={text.toOrder} />
      </Card>
      {mayWithdraw ? (
        <Button kind="quiet" wide onPress={() => onOpen('withdraw')}>
          {text.withdraw}
        </Button>
      ) : null}
      <p className="gh-soft">{text.number(one.number)}</p>
    </>
  )
}

/** The last word stands first. */
function Head({ one }: { one: Whole }) {
  return (
    <>
      <div className="mall-after-head">
        <h2>{text.leads[one.state]}</h2>
        <StatusTag status={one.status} />
      </div>
      {one.due && !one.mayAppeal ? <Due tone="info">{text.due(sayDay(one.due.on, today()))}</Due> : null}
      {one.state === 'asked' && one.mayAppeal ? <Warning tone="info" title={text.silent} /> : null}
      {one.refunded > 0 ? <p>{text.refunded(one.refunded, displayYuan(one.refunded * one.price))}</p> : null}
      {one.decision ? (
        <div className="mall-after-said">
          <small>{text.decision}</small>
          <b>{text.decisions[one.decision]}</b>
          {one.decisionWords}
        </div>
      ) : null}
      {one.answer ? (
        <div className="mall-after-said">
          <small>
            {text.answer} · {one.supplierName}
          </small>
          <b>{text.answers[one.answer]}</b>
          {one.answerWords}
          {one.tracking ? <small>{text.parcel(one.carrier ?? '', one.tracking)}</small> : null}
        </div>
      ) : null}
      {one.appealedAt ? (
        <div className="mall-after-said">
          <small>{text.yourAppeal}</small>
          {one.appeal}
        </div>
      ) : null}
      {one.agreeUntil ? <p className="gh-soft">{text.agreeUntil(sayInstant(one.agreeUntil, instantNow()))}</p> : null}
    </>
  )
}

function Photos({ one }: { one: Whole }) {
  if (one.photoIds.length === 0) return null
  const at = (photoId: string, size: 'small' | 'large') =>
    addressOf(getAfterSalePhoto, { params: { id: one.id, photoId, size } })
  return (
    <ul className="mall-photos">
      {one.photoIds.map((photoId, place) => (
        <li key={photoId}>
          <a href={at(photoId, 'large')}>
            <img src={at(photoId, 'small')} alt={text.photo(place + 1)} loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  )
}

function momentsOf(one: Whole): Moment[] {
  return one.history
    .map(
      (event, at): Moment => ({
        key: `${event.at} ${event.action}`,
        time: sayInstant(event.at, instantNow()),
        title: event.title,
        note: event.note,
        stand: at === one.history.length - 1 ? 'now' : 'past',
      }),
    )
    .toReversed()
}
