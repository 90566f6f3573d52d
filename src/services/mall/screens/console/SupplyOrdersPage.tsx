import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Tabs } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { addressOf } from '../../../../platform/client/address.ts'
import { askPages } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag, type Tone } from '../../../../ui/console/Marks.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { downloadDispatchSheet, listSupplyOrders, type SupplyOrder } from '../../dispatch.contract.ts'
import { deliverOrder } from '../../orders.contract.ts'
import { TrackingImport } from './TrackingImport.tsx'
import { moment } from './words.tsx'

const text = consoleText.orders
type State = SupplyOrder['state']
const states = Object.keys(text.states) as State[]
const tones: Record<State, Tone> = {
  placed: 'warn',
  accepted: 'warn',
  shipped: 'info',
  received: 'ok',
  cancelled: 'plain',
}

/** A supplier's orders by state: accepted, shipped one by one or by a file of tracking numbers. */
export default function SupplyOrdersPage() {
  const [params, setParams] = useSearchParams()
  const [importing, setImporting] = useState(false)
  const [shipping, setShipping] = useState<SupplyOrder | null>(null)
  const state = (params.get('state') ?? '') as State | ''
  const asked = useInfiniteQuery({
    ...askPages(listSupplyOrders, { query: state ? { state } : {} }),
    refetchInterval: 30_000,
  })
  const orders = asked.data?.pages.flatMap((page) => page.orders) ?? []
  const counts = asked.data?.pages[0]?.counts
  const tabs = [
    { key: '', label: <>{text.all}</> },
    ...states.map((one) => ({
      key: one,
      label: (
        <>
          {text.states[one]} {counts ? count(counts[one] ?? 0) : ''}
        </>
      ),
    })),
  ]
  return (
    <div className="pad">
      <PageHead title={text.title}>
        <Button icon={<Icon name="download" size="s" />} href={addressOf(downloadDispatchSheet, {})}>
          {text.export}
        </Button>
        <Button type="primary" icon={<Icon name="upload" size="s" />} onClick={() => setImporting(true)}>
          {text.import}
        </Button>
      </PageHead>
      <Tabs
        activeKey={state}
        onChange={(key) => setParams(key ? { state: key } : {}, { replace: true })}
        items={tabs}
      />
      <section className="card">
        <Answered asked={asked} bones={8}>
          {() =>
            orders.length === 0 ? (
              <Empty icon="bag" title={text.empty}>
                <p>{text.emptyLead}</p>
              </Empty>
            ) : (
              <>
                <Orders orders={orders} onShip={setShipping} />
                <MoreRows
                  shown={orders.length}
                  unit={text.unit}
                  more={asked.hasNextPage}
                  loading={asked.isFetchingNextPage}
                  onMore={() => void asked.fetchNextPage()}
                />
              </>
            )
          }
        </Answered>
      </section>
      {importing && <TrackingImport onClose={() => setImporting(false)} />}
      {shipping && <ShipDialog order={shipping} onClose={() => setShipping(null)} />}
    </div>
  )
}

function Orders({ orders, onShip }: { orders: readonly SupplyOrder[]; onShip: (order: SupplyOrder) => void }) {
  const names = text.columns
  return (
    <div className="table-scroll inset">
      <PlainTable
        caption={text.title}
        rows={orders}
        keyOf={(order) => order.id}
        columns={[
          { key: 'when', name: names.when, cell: (order) => moment(order.placedAt) },
          {
            key: 'goods',
            name: names.goods,
            cell: (order) =>
              order.lines.map((line) => (
                <div key={line.line}>
                  {line.name} {say(text.pieces, { n: line.quantity - line.refunded })}
                </div>
              )),
          },
          { key: 'receiver', name: names.receiver, cell: (order) => <Receiver order={order} /> },
          {
            key: 'total',
            name: names.total,
            cell: (order) => displayYuan(order.total - order.refunded),
            right: true,
          },
          {
            key: 'state',
            name: names.state,
            cell: (order) => (
              <>
                <StateTag tone={tones[order.state]}>{text.states[order.state]}</StateTag>
                {order.tracking && (
                  <small className="muted">
                    {' '}
                    {order.carrier} {order.tracking}
                  </small>
                )}
                {order.cancelledBecause && <small className="muted"> {order.cancelledBecause}</small>}
              </>
            ),
          },
          { key: 'act', name: names.act, cell: (order) => <RowActs order={order} onShip={() => onShip(order)} /> },
        ]}
      />
    </div>
  )
}

function Receiver({ order: { receiver } }: { order: SupplyOrder }) {
  if (!receiver) return <span className="soft">{text.gone}</span>
  return (
    <>
      {receiver.name} <span className="num">{receiver.phone}</span>
      <div className="muted small">{receiver.address}</div>
    </>
  )
}

function RowActs({ order, onShip }: { order: SupplyOrder; onShip: () => void }) {
  const answers = useQueryClient()
  const { message } = App.useApp()
  const accept = useMutation({
    mutationFn: () => call(deliverOrder, { params: { id: order.id }, body: { step: 'accept' } }),
    onSuccess: () => answers.invalidateQueries(),
    onError: (error) => void message.error(sentenceOf(error) ?? ''),
  })
  if (order.state !== 'placed' && order.state !== 'accepted') return null
  return (
    <span className="row">
      {order.state === 'placed' && (
        <Button size="small" loading={accept.isPending} onClick={() => accept.mutate()}>
          {text.accept}
        </Button>
      )}
      <Button size="small" onClick={onShip}>
        {text.ship}
      </Button>
    </span>
  )
}

function ShipDialog({ order, onClose }: { order: SupplyOrder; onClose: () => void }) {
  const answers = useQueryClient()
  const [carrier, setCarrier] = useState('')
  const [tracking, setTracking] = useState('')
  const ship = useMutation({
    mutationFn: () =>
      call(deliverOrder, {
        params: { id: order.id },
        body: { step: 'ship', carrier: carrier.trim(), tracking: tracking.trim() },
      }),
    onSuccess: () => answers.invalidateQueries(),
  })
  return (
    <ActDialog
      open
      title={text.shipTitle}
      onClose={onClose}
      act={{
        name: text.ship,
        busy: ship.isPending,
        locked: carrier.trim() === '' || tracking.trim() === '',
        onAct: () => ship.mutate(),
      }}
      problem={sentenceOf(ship.error)}
      done={ship.isSuccess && <p>{text.shipped}</p>}
    >
      <Form layout="vertical" component="div">
        <Form.Item label={text.carrier} htmlFor="ship-carrier">
          <Input
            id="ship-carrier"
            maxLength={50}
            value={carrier}
            onChange={(event) => setCarrier(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={text.tracking} htmlFor="ship-tracking">
          <Input
            id="ship-tracking"
            maxLength={50}
            value={tracking}
            onChange={(event) => setTracking(event.target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
