import { displayYuan, type Fen } from '../../../platform/money.ts'
import { portalText as text } from '../portal.text.ts'

/** A large sum as people say it, with the exact one beside it when something was left out. */
type SaidAmount = { readonly figure: string; readonly unit: string; readonly exact: string | null }

const tenThousandYuanFen = 1_000_000
const millionYuanFen = 100 * tenThousandYuanFen

/** Above a million yuan in 万元 with at most two decimals, never rounded up; below in yuan. */
export function sayAmount(fen: Fen): SaidAmount {
  if (fen < millionYuanFen) return { figure: displayYuan(fen).replace(/\.00$/, ''), unit: text.yuan, exact: null }
  const hundredths = Math.floor(fen / (tenThousandYuanFen / 100))
  const figure = displayYuan(hundredths).replace(/\.?0+$/, '')
  const whole = hundredths * (tenThousandYuanFen / 100) === fen
  return { figure, unit: text.tenThousandYuan, exact: whole ? null : displayYuan(fen) }
}

/**
 * A total that is only known nearly: whole 万元, cut off for 余 and 多, rounded up for 近.
 * More digits would pretend to know what the qualifier says is not known.
 */
export function sayRoughly(fen: Fen, qualifier: string): SaidAmount {
  if (fen < millionYuanFen) return { ...sayAmount(fen), exact: null }
  const tenThousands = (qualifier === text.nearly ? Math.ceil : Math.floor)(fen / tenThousandYuanFen)
  return { figure: sayCount(tenThousands), unit: text.tenThousandYuan, exact: null }
}

/** A count with separators: 41,286. */
export function sayCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}
