import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { ExportDialog } from '../../../../../kernel/privacy/screens.ts'
import { addressOf } from '../../../../../platform/client/address.ts'
import { askPages } from '../../../../../platform/client/ask.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { StateTag, type Tone } from '../../../../../ui/console/Marks.tsx'
import { Split } from '../../../../../ui/console/Split.tsx'
import { Empty, MoreRows } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { type ContractCard, exportContracts, listContracts } from '../../../purchases.contract.ts'
import { contractStateText } from '../../../purchases.text.ts'
import { purchasesText } from '../../../purchases-console.text.ts'
import '../mall-records.css'
import { ContractSheet } from './ContractSheet.tsx'
import { contractTitles, type Desk, places } from './desks.ts'

const text = purchasesText.contracts
type State = ContractCard['state']
const tones: Record<State, Tone> = { signing: 'warn', signed: 'info', settled: 'ok', cancelled: 'plain' }

/** Contracts beside the one that is opened. */
export function ContractsDesk({ desk }: { desk: Desk }) {
  const { id } = useParams()
  return (
    <Split
      list={<ContractList desk={desk} opened={id} />}
      detail={id && <ContractSheet key={id} id={id} desk={desk} />}
      nothingOpened={text.pick}
    />
  )
}

function ContractList({ desk, opened }: { desk: Desk; opened: string | undefined }) {
  const [params, setParams] = useSearchParams()
  const [exporting, setExporting] = useState(false)
  const state = (params.get('state') as State | null) ?? undefined
  const asked = useInfiniteQuery(askPages(listContracts, { query: { ...(state && { state }) } }))
  const contracts = asked.data?.pages.flatMap((page) => page.contracts) ?? []
  return (
    <>
      <header>
        <h1>{contractTitles[desk]}</h1>
        <span className="grow" />
        {desk === 'operator' && (
          <Button icon={<Icon name="download" size="s" />} onClick={() => setExporting(true)}>
            {text.download}
          </Button>
        )}
      </header>
      <div className="split-tools">
        <Select
          aria-label={text.state}
          value={state ?? ''}
          onChange={(picked) => setParams(picked ? { state: picked } : {}, { replace: true })}
          options={[
            { value: '', label: text.all },
            ...Object.entries(contractStateText).map(([value, label]) => ({ value, label })),
          ]}
        />
      </div>
      <Answered asked={asked} bones={6}>
        {() => (
          <div className="split-rows">
            {contracts.length === 0 ? (
              <Empty icon="pen" title={text.empty}>
                <p>{text.emptyLead}</p>
              </Empty>
            ) : (
              <>
                <ul>
                  {contracts.map((contract) => (
                    <Row
                      key={contract.id}
                      contract={contract}
                      desk={desk}
                      opened={contract.id === opened}
                      search={params.toString()}
                    />
                  ))}
                </ul>
                <MoreRows
                  shown={contracts.length}
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
      {exporting && (
        <ExportDialog
          what={text.marketTitle}
          formats={['xlsx', 'csv', 'pdf']}
          addressFor={(format, reason) => addressOf(exportContracts, { query: { format, reason } })}
          onClose={() => setExporting(false)}
        />
      )}
    </>
  )
}

function Row({
  contract,
  desk,
  opened,
  search,
}: {
  contract: ContractCard
  desk: Desk
  opened: boolean
  search: string
}) {
  const other = desk === 'buyer' ? contract.supplierName : contract.buyerName
  return (
    <li>
      <Link to={{ pathname: `${places[desk].contracts}/${contract.id}`, search }} aria-current={opened}>
        <span>
          <b>{contract.title}</b>
          <StateTag tone={tones[contract.state]}>{contractStateText[contract.state]}</StateTag>
        </span>
        <span>
          <small>{desk === 'operator' ? `${contract.buyerName} · ${contract.supplierName}` : other}</small>
        </span>
        <span>
          <small>{contract.number}</small>
          <small className="num">{say(text.sum, { n: displayYuan(contract.total) })}</small>
        </span>
      </Link>
    </li>
  )
}
