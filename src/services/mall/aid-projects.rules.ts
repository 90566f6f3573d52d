import type { Day } from '../../platform/dates.ts'
import type { Fen } from '../../platform/money.ts'
import type { AidPlan, AidProject, AidStep } from './aid-projects.model.ts'

export type PlanFault = 'ends-before-it-begins' | 'budget-wrong'

const mostBudget = 100_000_000_000_000

export function faultsOfPlan(plan: AidPlan): PlanFault[] {
  const faults: PlanFault[] = []
  if (plan.endsOn < plan.beginsOn) faults.push('ends-before-it-begins')
  if (!Number.isSafeInteger(plan.budgetFen) || plan.budgetFen < 1 || plan.budgetFen > mostBudget)
    faults.push('budget-wrong')
  return faults
}

/** What somebody reports: how far, what it cost, what was done. */
export type Report =
  | {
      readonly kind: 'progress'
      readonly onDay: Day
      readonly percent: number
      readonly spentFen: Fen
      readonly words: string
    }
  | { readonly kind: 'finished'; readonly onDay: Day; readonly spentFen: Fen; readonly words: string }
  | { readonly kind: 'stopped'; readonly onDay: Day; readonly words: string }
  | { readonly kind: 'budget'; readonly onDay: Day; readonly budgetFen: Fen; readonly words: string }

export type ReportFault =
  | 'closed'
  | 'in-the-future'
  | 'before-it-began'
  | 'percent-falls'
  | 'over-budget'
  | 'below-spent'

/**
 * The step that a report makes, or why it makes none. A project goes forward only; what it costs stays in its budget; a budget
 * does not fall below what is spent; finished is finished.
 */
export function decideStep(
  project: Pick<AidProject, 'state' | 'beginsOn' | 'percent' | 'spentFen' | 'budgetFen'>,
  report: Report,
  today: Day,
): AidStep | { readonly fault: ReportFault } {
  if (project.state !== 'running') return { fault: 'closed' }
  if (report.onDay > today) return { fault: 'in-the-future' }
  if (report.kind !== 'budget' && report.onDay < project.beginsOn) return { fault: 'before-it-began' }
  const spentFen = report.kind === 'progress' || report.kind === 'finished' ? report.spentFen : 0
  const budgetFen = report.kind === 'budget' ? report.budgetFen : project.budgetFen
  const percent = report.kind === 'progress' ? report.percent : report.kind === 'finished' ? 100 : project.percent
  if (percent < project.percent) return { fault: 'percent-falls' }
  if (report.kind === 'budget' && budgetFen < project.spentFen) return { fault: 'below-spent' }
  if (project.spentFen + spentFen > budgetFen) return { fault: 'over-budget' }
  const { kind, onDay, words } = report
  return { kind, onDay, percent, spentFen, budgetFen, words }
}

/** A project after a step. */
export function afterStep(
  project: Pick<AidProject, 'spentFen'>,
  step: AidStep,
): Pick<AidProject, 'budgetFen' | 'spentFen' | 'percent' | 'state' | 'result'> {
  const isEnd = step.kind === 'finished' || step.kind === 'stopped'
  return {
    budgetFen: step.budgetFen,
    spentFen: project.spentFen + step.spentFen,
    percent: step.percent,
    state: step.kind === 'finished' ? 'finished' : step.kind === 'stopped' ? 'stopped' : 'running',
    result: isEnd ? step.words : null,
  }
}

/** Whether a running project is late, or has not begun. */
export function paceOf(
  project: Pick<AidProject, 'state' | 'beginsOn' | 'endsOn'>,
  today: Day,
): 'to-come' | 'on-time' | 'late' | 'over' {
  if (project.state !== 'running') return 'over'
  if (today < project.beginsOn) return 'to-come'
  return today > project.endsOn ? 'late' : 'on-time'
}
