import { useEffect, useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sayDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Button, LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState, Warning } from '../../../../ui/EmptyState.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { benefitCategories } from '../../benefits.model.ts'
import type { Point } from '../../benefits.rules.ts'
import { benefitsText, priceFigure } from '../../benefits-worker.text.ts'
import { listMyBenefits, type MyBenefitCard } from '../../my-benefits.contract.ts'
import './benefits.css'
import { nearestMetres, useHere } from './here.ts'
import './shop.css'

const text = benefitsText.list

type Category = (typeof benefitCategories)[number] | ''
type Wish = { readonly search: string; readonly category: Category }

/** What she looked for stays while she looks at a benefit and comes back. */
let kept: Wish = { search: '', category: '' }
const settleMs = 220

/** 会员优惠: what her card opens, searched, by kind, and the nearest first when she wants. */
export default function BenefitsPage(given: PageGiven) {
  const [wish, setWish] = useState(kept)
  const settled = useSettled(wish)
  const { search, category } = settled
  const query = { ...(search.trim() && { search: search.trim() }), ...(category && { category }) }
  const asked = useAsk(listMyBenefits, { query })
  const change = (part: Partial<Wish>) => {
    kept = { ...wish, ...part }
    setWish(kept)
  }
  return (
    <Page
      top={
        <>
          <TopBar title={benefitsText.name} backHref={given.href('/')} />
          <search className="mall-search">
            <label>
              <Icon name="search" />
              <span className="gh-ear">{text.searchLabel}</span>
              <input
                type="search"
                enterKeyHint="search"
                placeholder={text.search}
                maxLength={60}
                value={wish.search}
                onInput={(event) => change({ search: event.currentTarget.value })}
              />
            </label>
            <LinkButton size="big" icon="history" href={given.href('/benefits/uses')}>
              {text.uses}
            </LinkButton>
          </search>
          <nav className="benefit-chips" aria-label={text.kinds}>
            {(['', ...benefitCategories] as const).map((key) => (
              <button
                key={key}
                type="button"
                aria-current={wish.category === key ? 'true' : undefined}
                onClick={() => change({ category: key })}
              >
                {key === '' ? text.all : benefitsText.categories[key]}
              </button>
            ))}
          </nav>
        </>
      }
    >
      {asked.answer ? (
        <Found
          key={JSON.stringify(query)}
          first={asked.answer}
          query={query}
          filtered={search.trim() !== '' || category !== ''}
          given={given}
        />
      ) : (
        <Waiting asked={asked} cards={[6]} />
      )}
    </Page>
  )
}

/** The wish as it stands once she has stopped typing. */
function useSettled(wish: Wish): Wish {
  const [settled, setSettled] = useState(wish)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wish), settleMs)
    return () => clearTimeout(timer)
  }, [wish])
  return settled
}

type PageOfCards = { readonly benefits: readonly MyBenefitCard[]; readonly next: string | null }
type Query = { search?: string; category?: Exclude<Category, ''> }

function Found({
  first,
  query,
  filtered,
  given,
}: {
  first: PageOfCards
  query: Query
  filtered: boolean
  given: PageGiven
}) {
  const [more, setMore] = useState<PageOfCards>({ benefits: [], next: first.next })
  const [busy, setBusy] = useState(false)
  const { here, state, find, forget } = useHere()
  const benefits = openFirst(nearestFirst([...first.benefits, ...more.benefits], here))
  async function readOn() {
    setBusy(true)
    const page = await call(listMyBenefits, { query: { ...query, cursor: more.next! } }).finally(() => setBusy(false))
    setMore({ benefits: [...more.benefits, ...page.benefits], next: page.next })
  }
  if (benefits.length === 0) {
    return (
      <Card>
        <EmptyState icon="card" title={filtered ? text.noneFound : text.none}>
          <p>{filtered ? text.noneFoundNote : text.noneNote}</p>
        </EmptyState>
      </Card>
    )
  }
  return (
    <>
      <div className="benefit-near">
        <Button icon="pin" busy={state === 'asking'} onPress={state === 'on' ? forget : find}>
          {state === 'on' ? text.nearOn : text.near}
        </Button>
        <small className="gh-soft">{text.nearNote}</small>
      </div>
      {state === 'denied' ? <Warning tone="info" title={text.nearDenied} /> : null}
      <Card>
        <ul className="benefit-rows">
          {benefits.map((benefit) => (
            <li key={benefit.id}>
              <Row benefit={benefit} here={here} href={given.href(`/benefits/${benefit.id}`)} />
            </li>
          ))}
        </ul>
      </Card>
      {more.next === null ? null : (
        <Button kind="quiet" busy={busy} onPress={() => void readOn()}>
          {text.more}
        </Button>
      )}
    </>
  )
}

/** What she cannot use just now comes after what she can. */
function openFirst(benefits: readonly MyBenefitCard[]): MyBenefitCard[] {
  return benefits.toSorted((one, other) => Number(one.closed !== null) - Number(other.closed !== null))
}

function nearestFirst(benefits: readonly MyBenefitCard[], here: Point | null): MyBenefitCard[] {
  const away = (benefit: MyBenefitCard) => nearestMetres(benefit.places, here) ?? Number.POSITIVE_INFINITY
  return here ? benefits.toSorted((one, other) => away(one) - away(other)) : [...benefits]
}

function Row({ benefit, here, href }: { benefit: MyBenefitCard; here: Point | null; href: string }) {
  const { figure, unit } = priceFigure(benefit.price)
  const metres = nearestMetres(benefit.places, here)
  const [place] = benefit.places
  const where = metres !== null ? text.metres(metres) : (place?.district ?? '')
  const facts = [benefit.merchantName, where, benefit.places.length > 1 ? text.places(benefit.places.length) : '']
  return (
    <a className="benefit-row" href={href} data-closed={benefit.closed ? '' : undefined}>
      <p className="benefit-price">
        <b>{figure}</b>
        <small>{unit}</small>
      </p>
      <div className="benefit-row-words">
        <h3>{benefit.name}</h3>
        <small>{facts.filter((fact) => fact !== '').join(' · ')}</small>
        {benefit.closed ? (
          <small className="benefit-closed">{benefit.closed}</small>
        ) : (
          <small>
            {[benefit.campaign, text.until(sayDay(benefit.untilOn, today()))].filter((fact) => fact !== '').join(' · ')}
          </small>
        )}
      </div>
    </a>
  )
}
