import type { DueState } from '../../../../kernel/cases/contract.ts'
import { workerText } from '../../worker.text.ts'

const text = workerText.dueWords

/** How long there still is, in her words. */
export function dueWords(due: DueState): string {
  if (due.daysLeft > 0) return text.left(due.daysLeft)
  return due.daysLeft === 0 ? text.today : text.late(-due.daysLeft)
}
