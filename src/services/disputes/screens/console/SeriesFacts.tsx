import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { displayYuan } from '../../../../platform/money.ts'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { useMay } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import { teachingText } from '../../teaching.text.ts'
import { SeriesDialog } from './SeriesDialog.tsx'
import { openParts, SeriesPayDialog } from './SeriesPayDialog.tsx'

const text = consoleText.sheet

/** The workers of a series, each with her own sums; a part leads back to its main case. */
export function SeriesFacts({ file }: { file: DisputeFile }) {
  const mayHandle = useMay('disputes.handle')
  const [opened, setOpened] = useState<'add' | 'pay' | null>(null)
  if (file.main) {
    return (
      <p>
        <Link className="link" to={`/disputes/cases/${file.main.id}`}>
          {say(text.main, { number: file.main.number })}
        </Link>
      </p>
    )
  }
  const closed = file.case.personStatus === 'closed' || file.case.personStatus === 'refused'
  const mayAdd = mayHandle && !closed && file.registeredAt !== null
  const mayPay = mayHandle && openParts(file).length > 0
  if (file.parts.length === 0 && !mayAdd) return null
  return (
    <section>
      <h3>
        {text.series}
        {mayAdd && (
          <Button size="small" type="link" className="no-print" onClick={() => setOpened('add')}>
            {teachingText.series.add}
          </Button>
        )}
        {mayPay && (
          <Button size="small" type="link" className="no-print" onClick={() => setOpened('pay')}>
            {teachingText.series.pay}
          </Button>
        )}
      </h3>
      {file.parts.length > 0 && <Parts file={file} />}
      {opened === 'add' && <SeriesDialog id={file.case.id} onClose={() => setOpened(null)} />}
      {opened === 'pay' && <SeriesPayDialog file={file} onClose={() => setOpened(null)} />}
    </section>
  )
}

function Parts({ file }: { file: DisputeFile }) {
  const sumOf = (pick: 'claimedFen' | 'recoveredFen') => file.parts.reduce((sum, part) => sum + part[pick], file[pick])
  return (
    <PlainTable
      caption={text.series}
      rows={file.parts}
      keyOf={(row) => row.id}
      columns={[
        {
          key: 'number',
          name: text.partNumber,
          cell: (row) => (
            <Link className="link" to={`/disputes/cases/${row.id}`}>
              {row.number}
            </Link>
          ),
        },
        { key: 'name', name: text.claimant, cell: (row) => row.maskedName },
        { key: 'state', name: text.state, cell: (row) => row.stateName },
        { key: 'claimed', name: text.claimed, right: true, cell: (row) => displayYuan(row.claimedFen) },
        { key: 'recovered', name: text.recovered, right: true, cell: (row) => displayYuan(row.recoveredFen) },
      ]}
      sum={[text.withMain, '', '', displayYuan(sumOf('claimedFen')), displayYuan(sumOf('recoveredFen'))]}
    />
  )
}
