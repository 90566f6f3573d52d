import { useState } from 'react'
import { sayFullDay } from '../../../../platform/client/say-dates.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card, Meta } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { benefitsText, priceFigure, priceNote } from '../../benefits-worker.text.ts'
import type { MerchantPlaceCard } from '../../merchants.contract.ts'
import { getMyBenefit, type MyBenefit } from '../../my-benefits.contract.ts'
import { BenefitCode } from './BenefitCode.tsx'
import './benefits.css'
import { metresTo, useHere } from './here.ts'

const text = benefitsText.page

/** One benefit: what she pays, where, how often, and the code that the merchant scans. */
export default function BenefitPage(given: PageGiven) {
  const asked = useAsk(getMyBenefit, { params: { id: given.params.id! } })
  const [showing, setShowing] = useState(false)
  const benefit = asked.answer
  return (
    <Page
      top={<TopBar title={text.title} backHref={given.href('/benefits')} />}
      acts={
        benefit && !benefit.closed ? (
          <Button kind="main" size="big" icon="qr-code" onPress={() => setShowing(true)}>
            {text.show}
          </Button>
        ) : null
      }
    >
      {benefit ? <Facts benefit={benefit} /> : <Waiting asked={asked} cards={[4, 4, 3]} />}
      {benefit && showing ? <BenefitCode benefit={benefit} onClose={() => setShowing(false)} /> : null}
    </Page>
  )
}

function Facts({ benefit }: { benefit: MyBenefit }) {
  const { figure, unit } = priceFigure(benefit.price)
  return (
    <>
      <Card>
        <div className="benefit-head">
          <h2>{benefit.name}</h2>
          <Meta parts={[benefit.merchantName, benefit.categoryName, benefit.campaign || null]} />
          <p className="benefit-price">
            <b>{figure}</b>
            <small>{unit}</small>
          </p>
          <p className="gh-small gh-muted">{priceNote(benefit.price)}</p>
        </div>
      </Card>
      {benefit.closed ? <Warning tone="info" title={benefit.closed} /> : null}
      <Card>
        <Lines lines={linesOf(benefit)} />
      </Card>
      <Card title={text.terms}>
        {benefit.intro ? <p className="benefit-terms">{benefit.intro}</p> : null}
        <p className="benefit-terms">{benefit.terms}</p>
      </Card>
      <Card title={text.where}>
        {benefit.places.length === 0 ? (
          <p className="gh-soft">{text.noPlaces}</p>
        ) : (
          <ul className="benefit-places">
            {benefit.places.map((place) => (
              <Place key={`${place.name} ${place.address}`} place={place} />
            ))}
          </ul>
        )}
      </Card>
    </>
  )
}

function linesOf(benefit: MyBenefit) {
  const { mine, mostEach, leftToday } = benefit
  const limits = [text.aDay(benefit.mostADay), ...(mostEach === null ? [] : [text.each(mostEach)])].join('，')
  return [
    { label: text.period, value: <Span from={benefit.fromOn} until={benefit.untilOn} /> },
    { label: text.limits, value: limits },
    ...(leftToday === null ? [] : [{ label: text.leftToday, value: text.left(leftToday.toLocaleString('zh-CN')) }]),
    ...(mine.season
      ? [
          {
            label: text.season,
            value: mine.season.left === null ? text.seasonOpen : text.seasonLeft(mine.season.left),
          },
        ]
      : []),
    { label: text.mine, value: text.times(mine.inAll) },
    { label: text.offeredBy, value: benefit.unionName },
    {
      label: text.phone,
      value: (
        <a className="gh-link" href={`tel:${benefit.merchantPhone}`}>
          {benefit.merchantPhone}
        </a>
      ),
    },
  ]
}

/** From a day to a day; a line breaks between them and never inside one. */
function Span({ from, until }: { from: string; until: string }) {
  return (
    <>
      <span className="benefit-day">{text.from(sayFullDay(from))}</span>{' '}
      <span className="benefit-day">{sayFullDay(until)}</span>
    </>
  )
}

function Place({ place }: { place: MerchantPlaceCard }) {
  const { here } = useHere()
  const metres = metresTo(place, here)
  return (
    <li>
      <b>{place.name}</b>
      <span>{place.address}</span>
      {place.hours ? <small>{text.open(place.hours)}</small> : null}
      {metres === null ? null : <small>{text.away(benefitsText.list.metres(metres))}</small>}
      {place.phone ? (
        <a className="gh-link" href={`tel:${place.phone}`}>
          {text.call(place.phone)}
        </a>
      ) : null}
    </li>
  )
}
