import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { ask } from '../../../../../platform/client/ask.ts'
import { sayFullDay } from '../../../../../platform/client/say-dates.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { Card } from '../../../../../ui/console/Card.tsx'
import { Facts, PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { getRequest, type RequestPage } from '../../../purchases.contract.ts'
import { purchasesText } from '../../../purchases-console.text.ts'
import { moment } from '../words.tsx'
import { CompareTable } from './CompareTable.tsx'
import { type Desk, places } from './desks.ts'
import { RequestActs } from './RequestActs.tsx'

const text = purchasesText.request

/** A request whole: what is wanted, on which terms, and the quotations that the reader may see, side by side. */
export function RequestSheet({ id, desk }: { id: string; desk: Desk }) {
  const asked = useQuery({ ...ask(getRequest, { params: { id } }), refetchInterval: 30_000 })
  return (
    <Answered asked={asked} bones={8}>
      {(request) => (
        <>
          <header className="sheet-head">
            <p className="crumbs">
              <Link className="link back no-print" to={places[desk].requests}>
                <Icon name="arrow-left" size="s" /> {text.back}
                <span className="sep" />
              </Link>
              {request.number}
              {request.contractId && (
                <>
                  <span className="sep" />
                  <Link className="link" to={`${places[desk].contracts}/${request.contractId}`}>
                    {text.toContract}
                  </Link>
                </>
              )}
            </p>
            <h2>{request.title}</h2>
            <RequestActs request={request} desk={desk} />
          </header>
          <div className="stack pad">
            <Quotations request={request} desk={desk} />
            <Terms request={request} />
            <Goods request={request} />
          </div>
        </>
      )}
    </Answered>
  )
}

function Quotations({ request, desk }: { request: RequestPage; desk: Desk }) {
  if (desk === 'supplier') return <Own request={request} />
  const sealed = say(text.sealed, { n: request.quoteCount, at: moment(request.quotesUntil) })
  return (
    <Card title={text.compare} amount={request.quoteCount} sub={request.isOpened ? text.compareLead : undefined} ruled>
      {!request.isOpened ? (
        <p className="muted">{sealed}</p>
      ) : request.quotations.length === 0 ? (
        <p className="muted">{text.noQuotes}</p>
      ) : (
        <CompareTable request={request} />
      )}
    </Card>
  )
}

function Own({ request }: { request: RequestPage }) {
  const [own] = request.quotations
  return (
    <Card title={text.ownQuote} sub={own && say(text.version, { n: own.version })} ruled>
      {own ? (
        <Facts
          facts={[
            { name: text.total, value: displayYuan(own.total) },
            { name: text.days, value: say(text.daysOf, { n: own.deliverDays }) },
            { name: text.valid, value: sayFullDay(own.validUntil) },
            { name: text.supplierNote, value: own.note },
          ]}
        />
      ) : (
        <p className="muted">{text.noQuotes}</p>
      )}
    </Card>
  )
}

function Terms({ request }: { request: RequestPage }) {
  return (
    <Card title={text.terms} ruled>
      <Facts
        facts={[
          { name: text.buyer, value: request.buyerName },
          { name: text.place, value: request.place },
          { name: text.deliverBy, value: sayFullDay(request.deliverBy) },
          { name: text.quotesUntil, value: moment(request.quotesUntil) },
          { name: text.opening, value: text.openings[request.opening] },
          { name: text.least, value: say(text.leastOf, { n: request.leastQuotes }) },
          { name: text.note, value: request.note },
          { name: text.ended, value: request.endedBecause },
        ]}
      />
    </Card>
  )
}

function Goods({ request }: { request: RequestPage }) {
  return (
    <Card title={text.goods}>
      <div className="inset table-scroll">
        <PlainTable
          caption={text.goods}
          rows={request.lines}
          keyOf={(one) => String(one.line)}
          columns={[
            { key: 'line', name: text.line, cell: (one) => one.line },
            { key: 'name', name: text.name, cell: (one) => one.name },
            { key: 'specification', name: text.specification, cell: (one) => one.specification },
            { key: 'category', name: text.category, cell: (one) => one.categoryName },
            { key: 'quantity', name: text.quantity, right: true, cell: (one) => `${count(one.quantity)} ${one.unit}` },
          ]}
        />
      </div>
    </Card>
  )
}
