import { useInfiniteQuery } from '@tanstack/react-query'
import { Table, Tabs } from 'antd'
import { type ReactNode, useState } from 'react'
import { useSearchParams } from 'react-router'
import { addressOf } from '../../../../../platform/client/address.ts'
import { askPages } from '../../../../../platform/client/ask.ts'
import { sayDay } from '../../../../../platform/client/say-dates.ts'
import { today } from '../../../../../platform/client/today.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { StateTag, type Tone } from '../../../../../ui/console/Marks.tsx'
import { Empty, MoreRows } from '../../../../../ui/console/States.tsx'
import { kitText } from '../../../../../ui/console/text.ts'
import { downloadProof, listOwnProofs, listProofs, type ProofRow } from '../../../pavilions.contract.ts'
import { proofMeansText, proofStateText } from '../../../pavilions.text.ts'
import { pavilionsText } from '../../../pavilions-console.text.ts'
import '../mall-records.css'
import { moment } from '../words.tsx'

const text = pavilionsText.proofs
type State = ProofRow['state']
const states = Object.keys(proofStateText) as State[]
const tones: Record<State, Tone> = { waiting: 'warn', accepted: 'ok', refused: 'bad', revoked: 'bad' }

/** Proofs of origin by state, with what can be done to the chosen ones. */
export function ProofsTable({
  desk,
  first,
  acts,
}: {
  desk: 'supply' | 'market'
  first: State | ''
  acts?: (chosen: readonly ProofRow[], done: () => void) => ReactNode
}) {
  const [params, setParams] = useSearchParams()
  const [chosen, setChosen] = useState<readonly ProofRow[]>([])
  const state = (params.get('state') ?? first) as State | ''
  const regionId = params.get('regionId') ?? ''
  const query = { ...(state && { state }), ...(regionId && { regionId }) }
  const asked = useInfiniteQuery(
    desk === 'supply' ? askPages(listOwnProofs, { query }) : askPages(listProofs, { query }),
  )
  const proofs = asked.data?.pages.flatMap((page) => page.proofs) ?? []
  const turn = (key: string) => {
    setChosen([])
    setParams({ state: key, ...(regionId && { regionId }) }, { replace: true })
  }
  return (
    <section className="card">
      <div className="mall-tabs-row">
        <Tabs
          activeKey={state}
          onChange={turn}
          items={[{ key: '', label: text.all }, ...states.map((key) => ({ key, label: proofStateText[key] }))]}
        />
        <span className="grow" />
        {acts?.(chosen, () => setChosen([]))}
      </div>
      <Answered asked={asked} bones={6}>
        {() =>
          proofs.length === 0 ? (
            <Empty icon="pin" title={text.empty}>
              <p>{text.emptyLead}</p>
            </Empty>
          ) : (
            <>
              <Table
                size="middle"
                rowKey="id"
                pagination={false}
                scroll={{ x: 900 }}
                // Else the keyboard could not push the table sideways.
                onHeaderRow={() => ({ tabIndex: 0 })}
                dataSource={proofs}
                {...(acts && {
                  rowSelection: {
                    selectedRowKeys: chosen.map((one) => one.id),
                    onChange: (_: unknown, rows: ProofRow[]) => setChosen(rows),
                    getTitleCheckboxProps: () => ({ 'aria-label': kitText.chooseAll }) as object,
                    getCheckboxProps: (row: ProofRow) => ({
                      disabled: row.state !== 'waiting' && row.state !== 'accepted',
                      'aria-label': row.productName,
                    }),
                  },
                })}
                columns={columns(desk)}
              />
              <MoreRows
                shown={proofs.length}
                unit={text.count}
                more={asked.hasNextPage}
                loading={asked.isFetchingNextPage}
                onMore={() => void asked.fetchNextPage()}
              />
            </>
          )
        }
      </Answered>
    </section>
  )
}

function columns(desk: 'supply' | 'market') {
  return [
    {
      title: text.product,
      key: 'product',
      render: (_: unknown, row: ProofRow) => (
        <>
          {row.productName}
          {desk === 'market' && <small className="mall-second">{row.supplierName}</small>}
        </>
      ),
    },
    {
      title: text.origin,
      key: 'origin',
      render: (_: unknown, row: ProofRow) => (
        <>
          {row.origin}
          <small className="mall-second">{row.regionName}</small>
        </>
      ),
    },
    {
      title: text.paper,
      key: 'paper',
      render: (_: unknown, row: ProofRow) => (
        <>
          {proofMeansText[row.means]} {row.number}
          <small className="mall-second">{row.issuer}</small>
        </>
      ),
    },
    {
      title: text.validUntil,
      key: 'until',
      render: (_: unknown, row: ProofRow) => <span className="num">{sayDay(row.validUntil, today())}</span>,
    },
    {
      title: text.scan,
      key: 'scan',
      render: (_: unknown, row: ProofRow) =>
        row.hasFile && (
          <a className="link" href={addressOf(downloadProof, { params: { id: row.id } })}>
            {text.see}
          </a>
        ),
    },
    {
      title: text.offered,
      key: 'offered',
      render: (_: unknown, row: ProofRow) => (
        <>
          {moment(row.offeredAt)}
          <small className="mall-second">{row.offeredBy}</small>
        </>
      ),
    },
    { title: text.state, key: 'state', render: (_: unknown, row: ProofRow) => <State row={row} /> },
  ]
}

function State({ row }: { row: ProofRow }) {
  return (
    <>
      <StateTag tone={row.isOld ? 'plain' : tones[row.state]}>{proofStateText[row.state]}</StateTag>
      {row.isOld && <small className="mall-second">{text.old}</small>}
      {row.decidedBecause && <small className="mall-second">{row.decidedBecause}</small>}
    </>
  )
}
