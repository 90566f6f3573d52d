import { type Day, dayOf, daysBetween } from '../../platform/dates.ts'
import { type NotEligibleReason, notEligibleReason, type ProofLine, proofStage } from './coverage.contract.ts'
import type { CoverageCount } from './coverage.model.ts'

/** Adds the counts of some unions up to one line of the proof; both differences are 0 or the proof does not hold. */
export function proofLineOf(counts: readonly CoverageCount[], today: Day): ProofLine {
  const sum = (take: (count: CoverageCount) => boolean, value: (count: CoverageCount) => number = (one) => one.count) =>
    counts.filter(take).reduce((total, count) => total + value(count), 0)
  const isEligible = (count: CoverageCount) => count.reason === null
  const notEligible = Object.fromEntries(
    notEligibleReason.options.map((reason) => [reason, sum((count) => count.reason === reason)]),
  ) as Record<NotEligibleReason, number>

  const inProgress = proofStage.options.map((stage) => {
    const standing = counts.filter((count) => stageOf(count) === stage)
    const oldest = standing.flatMap((count) => (count.oldest === null ? [] : [count.oldest])).sort()[0]
    return {
      stage,
      count: standing.reduce((total, count) => total + count.count, 0),
      oldestDays: oldest === undefined ? 0 : daysBetween(dayOf(oldest), today),
    }
  })
  const line = {
    inForce: sum(() => true),
    notEligible,
    unscreened: sum((count) => count.reason === 'unscreened'),
    eligible: sum(isEligible),
    benefitFen: sum(isEligible, (count) => count.benefitFen),
    paid: sum((count) => count.state === 'paid'),
    paidFen: sum(isEligible, (count) => count.paidFen),
    declined: sum((count) => count.state === 'declined'),
    undispatched: sum((count) => isEligible(count) && count.state === null),
    inProgress,
  }
  const refused = Object.values(notEligible).reduce((total, count) => total + count, 0)
  const moving = inProgress.reduce((total, stage) => total + stage.count, 0)
  return {
    ...line,
    differences: {
      records: line.inForce - refused - line.unscreened - line.eligible,
      eligible: line.eligible - line.paid - line.declined - line.undispatched - moving,
    },
  }
}

/** The second pair of eyes sits at the city too. */
function stageOf(count: CoverageCount): string | null {
  return count.state === 'second' ? 'city' : count.state
}
