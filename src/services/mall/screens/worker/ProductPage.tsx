import { useState } from 'react'
import { sayDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Card, Meta } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { getProduct, type ProductPage as Product } from '../../catalogue.contract.ts'
import type { BasketRow } from '../../intents.contract.ts'
import { proofMeansText } from '../../pavilions.text.ts'
import { pavilionText } from '../../pavilions-worker.text.ts'
import { workerText as text } from '../../worker.text.ts'
import { ProductPicture } from '../ProductPicture.tsx'
import { BasketBar } from './BasketBar.tsx'
import { putInBasket, quantityOf, useBasket } from './basket.ts'
import './product.css'
import { RatingsPart } from './RatingsPart.tsx'
import { Stepper } from './Stepper.tsx'
import './shop.css'
import { chosenWindow, useShop } from './use-shop.ts'

/** A product: its pictures, its specifications with price and stock, and who sells it. */
export default function ProductPage(given: PageGiven) {
  const asked = useAsk(getProduct, { params: { id: given.params.id! } })
  const shop = useShop().answer
  return (
    <Page top={<TopBar title={text.product.title} backHref={given.href('/mall')} />} acts={null}>
      {asked.answer ? <Facts product={asked.answer} given={given} /> : <Waiting asked={asked} cards={[6, 4]} />}
      <div className="mall-product-bar">
        <BasketBar given={given} window={shop ? chosenWindow(shop.windows) : null} to="basket" />
      </div>
    </Page>
  )
}

function Facts({ product, given }: { product: Product; given: PageGiven }) {
  return (
    <>
      <Pictures product={product} />
      <Card>
        <h2 className="mall-product-name">{product.name}</h2>
        <Meta
          parts={[
            product.praise === null ? null : text.card.praise(product.praise),
            product.sold > 0 ? text.card.sold(product.sold.toLocaleString('zh-CN')) : text.card.fresh,
            product.regionName ? text.card.aided(product.regionName) : null,
            product.localMade ? text.card.localMade : null,
          ]}
        />
        <Specifications product={product} given={given} />
      </Card>
      {product.intro ? (
        <Card title={text.product.intro}>
          <p className="mall-product-intro">{product.intro}</p>
        </Card>
      ) : null}
      <Card>
        <Lines
          lines={[
            { label: text.product.origin, value: product.origin },
            ...(product.originProof ? [provedLine(product.originProof)] : []),
            { label: text.product.category, value: product.categoryName },
            { label: text.product.supplier, value: product.supplierName },
            {
              label: text.product.phone,
              value: (
                <a className="gh-link" href={`tel:${product.supplierPhone}`}>
                  {product.supplierPhone}
                </a>
              ),
            },
          ]}
        />
      </Card>
      <RatingsPart productId={product.id} given={given} />
    </>
  )
}

/** On what it is shown that the goods come from where they say. */
function provedLine({ means, issuer, validUntil }: NonNullable<Product['originProof']>) {
  const until = pavilionText.validUntil(sayDay(validUntil, today()))
  return { label: pavilionText.proved, note: until, value: `${proofMeansText[means]} · ${issuer}` }
}

function Pictures({ product }: { product: Product }) {
  const [first] = product.photoIds
  const [shown, setShown] = useState(first ?? null)
  return (
    <div className="mall-product-pictures">
      <div>
        <ProductPicture drawing={product.drawing} photoId={shown} size="large" />
      </div>
      {product.photoIds.length > 1 ? (
        <fieldset aria-label={text.product.photos}>
          {product.photoIds.map((id, at) => (
            <button key={id} type="button" aria-pressed={id === shown} onClick={() => setShown(id)}>
              <span className="gh-ear">{at + 1}</span>
              <ProductPicture drawing={product.drawing} photoId={id} size="small" />
            </button>
          ))}
        </fieldset>
      ) : null}
    </div>
  )
}

function Specifications({ product, given }: { product: Product; given: PageGiven }) {
  const basket = useBasket(given.reader!.personId)
  return (
    <ul className="mall-skus" aria-label={text.product.specification}>
      {product.skus.map((sku) => {
        const quantity = quantityOf(basket, sku.id)
        const name = `${product.name} ${sku.specification}`
        return (
          <li key={sku.id}>
            <div>
              <b>{sku.specification}</b>
              <p className="mall-skus-price">
                <b>{displayYuan(sku.price)}</b> {text.point}
              </p>
              <small>
                {sku.available === 0 ? text.card.none : text.product.left(sku.available.toLocaleString('zh-CN'))}
                {sku.mostEach === null ? '' : ` · ${text.card.limit(sku.mostEach)}`}
              </small>
            </div>
            <Stepper
              name={name}
              quantity={quantity}
              most={Math.min(sku.available, sku.mostEach ?? 999)}
              onChange={(next) => putInBasket(rowOf(product, sku), next)}
            />
          </li>
        )
      })}
      {product.skus.every((sku) => sku.available === 0) ? (
        <li>
          <Warning tone="info" title={text.card.none} />
        </li>
      ) : null}
    </ul>
  )
}

function rowOf(product: Product, sku: Product['skus'][number]): BasketRow {
  return {
    skuId: sku.id,
    quantity: 0,
    productId: product.id,
    name: product.name,
    specification: sku.specification,
    category: product.category,
    drawing: product.drawing,
    photoId: product.photoIds[0] ?? null,
    supplierName: product.supplierName,
    price: sku.price,
    mostEach: sku.mostEach,
    available: sku.available,
    onOffer: true,
  }
}
