import { readIndicator } from '../../kernel/indicators/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { displayYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { zoneFindingText } from './pavilions.text.ts'
import { pavilionSold, regionSold, zoneSold } from './zone-sales.rules.ts'
import { pavilionsTwiceOpen, projectsOffSteps, type SoldSum, soldSums } from './zone-sales.store.ts'

const always = { from: '2000-01-01', to: '2099-12-31' }

/** Proves that what the zone, its regions and pavilions count is what was ordered, and that aid projects are their steps. */
export async function verifyZone(tx: Tx): Promise<string[]> {
  const findings: string[] = []
  for (const sum of await soldSums(tx)) {
    const { cases, amountFen } = await readIndicator(tx, { kind: kindOf(sum), orgId: sum.marketId, ...always })
    if (cases === sum.pieces && amountFen === sum.amount) continue
    const by = displayYuan(amountFen - sum.amount)
    findings.push(fillSentence(zoneFindingText.counts, { id: sum.id, pieces: cases - sum.pieces, by }))
  }
  const off = await projectsOffSteps(tx)
  const twice = await pavilionsTwiceOpen(tx)
  return [
    ...findings,
    ...off.map((project) => fillSentence(zoneFindingText.steps, project)),
    ...twice.map((pavilion) => fillSentence(zoneFindingText.seasons, pavilion)),
  ]
}

function kindOf({ what, id }: SoldSum): string {
  if (what === 'zone') return zoneSold
  return what === 'region' ? regionSold(id) : pavilionSold(id)
}
