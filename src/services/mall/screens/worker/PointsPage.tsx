import { sayDay, sayFullDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { dayOf } from '../../../../platform/dates.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { AmountFigure } from '../../../../ui/AmountFigure.tsx'
import { LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listMyPoints, type MyLot } from '../../intents.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import './points.css'

/** 我的积分: what there is, where each part came from, and when it expires. */
export default function PointsPage(given: PageGiven) {
  const asked = useAsk(listMyPoints, {})
  return (
    <Page
      top={<TopBar title={text.mine.title} backHref={given.href('/mine')} />}
      acts={
        <LinkButton kind="main" size="big" href={given.href('/mall')}>
          {text.mine.shop}
        </LinkButton>
      }
    >
      {asked.answer ? <Points mine={asked.answer} /> : <Waiting asked={asked} cards={[3, 4]} />}
    </Page>
  )
}

function Points({ mine }: { mine: ReceivedOf<typeof listMyPoints> }) {
  if (mine.lots.length === 0) {
    return (
      <Card>
        <EmptyState icon="coin" title={text.mine.none}>
          <p>{text.mine.noneNote}</p>
        </EmptyState>
      </Card>
    )
  }
  return (
    <>
      <Card>
        <p className="gh-small gh-muted">{text.mine.available}</p>
        <AmountFigure yuan={displayYuan(mine.available)} unit={text.point} size="hero" />
      </Card>
      <Card title={text.mine.from}>
        <ul className="gh-rows">
          {mine.lots.map((lot) => (
            <Lot key={lot.intentId} lot={lot} />
          ))}
        </ul>
        <p className="gh-small gh-soft">{text.mine.rule}</p>
      </Card>
    </>
  )
}

function Lot({ lot }: { lot: MyLot }) {
  const gone = lot.available === 0
  return (
    <li className="mall-lot" data-gone={gone || undefined}>
      <div>
        <b>{lot.occasion}</b>
        <small>{lot.unionName}</small>
        <small>{text.mine.granted(sayDay(dayOf(lot.grantedAt), today()), displayYuan(lot.granted))}</small>
      </div>
      <div>
        <b>{gone ? text.mine.spent : text.mine.left(displayYuan(lot.available))}</b>
        <small>{lot.expiresOn === null ? text.mine.forever : text.mine.expires(sayFullDay(lot.expiresOn))}</small>
      </div>
    </li>
  )
}
