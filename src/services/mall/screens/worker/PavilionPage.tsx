import { sayDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { getPavilion, type PavilionPage as Pavilion } from '../../pavilions.contract.ts'
import { pavilionText as text } from '../../pavilions-worker.text.ts'
import { BasketBar } from './BasketBar.tsx'
import './pavilion.css'
import { ProductGrid } from './ProductGrid.tsx'
import { plainWish } from './use-catalogue.ts'
import { chosenWindow, useShop } from './use-shop.ts'

/** A region’s storefront: its name, its region, and everything of it whose origin is proved. */
export default function PavilionPage(given: PageGiven) {
  const asked = useAsk(getPavilion, { params: { id: given.params.id! } })
  const shop = useShop().answer
  const pavilion = asked.answer
  const top = <TopBar title={pavilion?.name ?? text.title} backHref={given.href('/mall/pavilions')} />
  if (!pavilion) {
    return (
      <Page top={top} acts={null}>
        <Waiting asked={asked} cards={[3, 6]} />
      </Page>
    )
  }
  const wish = { ...plainWish, regionId: pavilion.regionId, originProved: true }
  return (
    <>
      {top}
      <ProductGrid marketId={pavilion.marketId} wish={wish} given={given} above={<Door pavilion={pavilion} />} />
      <BasketBar given={given} window={shop ? chosenWindow(shop.windows) : null} to="basket" />
    </>
  )
}

function Door({ pavilion }: { pavilion: Pavilion }) {
  const { state, opensOn, closedBecause, sold } = pavilion
  return (
    <section className="mall-door">
      <p className="mall-door-lead">{pavilion.lead}</p>
      <p className="mall-door-proved">
        <Icon name="check-circle" size="s" />
        {text.allProved}
      </p>
      {state === 'coming' && opensOn ? <Warning tone="info" title={text.coming(sayDay(opensOn, today()))} /> : null}
      {state === 'closed' ? <Warning tone="info" title={text.closedBecause(closedBecause ?? '')} /> : null}
      {sold.pieces > 0 ? (
        <p className="gh-small gh-soft">
          {text.soldHere(displayYuan(sold.amountFen), sold.pieces.toLocaleString('zh-CN'))}
        </p>
      ) : null}
      <details>
        <summary>{text.story}</summary>
        <p>{pavilion.story}</p>
        <p>{pavilion.regionIntro}</p>
        <p className="gh-small gh-soft">
          {text.region} {pavilion.regionName} · {text.partner} {pavilion.partner}
        </p>
      </details>
    </section>
  )
}
