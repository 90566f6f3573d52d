import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { askPages } from '../../../../platform/client/ask.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card } from '../../../../ui/console/Card.tsx'
import { Facts, PlainTable } from '../../../../ui/console/Facts.tsx'
import { ChoiceChip, SearchField } from '../../../../ui/console/ListTools.tsx'
import { Opens } from '../../../../ui/console/Marks.tsx'
import { useMay, useReader } from '../../../../ui/console/reader.tsx'
import { SideList } from '../../../../ui/console/SideList.tsx'
import { Empty, MoreRows } from '../../../../ui/console/States.tsx'
import { industryNames } from '../../case.text.ts'
import { consoleText } from '../../console.text.ts'
import { type FirmCard, listFirms } from '../../firms.contract.ts'
import { registersText } from '../../registers.text.ts'
import type { OnAct } from './ActForm.tsx'
import { OfFirm } from './DiagnosisFacts.tsx'
import { correctFirmPlan, recordFirmPlan } from './register-plans.ts'

const text = registersText.firms

/** Firms on record; one opens beside the list with its diagnoses. */
export function FirmsRegister({ onAct }: { onAct: OnAct }) {
  const { org } = useReader()
  const mayHandle = useMay('disputes.handle')
  const { filter, change, isFiltered } = useFilters(['industry', 'search'] as const)
  const [opened, setOpened] = useState<FirmCard | null>(null)
  const asked = useInfiniteQuery(
    askPages(listFirms, {
      query: {
        orgId: org.id,
        ...(filter.industry && { industry: filter.industry as 'other' }),
        ...(filter.search && { search: filter.search }),
      },
    }),
  )
  const firms = asked.data?.pages.flatMap((page) => page.firms) ?? []
  const shown = firms.find((firm) => firm.id === opened?.id) ?? opened
  const add = mayHandle && (
    <Button type="primary" onClick={() => onAct(recordFirmPlan(org.id))}>
      {text.add}
    </Button>
  )
  return (
    <>
      <div className="ds-tools">
        <SearchField label={text.find} value={filter.search ?? ''} onChange={(search) => change({ search })} />
        <ChoiceChip
          name={text.industry}
          choices={industryNames}
          value={filter.industry}
          onChoose={(industry) => change({ industry })}
        />
      </div>
      <Answered asked={asked} bones={8}>
        {() =>
          firms.length === 0 ? (
            <Empty icon="building" title={isFiltered ? text.noneSuch : text.empty}>
              <p>{text.emptyLead}</p>
              {add}
            </Empty>
          ) : (
            <Card title={registersText.tabs.firms} aside={add}>
              <div className="inset table-scroll">
                <Rows firms={firms} onOpen={setOpened} />
              </div>
              <MoreRows
                shown={firms.length}
                unit={text.unit}
                more={asked.hasNextPage}
                loading={asked.isFetchingNextPage}
                onMore={() => void asked.fetchNextPage()}
              />
            </Card>
          )
        }
      </Answered>
      <SideList open={shown !== null} title={shown?.name} sub={shown?.orgName} onClose={() => setOpened(null)}>
        {shown && <OneFirm firm={shown} onAct={onAct} />}
      </SideList>
    </>
  )
}

function Rows({ firms, onOpen }: { firms: readonly FirmCard[]; onOpen: (firm: FirmCard) => void }) {
  return (
    <PlainTable
      caption={registersText.tabs.firms}
      rows={firms}
      keyOf={(firm) => firm.id}
      columns={[
        { key: 'name', name: text.name, cell: (firm) => <Opens onOpen={() => onOpen(firm)}>{firm.name}</Opens> },
        {
          key: 'code',
          name: text.code,
          cell: (firm) => <span className="num">{firm.creditCode ?? consoleText.none}</span>,
        },
        { key: 'industry', name: text.industry, cell: (firm) => industryNames[firm.industry] },
        { key: 'region', name: text.region, cell: (firm) => firm.regionName },
        { key: 'contact', name: text.contact, cell: (firm) => firm.contact },
      ]}
    />
  )
}

function OneFirm({ firm, onAct }: { firm: FirmCard; onAct: OnAct }) {
  const mayHandle = useMay('disputes.handle')
  return (
    <div className="ds-side facts">
      <Facts
        facts={[
          { name: text.code, value: firm.creditCode },
          { name: text.industry, value: industryNames[firm.industry] },
          { name: text.region, value: firm.regionName },
          { name: text.address, value: firm.address },
          { name: text.contact, value: firm.contact },
        ]}
      />
      <p className="row">
        {mayHandle && <Button onClick={() => onAct(correctFirmPlan(firm))}>{text.edit}</Button>}
        <Link className="link" to={`/disputes/cases?search=${encodeURIComponent(firm.name)}`}>
          {text.cases}
        </Link>
      </p>
      <OfFirm firm={firm} orgId={firm.orgId} onAct={onAct} />
    </div>
  )
}
