import { useState } from 'react'
import { Ranks } from '../../../../../ui/console/Bars.tsx'
import { Card } from '../../../../../ui/console/Card.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { ChipOn } from '../../../../../ui/console/Marks.tsx'
import { proofText } from '../../../quarters-console.text.ts'
import type { ImportBalance, ImportCard } from '../../../settlements.contract.ts'
import { DownloadRejects, RejectTable } from './RejectList.tsx'

const text = proofText

/** What was rejected and why; a reason narrows the rows below it. */
export function RejectsCard({ shown, balance }: { shown: ImportCard; balance: ImportBalance }) {
  const [code, setCode] = useState<string | null>(null)
  const picked = shown.rejectCounts.find((reason) => reason.code === code)
  if (balance.rejected === 0) {
    return (
      <Card title={text.rejects} amount={0}>
        <p className="card-body soft">{text.rejectsNone}</p>
      </Card>
    )
  }
  return (
    <Card
      title={text.rejects}
      amount={count(balance.rejected)}
      tone="bad"
      aside={
        <span className="no-print">
          <DownloadRejects importId={shown.id} />
        </span>
      }
      foot={<span className="soft">{text.rejectsFoot}</span>}
      className="rejects"
    >
      <div className="card-body ruled">
        <Ranks
          shape="thin"
          aligned
          picked={code}
          ranks={shown.rejectCounts.map((reason) => ({
            key: reason.code,
            label: reason.label,
            value: reason.count,
            shown: count(reason.count),
            onOpen: () => setCode(code === reason.code ? null : reason.code),
          }))}
        />
        {picked && (
          <p className="chips rejects-picked">
            <ChipOn name={picked.label} onClear={() => setCode(null)}>
              {picked.label}
            </ChipOn>
          </p>
        )}
      </div>
      <div className="rejects-rows">
        <RejectTable importId={shown.id} code={code} />
      </div>
    </Card>
  )
}
