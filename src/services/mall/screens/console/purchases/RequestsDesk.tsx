import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { askPages } from '../../../../../platform/client/ask.ts'
import { instantNow } from '../../../../../platform/client/today.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { StateTag, type Tone } from '../../../../../ui/console/Marks.tsx'
import { Split } from '../../../../../ui/console/Split.tsx'
import { Empty, MoreRows } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { listMarketRequests, listOpenRequests, listRequests, type RequestCard } from '../../../purchases.contract.ts'
import { requestStateText } from '../../../purchases.text.ts'
import { purchasesText } from '../../../purchases-console.text.ts'
import '../mall-records.css'
import { moment } from '../words.tsx'
import { AskDialog } from './AskDialog.tsx'
import { type Desk, places, requestTitles } from './desks.ts'
import { RequestSheet } from './RequestSheet.tsx'

const text = purchasesText.requests
type State = RequestCard['state']
const tones: Record<State, Tone> = { open: 'info', chosen: 'ok', withdrawn: 'plain' }

/** Requests beside the one that is opened: the enterprise’s own, or everything before a supplier or the operator. */
export function RequestsDesk({ desk }: { desk: Desk }) {
  const { id } = useParams()
  return (
    <Split
      list={<RequestList desk={desk} opened={id} />}
      detail={id && <RequestSheet key={id} id={id} desk={desk} />}
      nothingOpened={text.pick}
    />
  )
}

function useRequests(desk: Desk, query: { state?: State; search?: string }) {
  return useInfiniteQuery(
    desk === 'supplier'
      ? askPages(listOpenRequests, { query })
      : desk === 'operator'
        ? askPages(listMarketRequests, { query })
        : (askPages(listRequests, { query }) as unknown as ReturnType<typeof askPages<typeof listOpenRequests>>),
  )
}

function RequestList({ desk, opened }: { desk: Desk; opened: string | undefined }) {
  const [params, setParams] = useSearchParams()
  const [asking, setAsking] = useState(false)
  const [typed, setTyped] = useState(params.get('search') ?? '')
  const search = useDeferredValue(typed.trim())
  const state = (params.get('state') as State | null) ?? undefined
  const asked = useRequests(desk, { ...(state && { state }), ...(search && { search }) })
  const requests = asked.data?.pages.flatMap((page) => page.requests) ?? []
  return (
    <>
      <header>
        <h1>{requestTitles[desk]}</h1>
        <span className="grow" />
        {desk === 'buyer' && (
          <Button
            type={opened ? 'default' : 'primary'}
            icon={<Icon name="plus" size="s" />}
            onClick={() => setAsking(true)}
          >
            {text.ask}
          </Button>
        )}
      </header>
      <div className="split-tools">
        <Input
          allowClear
          aria-label={text.search}
          placeholder={text.search}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Select
          aria-label={text.state}
          value={state ?? ''}
          onChange={(picked) => setParams(picked ? { state: picked } : {}, { replace: true })}
          options={[
            { value: '', label: text.all },
            ...Object.entries(requestStateText).map(([value, label]) => ({ value, label })),
          ]}
        />
      </div>
      <Answered asked={asked} bones={6}>
        {() => (
          <div className="split-rows">
            {requests.length === 0 ? (
              <Nothing desk={desk} />
            ) : (
              <>
                <ul>
                  {requests.map((request) => (
                    <Row
                      key={request.id}
                      request={request}
                      desk={desk}
                      opened={request.id === opened}
                      search={params.toString()}
                    />
                  ))}
                </ul>
                <MoreRows
                  shown={requests.length}
                  unit={text.count}
                  more={asked.hasNextPage}
                  loading={asked.isFetchingNextPage}
                  onMore={() => void asked.fetchNextPage()}
                />
              </>
            )}
          </div>
        )}
      </Answered>
      {asking && <AskDialog onClose={() => setAsking(false)} />}
    </>
  )
}

function Nothing({ desk }: { desk: Desk }) {
  const lead = { buyer: text.emptyLead, supplier: text.emptySupplyLead, operator: text.emptyMarketLead }[desk]
  return (
    <Empty icon="file" title={desk === 'buyer' ? text.empty : text.emptySupply}>
      <p>{lead}</p>
    </Empty>
  )
}

function Row({ request, desk, opened, search }: { request: RequestCard; desk: Desk; opened: boolean; search: string }) {
  const isOver = request.quotesUntil <= instantNow()
  const quotes =
    desk === 'supplier' ? (request.quoteCount > 0 ? text.quoted : '') : say(text.quotes, { n: request.quoteCount })
  return (
    <li>
      <Link to={{ pathname: `${places[desk].requests}/${request.id}`, search }} aria-current={opened}>
        <span>
          <b>{request.title}</b>
          <StateTag tone={tones[request.state]}>{requestStateText[request.state]}</StateTag>
        </span>
        <span>
          <small>
            {request.buyerName}
            <span className="sep" />
            {say(text.lines, { n: request.lineCount })}
            {quotes && (
              <>
                <span className="sep" />
                {quotes}
              </>
            )}
          </small>
        </span>
        <span>
          <small>{request.number}</small>
          <small>{isOver ? text.over : say(text.until, { at: moment(request.quotesUntil) })}</small>
        </span>
      </Link>
    </li>
  )
}
