import { sayDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { Lines } from '../../../../ui/Lines.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Tag, type Tone } from '../../../../ui/Tag.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { getPublicZone, type PavilionCard, type ZonePage } from '../../pavilions.contract.ts'
import { pavilionStateText } from '../../pavilions.text.ts'
import { pavilionText as text } from '../../pavilions-worker.text.ts'
import './pavilion.css'
import { useShop } from './use-shop.ts'

/** 消费帮扶: the pavilions of the reader’s own mall, open ones first, and what the zone has sold. */
export default function PavilionsPage(given: PageGiven) {
  const shop = useShop()
  return (
    <Page top={<TopBar title={text.title} backHref={given.href('/mall')} />} acts={null}>
      {shop.answer === undefined ? (
        <Waiting asked={shop} cards={[3, 3]} />
      ) : shop.answer.market ? (
        <Zone marketId={shop.answer.market.id} given={given} />
      ) : (
        <None />
      )}
    </Page>
  )
}

function Zone({ marketId, given }: { marketId: string; given: PageGiven }) {
  const asked = useAsk(getPublicZone, { query: { marketId } })
  if (!asked.answer) return <Waiting asked={asked} cards={[3, 3]} />
  const pavilions = asked.answer.pavilions.filter((one) => one.state !== 'empty')
  if (pavilions.length === 0) return <None />
  return (
    <>
      <p className="gh-soft">{text.lead}</p>
      <ul className="mall-pavilions">
        {pavilions.map((pavilion) => (
          <li key={pavilion.id}>
            <PavilionLink pavilion={pavilion} href={given.href(`/mall/pavilions/${pavilion.id}`)} />
          </li>
        ))}
      </ul>
      <Sold zone={asked.answer} />
    </>
  )
}

function None() {
  return (
    <EmptyState icon="handshake" title={text.none}>
      <p>{text.noneNote}</p>
    </EmptyState>
  )
}

const tones: Record<PavilionCard['state'], Tone> = { open: 'ok', coming: 'info', closed: 'plain', empty: 'plain' }

function PavilionLink({ pavilion, href }: { pavilion: PavilionCard; href: string }) {
  const { name, lead, regionName, state } = pavilion
  return (
    <a href={href}>
      <b aria-hidden="true">{[...name][0]}</b>
      <span>
        <strong>{name}</strong>
        <small>{lead}</small>
        <span className="mall-pavilion-state">
          <Tag tone={tones[state]}>{pavilionStateText[state]}</Tag>
          <small>{when(pavilion) ?? regionName}</small>
        </span>
      </span>
      <Icon name="chevron-right" size="s" />
    </a>
  )
}

function when({ state, opensOn, closesOn, products }: PavilionCard): string | null {
  if (state === 'coming' && opensOn) return text.opens(sayDay(opensOn, today()))
  if (state === 'closed' && closesOn) return text.closed(sayDay(closesOn, today()))
  return text.products(products.toLocaleString('zh-CN'))
}

function Sold({ zone: { zone, inPavilions } }: { zone: ZonePage }) {
  return (
    <Card>
      <Lines
        lines={[
          {
            label: text.sold,
            note: text.pieces(zone.pieces.toLocaleString('zh-CN')),
            value: `${displayYuan(zone.amountFen)} ${text.yuan}`,
          },
          {
            label: text.inPavilions,
            note: text.pieces(inPavilions.pieces.toLocaleString('zh-CN')),
            value: `${displayYuan(inPavilions.amountFen)} ${text.yuan}`,
          },
        ]}
      />
    </Card>
  )
}
