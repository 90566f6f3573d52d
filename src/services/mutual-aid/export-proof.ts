import type { Actor } from '../../kernel/access/index.ts'
import { exportMarked } from '../../kernel/privacy/index.ts'
import type { Quarter } from '../../platform/dates.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { formatYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { type NotEligibleReason, notEligibleReason, type ProofLine, proofStage } from './coverage.contract.ts'
import { proveCoverage } from './prove-coverage.ts'
import { claimStateNames, exportText, notEligibleNames } from './text.ts'

/** 覆盖证明工作簿: the whole, then each county, then each union with a record; every line balances by itself. */
export async function exportProof(actor: Actor, quarter: Quarter): Promise<Download> {
  const { whole, below, unions } = await proveCoverage(actor, { quarter })
  const { proofHeadings } = exportText
  const headings = [
    proofHeadings.level,
    proofHeadings.org,
    proofHeadings.inForce,
    ...notEligibleReason.options.map((reason) => notEligibleNames[reason]),
    proofHeadings.unscreened,
    proofHeadings.eligible,
    proofHeadings.benefit,
    proofHeadings.paid,
    proofHeadings.paidAmount,
    proofHeadings.declined,
    proofHeadings.undispatched,
    ...proofStage.options.map((stage) => claimStateNames[stage]),
    proofHeadings.differences,
  ]
  const rows = [
    [proofHeadings.whole, '', ...cells(whole)],
    ...below.map(({ org, line }) => [proofHeadings.below, org.name, ...cells(line)]),
    ...unions.map(({ org, line }) => [proofHeadings.union, org.name, ...cells(line)]),
  ]
  return exportMarked(actor, {
    kind: 'mutual-aid.proof',
    title: fillSentence(exportText.proofTitle, { quarter }),
    format: 'xlsx',
    reason: exportText.proofReason,
    headings,
    rows,
    filter: { quarter },
  })
}

function cells(line: ProofLine): number[] {
  return [
    line.inForce,
    ...notEligibleReason.options.map((reason: NotEligibleReason) => line.notEligible[reason]),
    line.unscreened,
    line.eligible,
    Number(formatYuan(line.benefitFen)),
    line.paid,
    Number(formatYuan(line.paidFen)),
    line.declined,
    line.undispatched,
    ...line.inProgress.map((stage) => stage.count),
    Math.abs(line.differences.records) + Math.abs(line.differences.eligible),
  ]
}
