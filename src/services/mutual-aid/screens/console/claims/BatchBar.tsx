import { Button } from 'antd'
import { useState } from 'react'
import { displayYuan } from '../../../../../platform/money.ts'
import { useMay } from '../../../../../ui/console/reader.tsx'
import { say } from '../../../../../ui/console/text.ts'
import type { ClaimCard } from '../../../claims.contract.ts'
import { consoleText } from '../../../console.text.ts'
import { BatchDialog, type BatchKind } from './BatchDialog.tsx'

const text = consoleText.claims

/** How many are chosen, what they come to, and what can be done with all of them. */
export function BatchBar({
  chosen,
  shown,
  onChoose,
}: {
  chosen: readonly ClaimCard[]
  shown: readonly ClaimCard[]
  onChoose: (claims: readonly ClaimCard[]) => void
}) {
  const [kind, setKind] = useState<BatchKind | null>(null)
  const mayNotify = useMay('mutual-aid.notify')
  const mayReview = useMay('mutual-aid.review')
  const amountFen = chosen.reduce((sum, claim) => sum + claim.payableFen, 0)
  return (
    <footer className="batch-bar">
      <span className="grow">{say(text.selected, { n: chosen.length, yuan: displayYuan(amountFen) })}</span>
      <Button size="small" onClick={() => onChoose(shown.slice(0, most))}>
        {text.selectAll}
      </Button>
      {mayNotify && (
        <Button size="small" disabled={chosen.length === 0} onClick={() => setKind('notify')}>
          {text.notifyMany}
        </Button>
      )}
      {mayReview && (
        <Button size="small" disabled={chosen.length === 0} onClick={() => setKind('approve')}>
          {text.approveMany}
        </Button>
      )}
      {kind && (
        <BatchDialog
          kind={kind}
          chosen={chosen}
          onClose={() => setKind(null)}
          onDone={() => {
            setKind(null)
            onChoose([])
          }}
        />
      )}
    </footer>
  )
}

/** As many as one request may carry. */
const most = 200
