import { displayYuan, type Fen } from '../../../platform/money.ts'
import { policyWordsText as text } from '../policy-words.text.ts'

const tenThousandFen = 1_000_000

/** A limit as people say it: 1 万元, or 5,000 元 when it is not whole ten thousands. */
export function sayLimit(fen: Fen): string {
  if (fen !== 0 && fen % tenThousandFen === 0) return text.tenThousandYuan(String(fen / tenThousandFen))
  return text.yuan(displayYuan(fen).replace(/\.00$/, ''))
}

/** A tier as people say it: 1 万元以内, 1 万 至 3 万元, 3 万元以上. `toFen` null is «and above». */
export function sayTier(fromFen: Fen, toFen: Fen | null): string {
  if (toFen === null) return fromFen === 0 ? text.tierAll : text.tierAbove(sayLimit(fromFen))
  if (fromFen === 0) return text.tierBelow(sayLimit(toFen))
  const bothInTenThousands = fromFen % tenThousandFen === 0 && toFen % tenThousandFen === 0
  const from = bothInTenThousands ? text.tenThousand(String(fromFen / tenThousandFen)) : sayLimit(fromFen)
  return text.tierBetween(from, sayLimit(toFen))
}
