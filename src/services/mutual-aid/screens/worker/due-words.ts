import type { DueState } from '../../../../kernel/cases/contract.ts'
import { workerText as text } from '../../worker.text.ts'

/** How long a person still has, in her words. */
export function dueWords(due: DueState): string {
  if (due.daysLeft > 0) return text.daysLeft(due.daysLeft)
  return due.daysLeft === 0 ? text.dueToday : text.daysLate(-due.daysLeft)
}

/** In a person's own to-dos a deadline is amber, and orange-red when it has passed. */
export function dueTone(due: DueState): 'warn' | 'bad' {
  return due.daysLeft < 0 ? 'bad' : 'warn'
}
