import { useInfiniteQuery } from '@tanstack/react-query'
import { Input, Table, Tabs } from 'antd'
import type { ReactNode } from 'react'
import { useDeferredValue, useState } from 'react'
import { useSearchParams } from 'react-router'
import { askPages } from '../../../../platform/client/ask.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag, type Tone } from '../../../../ui/console/Marks.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { kitText } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { originStateText } from '../../pavilions.text.ts'
import { type DeskProduct, listMarketProducts, listSupplyProducts } from '../../supply.contract.ts'
import { ProductPicture } from '../ProductPicture.tsx'
import './mall-console.css'
import { moment } from './words.tsx'

const text = consoleText.supply
type State = DeskProduct['state']
const states = Object.keys(text.states) as State[]
const tones: Record<State, Tone> = { draft: 'plain', waiting: 'warn', listed: 'ok', resting: 'plain', withdrawn: 'bad' }

/** Products at a desk by state, searched, with what can be done to the chosen ones. */
export function ProductsTable({
  desk,
  first,
  emptyTitle,
  onOpen,
  acts,
}: {
  desk: 'supply' | 'market'
  first: State | ''
  emptyTitle: string
  onOpen: (id: string) => void
  acts: (chosen: readonly DeskProduct[], done: () => void) => ReactNode
}) {
  const [params, setParams] = useSearchParams()
  const [typed, setTyped] = useState(params.get('search') ?? '')
  const [chosen, setChosen] = useState<readonly DeskProduct[]>([])
  const search = useDeferredValue(typed.trim())
  const state = (params.get('state') ?? first) as State | ''
  const query = { ...(state && { state }), ...(search && { search }) }
  const asked = useInfiniteQuery(
    desk === 'supply' ? askPages(listSupplyProducts, { query }) : askPages(listMarketProducts, { query }),
  )
  const products = asked.data?.pages.flatMap((page) => page.products) ?? []
  const counts = asked.data?.pages[0]?.counts
  const turn = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    next.set(name, value)
    setChosen([])
    setParams(next, { replace: true })
  }
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
    <>
      <Tabs activeKey={state} onChange={(key) => turn('state', key)} items={tabs} />
      <div className="row wrap no-print">
        <Input
          allowClear
          style={{ width: 300 }}
          prefix={<Icon name="search" size="s" />}
          placeholder={text.search}
          aria-label={text.search}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => turn('search', search)}
        />
        <span className="grow" />
        {acts(chosen, () => setChosen([]))}
      </div>
      <section className="card">
        <Answered asked={asked} bones={8}>
          {() =>
            products.length === 0 ? (
              <Empty icon="bag" title={search ? text.emptyFiltered : emptyTitle}>
                {desk === 'supply' && !search ? <p>{text.emptyLead}</p> : null}
              </Empty>
            ) : (
              <>
                <Rows products={products} desk={desk} chosen={chosen} onChoose={setChosen} onOpen={onOpen} />
                <MoreRows
                  shown={products.length}
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
    </>
  )
}

function Rows({
  products,
  desk,
  chosen,
  onChoose,
  onOpen,
}: {
  products: readonly DeskProduct[]
  desk: 'supply' | 'market'
  chosen: readonly DeskProduct[]
  onChoose: (chosen: readonly DeskProduct[]) => void
  onOpen: (id: string) => void
}) {
  const names = text.columns
  return (
    <div className="table-scroll">
      <Table<DeskProduct>
        size="middle"
        rowKey="id"
        pagination={false}
        dataSource={[...products]}
        rowSelection={{
          selectedRowKeys: chosen.map((product) => product.id),
          onChange: (_keys, rows) => onChoose(rows),
          getTitleCheckboxProps: () => ({ 'aria-label': kitText.chooseAll }) as object,
          getCheckboxProps: (product) => ({ 'aria-label': product.name }) as object,
        }}
        columns={[
          { key: 'name', title: names.name, render: (_, product) => <Named product={product} onOpen={onOpen} /> },
          { key: 'category', title: names.category, width: 110, render: (_, product) => product.categoryName },
          ...(desk === 'market'
            ? [
                {
                  key: 'supplier',
                  title: consoleText.approval.supplier,
                  width: 170,
                  render: (_: unknown, product: DeskProduct) => product.supplierName,
                },
              ]
            : []),
          {
            key: 'price',
            title: names.price,
            align: 'right',
            width: 110,
            render: (_, product) => <span className="num">{displayYuan(product.priceFrom)}</span>,
          },
          {
            key: 'sold',
            title: names.sold,
            align: 'right',
            width: 90,
            render: (_, product) => <span className="num">{count(product.sold)}</span>,
          },
          {
            key: 'state',
            title: names.state,
            width: 130,
            render: (_, product) => <StateTag tone={tones[product.state]}>{text.states[product.state]}</StateTag>,
          },
          { key: 'since', title: names.since, width: 120, render: (_, product) => moment(product.stateSince) },
        ]}
      />
    </div>
  )
}

function Named({ product, onOpen }: { product: DeskProduct; onOpen: (id: string) => void }) {
  return (
    <div className="mall-product-cell">
      <ProductPicture drawing={product.drawing} photoId={product.photoId} size="small" />
      <span>
        <button type="button" className="link plain" onClick={() => onOpen(product.id)}>
          {product.name}
        </button>
        <small>
          {product.code}
          <span className="sep" />
          {product.origin}
          {product.originState && product.originState !== 'proved' && (
            <>
              <span className="sep" />
              {originStateText[product.originState]}
            </>
          )}
          {product.stateBecause && (
            <>
              <span className="sep" />
              {product.stateBecause}
            </>
          )}
        </small>
      </span>
    </div>
  )
}
