import { useEffect } from 'react'
import { sayDay, sayFullDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { LinkButton } from '../../../../ui/Button.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { Skeleton } from '../../../../ui/Skeleton.tsx'
import type { PortalGiven } from '../../../../ui/screen.ts'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listProducts, type ProductCard } from '../../catalogue.contract.ts'
import { getPavilion, type PavilionPage as Pavilion } from '../../pavilions.contract.ts'
import { portalText } from '../../pavilions-portal.text.ts'
import { ProductPicture } from '../ProductPicture.tsx'
import { AidColumn } from './AidColumn.tsx'
import './pavilions.css'
import { sayCount, sayLarge } from './say-large.ts'

const text = portalText.pavilion
const none = '00000000-0000-0000-0000-000000000000'

/** One region’s pavilion: its name over the door, what there is, what was sold, and how it came about. */
export default function PavilionPage({ tellName }: PortalGiven) {
  const id = new URLSearchParams(location.search).get('id') ?? none
  const asked = useAsk(getPavilion, { params: { id } })
  const name = asked.answer?.federationName
  useEffect(() => {
    if (name) tellName(name)
  }, [name, tellName])
  if (!asked.answer) {
    return (
      <main className="mz-waiting" id="content">
        <Waiting asked={asked} cards={[3, 6]} />
      </main>
    )
  }
  return (
    <main id="content">
      <Hero pavilion={asked.answer} />
      <Goods pavilion={asked.answer} />
      <div className="mz-columns" data-columns="2">
        <Story pavilion={asked.answer} />
        <AidColumn regionId={asked.answer.regionId} />
      </div>
    </main>
  )
}

function Hero({ pavilion }: { pavilion: Pavilion }) {
  const { state, opensOn, closesOn, closedBecause } = pavilion
  return (
    <section className="mz-hero">
      <div>
        <p className="mz-crumb">
          <a href="/pavilions">{text.back}</a>
          <Icon name="chevron-right" size="s" />
          {pavilion.regionName}
        </p>
        <h1 className="mz-name">{pavilion.name}</h1>
        <p className="gh-muted">{pavilion.lead}</p>
        <div className="mz-acts">
          {state === 'open' ? (
            <>
              <LinkButton kind="main" size="big" href={`/m/mall/pavilions/${pavilion.id}`}>
                {text.choose}
              </LinkButton>
              <span className="mz-aside">{text.chooseNote}</span>
            </>
          ) : (
            <span className="mz-aside">
              <Icon name="clock" size="s" />
              {state === 'coming' && opensOn ? text.coming(sayDay(opensOn, today())) : null}
              {state === 'closed' && closesOn ? text.closed(sayDay(closesOn, today()), closedBecause ?? '') : null}
            </span>
          )}
        </div>
      </div>
      <Figures pavilion={pavilion} />
    </section>
  )
}

function Figures({ pavilion }: { pavilion: Pavilion }) {
  const sold = sayLarge(pavilion.sold.amountFen)
  const region = sayLarge(pavilion.region.amountFen)
  const rows = [
    { name: text.goods, note: text.goodsNote, figure: sayCount(pavilion.products), unit: text.goodsUnit },
    {
      name: text.sold,
      note: text.soldNote(sayCount(pavilion.sold.pieces), sayCount(pavilion.sold.people)),
      ...sold,
    },
    { name: text.regionSold, note: text.regionNote, ...region },
  ]
  return (
    <dl className="mz-facts">
      {rows.map((row) => (
        <div key={row.name}>
          <dt>
            {row.name}
            <small>{row.note}</small>
          </dt>
          <dd>
            {row.figure}
            <small>{row.unit}</small>
          </dd>
        </div>
      ))}
      <div>
        <dt>{text.opensOn}</dt>
        <dd className="mz-day">{pavilion.opensOn ? sayFullDay(pavilion.opensOn) : ''}</dd>
      </div>
    </dl>
  )
}

function Goods({ pavilion }: { pavilion: Pavilion }) {
  const { marketId, regionId } = pavilion
  const asked = useAsk(listProducts, { params: { marketId }, query: { regionId, originProved: 'yes' } })
  const products = asked.answer?.products
  return (
    <section className="mz-goods">
      <h2>
        {text.products}
        {pavilion.state === 'open' ? (
          <a className="mz-more" href={`/m/mall/pavilions/${pavilion.id}`}>
            {text.all}
            <Icon name="chevron-right" size="s" />
          </a>
        ) : null}
      </h2>
      {products === undefined ? (
        <Skeleton cards={[6]} />
      ) : products.length === 0 ? (
        <EmptyState icon="bag" title={text.noProducts}>
          <p>{text.noProductsNote}</p>
        </EmptyState>
      ) : (
        <ul>
          {products.slice(0, 12).map((product) => (
            <Tile key={product.id} product={product} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Tile({ product }: { product: ProductCard }) {
  return (
    <li>
      <div className="mz-picture">
        <ProductPicture drawing={product.drawing} photoId={product.photoId} size="small" />
      </div>
      <h3>{product.name}</h3>
      <p className="mz-origin">
        <Icon name="check-circle" size="s" />
        {text.proved} · {product.origin}
      </p>
      <p className="mz-price">
        <b>{displayYuan(product.priceFrom)}</b> {text.point}
        {product.skus > 1 ? text.from : ''}
      </p>
    </li>
  )
}

function Story({ pavilion }: { pavilion: Pavilion }) {
  return (
    <section>
      <h2>{text.story}</h2>
      <div className="mz-story">
        <p>{pavilion.story}</p>
        <p>{pavilion.regionIntro}</p>
      </div>
      <dl className="mz-lines">
        <div>
          <dt>{text.region}</dt>
          <dd>{pavilion.regionName}</dd>
        </div>
        <div>
          <dt>{text.partner}</dt>
          <dd>{pavilion.partner}</dd>
        </div>
      </dl>
    </section>
  )
}
