import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { askOn } from '../../../../../platform/client/ask.ts'
import { PageHead } from '../../../../../ui/console/Card.tsx'
import { useMay } from '../../../../../ui/console/reader.tsx'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import { type ImportCard, listImports, listQuarters } from '../../../settlements.contract.ts'
import { quarterName } from '../words.tsx'
import { BalanceCard } from './BalanceCard.tsx'
import { CoverageCard } from './CoverageCard.tsx'
import { DispatchDialog } from './DispatchDialog.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { ImportHistory } from './ImportHistory.tsx'
import { ProofRows } from './ProofRows.tsx'
import { useProofPlace } from './proof-cell.ts'
import { QuarterActs } from './QuarterActs.tsx'
import { isUnderWay, type Opened } from './quarter-state.ts'
import { RejectsCard } from './RejectsCard.tsx'
import { RunningJobs } from './RunningJobs.tsx'
import { ScreeningDialog } from './ScreeningDialog.tsx'
import './quarters.css'
import { proofText } from '../../../quarters-console.text.ts'

/** A quarter balanced to the row: what came, what of it counts, where each entitled claim stands. */
export default function QuarterPage() {
  const quarter = useParams().quarter!
  const [opened, setOpened] = useState<Opened>(null)
  const [jobIds, setJobIds] = useState<readonly string[]>([])
  const mayImport = useMay('mutual-aid.import')
  const imports = useQuery({
    ...askOn(listImports, { query: { quarter } }),
    refetchInterval: ({ state }) => (state.data?.imports.some(isUnderWay) ? 1_500 : 30_000),
  })
  const quarters = useQuery({ ...askOn(listQuarters, {}), refetchInterval: 15_000 })
  const card = quarters.data?.quarters.find((one) => one.quarter === quarter) ?? null
  const shown = useShownImport(imports.data?.imports ?? [])
  const { tab } = useProofPlace()
  // The tables need the whole width.
  const rejects = mayImport && tab === 'whole' && shown?.balance && (
    <RejectsCard shown={shown} balance={shown.balance} />
  )
  const close = () => setOpened(null)
  const started = (jobId: string) => setJobIds((ids) => [...ids, jobId])

  return (
    <div className="pad">
      <PageHead
        crumbs={
          <>
            <Link to="/mutual-aid/quarters">{consoleText.service}</Link>
            <Icon name="chevron-right" size="s" />
            <span>{quarterName(quarter)}</span>
          </>
        }
        title={proofText.title}
      >
        <QuarterActs quarter={quarter} card={card} onOpen={setOpened} />
      </PageHead>
      {mayImport && <RunningJobs imports={imports.data?.imports ?? []} card={card} jobIds={jobIds} />}
      {mayImport && <BalanceCard asked={imports} shown={shown} quarter={card} onHistory={() => setOpened('history')} />}
      <div className={rejects ? 'grid-2 coverage-grid' : 'coverage-grid'}>
        <CoverageCard quarter={quarter} />
        {rejects}
      </div>
      <ProofRows quarter={quarter} />
      {opened === 'import' && <ImportDialog quarter={quarter} onClose={close} />}
      {opened === 'screen' && card && <ScreeningDialog card={card} onClose={close} onStarted={started} />}
      {opened === 'dispatch' && card && <DispatchDialog card={card} onClose={close} onStarted={started} />}
      <ImportHistory open={opened === 'history'} imports={imports.data?.imports ?? []} onClose={close} />
    </div>
  )
}

/** The import named in the address, else the newest that ended. */
function useShownImport(imports: readonly ImportCard[]): ImportCard | null {
  const [params] = useSearchParams()
  return imports.find((one) => one.id === params.get('import')) ?? imports.find((one) => !isUnderWay(one)) ?? null
}
