import { displayYuan } from '../../../../platform/money.ts'
import { moneyUnits } from '../../pavilions.text.ts'

/** A sum in the unit in which it is read at a glance, cut and never rounded up: `1,234.56` 万元. */
export function sayLarge(fen: number): { readonly figure: string; readonly unit: string } {
  const [, tenThousand, one] = moneyUnits
  if (fen < tenThousand.fen) return { figure: displayYuan(fen), unit: one.name }
  const hundredths = Math.floor((fen * 100) / tenThousand.fen)
  return { figure: displayYuan(hundredths), unit: tenThousand.name }
}

export function sayCount(count: number): string {
  return count.toLocaleString('zh-CN')
}
