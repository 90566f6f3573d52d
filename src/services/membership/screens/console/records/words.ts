import { dayOf } from '../../../../../platform/dates.ts'
import type { Tone } from '../../../../../ui/console/Marks.tsx'
import type { ImportCard } from '../../../import.contract.ts'
import type { MergeCard } from '../../../merge.contract.ts'

export const stateTones: Record<ImportCard['state'], Tone> = {
  waiting: 'plain',
  checking: 'info',
  checked: 'warn',
  confirmed: 'info',
  done: 'ok',
  failed: 'bad',
  discarded: 'plain',
}

export const mergeTones: Record<MergeCard['state'], Tone> = {
  proposed: 'warn',
  done: 'ok',
  refused: 'plain',
  undone: 'plain',
}

/** 2026-11-27 09:30, in the federation's own time. */
export function minuteOf(instant: string): string {
  const time = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16)
  return `${dayOf(instant)} ${time}`
}
