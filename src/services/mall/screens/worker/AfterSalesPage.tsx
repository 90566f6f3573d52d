import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Button, LinkButton } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ListRow } from '../../../../ui/ListRow.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { StatusTag } from '../../../../ui/StatusTag.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { type AfterSaleCard, listMyAfterSales } from '../../after-sales.contract.ts'
import { afterSalesText as text } from '../../after-sales-worker.text.ts'

/** 我的售后, newest first. */
export default function AfterSalesPage(given: PageGiven) {
  const asked = useAsk(listMyAfterSales, {})
  return (
    <Page top={<TopBar title={text.mine} backHref={given.href('/mall/orders')} />}>
      {asked.answer ? <Shown first={asked.answer} given={given} /> : <Waiting asked={asked} cards={[3, 3]} />}
    </Page>
  )
}

function Shown({ first, given }: { first: ReceivedOf<typeof listMyAfterSales>; given: PageGiven }) {
  const [more, setMore] = useState<{ afterSales: AfterSaleCard[]; next: string | null }>({
    afterSales: [],
    next: first.next,
  })
  const [busy, setBusy] = useState(false)
  const shown = [...first.afterSales, ...more.afterSales]
  async function readOn() {
    setBusy(true)
    const page = await call(listMyAfterSales, { query: { after: more.next! } }).finally(() => setBusy(false))
    setMore({ afterSales: [...more.afterSales, ...page.afterSales], next: page.next })
  }
  if (shown.length === 0) {
    return (
      <Card>
        <EmptyState icon="undo" title={text.none}>
          <p>{text.noneNote}</p>
          <LinkButton href={given.href('/mall/orders')}>{text.toOrders}</LinkButton>
        </EmptyState>
      </Card>
    )
  }
  return (
    <>
      <Card>
        <ul className="gh-rows">
          {shown.map((one) => (
            <li key={one.id}>
              <ListRow
                href={given.href(`/mall/after-sales/${one.id}`)}
                title={one.name}
                note={`${text.leads[one.state]} · ${text.pieces(one.quantity)} · ${sayInstant(one.askedAt, instantNow())}`}
                end={<StatusTag status={one.status} />}
              />
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
