import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { AmountFigure } from '../../../../ui/AmountFigure.tsx'
import { Button, LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { benefitsText } from '../../benefits-worker.text.ts'
import { listMyUses, type MyUse } from '../../my-benefits.contract.ts'
import './points.css'

const text = benefitsText.uses
type Uses = ReceivedOf<typeof listMyUses>

/** 我用过的优惠: what was taken with her card, newest first, and what it saved her this year. */
export default function BenefitUsesPage(given: PageGiven) {
  const asked = useAsk(listMyUses, {})
  return (
    <Page top={<TopBar title={text.title} backHref={given.href('/benefits')} />}>
      {asked.answer ? <Used first={asked.answer} given={given} /> : <Waiting asked={asked} cards={[2, 5]} />}
    </Page>
  )
}

function Used({ first, given }: { first: Uses; given: PageGiven }) {
  const [more, setMore] = useState<{ uses: MyUse[]; next: string | null }>({ uses: [], next: first.next })
  const [busy, setBusy] = useState(false)
  const uses = [...first.uses, ...more.uses]
  async function readOn() {
    setBusy(true)
    const page = await call(listMyUses, { query: { cursor: more.next! } }).finally(() => setBusy(false))
    setMore({ uses: [...more.uses, ...page.uses], next: page.next })
  }
  if (uses.length === 0) {
    return (
      <Card>
        <EmptyState icon="card" title={text.none}>
          <p>{text.noneNote}</p>
          <LinkButton href={given.href('/benefits')}>{text.look}</LinkButton>
        </EmptyState>
      </Card>
    )
  }
  return (
    <>
      <Card>
        <p className="gh-small gh-muted">
          {text.year}
          {text.count(first.year.uses)}，{text.saved}
        </p>
        <AmountFigure yuan={displayYuan(first.year.savedFen)} unit={benefitsText.code.yuan} size="hero" />
      </Card>
      <Card>
        <ul className="gh-rows">
          {uses.map((use) => (
            <Row key={use.id} use={use} />
          ))}
        </ul>
        <p className="gh-small gh-soft">{text.notMe}</p>
      </Card>
      {more.next === null ? null : (
        <Button kind="quiet" busy={busy} onPress={() => void readOn()}>
          {benefitsText.list.more}
        </Button>
      )}
    </>
  )
}

function Row({ use }: { use: MyUse }) {
  const season = use.seasonPart === null ? '' : text[use.seasonPart]
  return (
    <li className="mall-lot" data-gone={use.undoneBecause === null ? undefined : true}>
      <div>
        <b>{use.benefitName}</b>
        <small>{[use.merchantName, season].filter((part) => part !== '').join(' · ')}</small>
        <small>
          {use.undoneBecause === null ? sayInstant(use.shownAt, instantNow()) : text.undone(use.undoneBecause)}
        </small>
      </div>
      <div>
        <b>
          {displayYuan(use.paidFen)} {benefitsText.code.yuan}
        </b>
      </div>
    </li>
  )
}
