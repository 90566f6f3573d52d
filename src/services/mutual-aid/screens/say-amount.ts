import { displayYuan, type Fen } from '../../../platform/money.ts'
import { portalText as text } from '../portal.text.ts'

/** A large sum as people say it, with the exact one beside it when something was left out. */
export type SaidAmount = { readonly figure: string; readonly unit: string; readonly exact: string | null }

const tenThousandFen = 1_000_000

/** Above a million yuan in 万元 with at most two decimals, never rounded up; below in yuan. */
export function sayAmount(fen: Fen): SaidAmount {
  if (fen < 100 * tenThousandFen) return { figure: displayYuan(fen).replace(/\.00$/, ''), unit: text.yuan, exact: null }
  const hundredths = Math.floor(fen / (tenThousandFen / 100))
  const figure = displayYuan(hundredths).replace(/\.?0+$/, '')
  const whole = hundredths * (tenThousandFen / 100) === fen
  return { figure, unit: text.tenThousandYuan, exact: whole ? null : displayYuan(fen) }
}

/** A count with separators: 41,286. */
export function sayCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}
