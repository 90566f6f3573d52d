import { useQuery } from '@tanstack/react-query'
import { askOn } from '../../../../../platform/client/ask.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { Card, CardTabs } from '../../../../../ui/console/Card.tsx'
import { ChipOn } from '../../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import { getProof } from '../../../coverage.contract.ts'
import { proofText } from '../../../quarters-console.text.ts'
import { moment } from '../words.tsx'
import { CoverageBars } from './CoverageBars.tsx'
import { CoverageByGrassroots, CoverageTable } from './CoverageTable.tsx'
import { useProofPlace } from './proof-cell.ts'

const text = proofText

type Kind = keyof typeof consoleText.wholeOf

/** That nobody was missed: whole, one level below, or union by union. */
export function CoverageCard({ quarter }: { quarter: string }) {
  const { org } = useReader()
  const place = useProofPlace()
  const orgId = place.orgId ?? org.id
  const asked = useQuery({ ...askOn(getProof, { params: { quarter }, query: { orgId } }), refetchInterval: 15_000 })
  const kind = org.kind as Kind
  const hasBelow = kind !== 'grassroots' && kind !== 'firm' && kind !== 'partner'
  const tabs = [
    { key: 'whole', label: consoleText.wholeOf[kind] },
    ...(hasBelow ? [{ key: 'below', label: consoleText.belowOf[kind] }] : []),
    ...(kind === 'city' || kind === 'county' ? [{ key: 'grassroots', label: text.byGrassroots }] : []),
  ]
  return (
    <Card
      title={text.coverage}
      sub={asked.data && say(text.asOf, { when: moment(asked.data.asOf) })}
      aside={
        <>
          {place.orgId && (
            <ChipOn name={place.orgName ?? ''} onClear={() => place.narrow(null)}>
              {place.orgName}
            </ChipOn>
          )}
          {hasBelow && <CardTabs label={text.tabs} value={place.tab} onChange={place.showTab} tabs={tabs} />}
        </>
      }
      className="coverage"
    >
      <div className="card-body ruled coverage-body">
        <Answered asked={asked} bones={7}>
          {(proof) => (
            <>
              {place.tab === 'whole' && <CoverageBars line={proof.whole} files={proof.files} onOpen={place.openCell} />}
              {place.tab === 'below' && (
                <CoverageTable
                  below={proof.below}
                  whole={proof.whole}
                  onNarrow={place.narrow}
                  onOpen={place.openCell}
                />
              )}
              {place.tab === 'grassroots' && (
                <CoverageByGrassroots quarter={quarter} below={proof.below} onOpen={place.openCell} />
              )}
            </>
          )}
        </Answered>
      </div>
    </Card>
  )
}
