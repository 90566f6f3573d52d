import type { Qualifier } from '../../kernel/indicators/index.ts'

/** A number of one leading digit at or below another: 2,047 → 2,000. */
export function roundDown(count: number): number {
  if (count < 10) return count
  const unit = 10 ** (String(count).length - 1)
  return Math.floor(count / unit) * unit
}

/** The next number of one leading digit at or above another: 38 → 40. */
export function roundUp(count: number): number {
  const down = roundDown(count)
  if (down === count) return count
  return down + 10 ** (String(count).length - 1)
}

/**
 * A number as a report says it. Where part of it comes from an opening that is itself inexact, the whole is no more exact:
 * 10余, 2000多, 近40; everything else is told to the unit.
 */
export function sayCount(count: number, qualifier: Qualifier, words: Readonly<Record<Qualifier, string>>): string {
  const said = qualifier === 'nearly' ? roundUp(count) : qualifier === 'exact' ? count : roundDown(count)
  const isRound = said === count && qualifier !== 'exact'
  return words[isRound ? 'exact' : qualifier].replace('{n}', String(said))
}
