import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Tabs } from 'antd'
import { useDeferredValue, useState } from 'react'
import { askPages } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { sayDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { newId } from '../../../../platform/ids.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleStationsText } from '../../console-stations.text.ts'
import { handBackParcel, listParcels, type ParcelCard, takeInParcel } from '../../stations.contract.ts'
import { PickUpDialog } from './PickUpDialog.tsx'
import './mall-console.css'
import { moment } from './words.tsx'

const text = consoleStationsText.parcels
type List = keyof typeof text.lists
const lists = Object.keys(text.lists) as List[]
type Doing = { readonly what: 'take-in' | 'hand-back'; readonly parcel: ParcelCard }

/** A keeper's counter: what waits, what is coming, what nobody fetched, and handing out. */
export default function ParcelsPage() {
  const { filter, change } = useFilters(['list', 'search'])
  const [typed, setTyped] = useState(filter.search ?? '')
  const [showing, setShowing] = useState(false)
  const [doing, setDoing] = useState<Doing | null>(null)
  const search = useDeferredValue(typed.trim())
  const list = (filter.list ?? 'waiting') as List
  const query = { list, ...(search && { search }) }
  const asked = useInfiniteQuery({ ...askPages(listParcels, { query }), refetchInterval: 30_000 })
  const first = asked.data?.pages[0]
  const parcels = asked.data?.pages.flatMap((page) => page.parcels) ?? []
  const counted = (one: List) => (first && one !== 'gone' ? ` ${count(first.counts[one])}` : '')
  return (
    <div className="pad">
      <PageHead
        title={first?.station.name ?? consoleStationsText.rooms.parcels}
        sub={first && say(text.lead, { address: first.station.address, hours: first.station.hours })}
      >
        <Button type="primary" size="large" icon={<Icon name="bag" size="s" />} onClick={() => setShowing(true)}>
          {text.show}
        </Button>
      </PageHead>
      <Tabs
        activeKey={list}
        onChange={(key) => change({ list: key })}
        items={lists.map((key) => ({ key, label: `${text.lists[key]}${counted(key)}` }))}
      />
      <div className="row wrap no-print">
        <Input
          allowClear
          style={{ width: 300 }}
          prefix={<Icon name="search" size="s" />}
          placeholder={text.search}
          aria-label={text.search}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => change({ search })}
        />
      </div>
      <section className="card">
        <Answered asked={asked} bones={6}>
          {() =>
            parcels.length === 0 ? (
              <Empty icon="bag" title={text.empty}>
                <p>{text.emptyLead[list]}</p>
              </Empty>
            ) : (
              <>
                <Parcels parcels={parcels} onDo={setDoing} />
                <MoreRows
                  shown={parcels.length}
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
      {showing && <PickUpDialog onClose={() => setShowing(false)} />}
      {doing?.what === 'take-in' && <TakeInDialog parcel={doing.parcel} onClose={() => setDoing(null)} />}
      {doing?.what === 'hand-back' && <HandBackDialog parcel={doing.parcel} onClose={() => setDoing(null)} />}
    </div>
  )
}

function Parcels({ parcels, onDo }: { parcels: readonly ParcelCard[]; onDo: (doing: Doing) => void }) {
  const names = text.columns
  return (
    <div className="table-scroll inset">
      <PlainTable
        caption={consoleStationsText.rooms.parcels}
        rows={parcels}
        keyOf={(parcel) => parcel.orderId}
        columns={[
          { key: 'shelf', name: names.shelf, cell: (parcel) => <b>{parcel.shelf}</b> },
          {
            key: 'receiver',
            name: names.receiver,
            cell: (parcel) => (
              <>
                {parcel.receiver} <span className="num">{parcel.phone}</span>
              </>
            ),
          },
          {
            key: 'goods',
            name: names.goods,
            cell: (parcel) => parcel.goods.map((good) => <div key={good}>{good}</div>),
          },
          {
            key: 'parcel',
            name: names.parcel,
            cell: (parcel) => (
              <>
                {parcel.carrier} <span className="num">{parcel.tracking}</span>
                <div className="muted small">{parcel.supplierName}</div>
              </>
            ),
          },
          { key: 'when', name: names.when, cell: (parcel) => <When parcel={parcel} /> },
          { key: 'act', name: names.act, cell: (parcel) => <RowAct parcel={parcel} onDo={onDo} /> },
        ]}
      />
    </div>
  )
}

function When({ parcel }: { parcel: ParcelCard }) {
  if (parcel.pickedUpAt) return <>{say(text.pickedUp, { when: moment(parcel.pickedUpAt) })}</>
  if (parcel.handedBackAt) return <>{say(text.handedBack, { when: moment(parcel.handedBackAt) })}</>
  if (parcel.arrivedAt === null) return <>{parcel.shippedAt && say(text.shipped, { when: moment(parcel.shippedAt) })}</>
  return (
    <>
      {say(text.arrived, { when: moment(parcel.arrivedAt) })}
      <div className="muted small">{say(text.keep, { day: sayDay(parcel.keepUntil!, today()) })}</div>
    </>
  )
}

function RowAct({ parcel, onDo }: { parcel: ParcelCard; onDo: (doing: Doing) => void }) {
  if (parcel.pickedUpAt || parcel.handedBackAt) return null
  if (parcel.arrivedAt === null)
    return (
      <Button size="small" onClick={() => onDo({ what: 'take-in', parcel })}>
        {text.takeIn}
      </Button>
    )
  if (parcel.keepUntil! >= today()) return null
  return (
    <Button size="small" onClick={() => onDo({ what: 'hand-back', parcel })}>
      {text.handBack}
    </Button>
  )
}

function TakeInDialog({ parcel, onClose }: { parcel: ParcelCard; onClose: () => void }) {
  const answers = useQueryClient()
  const [shelf, setShelf] = useState('')
  const taking = useMutation({
    mutationFn: () => call(takeInParcel, { params: { id: parcel.orderId }, body: { shelf: shelf.trim() } }),
    onSuccess: () => answers.invalidateQueries(),
  })
  return (
    <ActDialog
      open
      title={text.takeInTitle}
      onClose={onClose}
      act={{
        name: text.takeIn,
        busy: taking.isPending,
        locked: shelf.trim() === '',
        onAct: () => taking.mutate(),
      }}
      problem={sentenceOf(taking.error)}
      done={taking.isSuccess && <p>{text.takenIn}</p>}
    >
      <p>
        {parcel.receiver} <span className="num">{parcel.phone}</span> · {parcel.goods.join(' ')}
      </p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.shelf} htmlFor="parcel-shelf" help={text.shelfHelp}>
          <Input
            id="parcel-shelf"
            maxLength={20}
            autoFocus
            value={shelf}
            onChange={(event) => setShelf(event.target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}

function HandBackDialog({ parcel, onClose }: { parcel: ParcelCard; onClose: () => void }) {
  const answers = useQueryClient()
  const [key] = useState(newId)
  const giving = useMutation({
    mutationFn: () => call(handBackParcel, { params: { id: parcel.orderId } }, { idempotencyKey: key }),
    onSuccess: () => answers.invalidateQueries(),
  })
  return (
    <ActDialog
      open
      title={text.handBackTitle}
      onClose={onClose}
      act={{ name: text.handBack, danger: true, busy: giving.isPending, onAct: () => giving.mutate() }}
      problem={sentenceOf(giving.error)}
      done={giving.isSuccess && <p>{text.backDone}</p>}
    >
      <p>
        {parcel.receiver} <span className="num">{parcel.phone}</span> · {parcel.goods.join(' ')}
      </p>
      <p className="muted">{say(text.handBackLead, { day: sayDay(parcel.keepUntil!, today()) })}</p>
    </ActDialog>
  )
}
