import { displayYuan } from '../../../../platform/money.ts'
import type { Tone } from '../../../../ui/console/Marks.tsx'
import { say } from '../../../../ui/console/text.ts'
import type { BenefitPriceBody, BenefitRow } from '../../benefits.contract.ts'
import { benefitsConsoleText } from '../../benefits-console.text.ts'
import { priceFigure } from '../../benefits-worker.text.ts'

const text = benefitsConsoleText

export const stateTones: Record<BenefitRow['state'], Tone> = {
  draft: 'plain',
  coming: 'info',
  open: 'ok',
  paused: 'warn',
  over: 'plain',
}

/** `5 元`, `9.5 折`, `免费`. */
export function priceWords(price: BenefitPriceBody): string {
  const { figure, unit } = priceFigure(price)
  return unit === '' ? figure : `${figure} ${unit}`
}

/** What the union bears of a use, in words. */
export function subsidyWords(price: BenefitPriceBody): string {
  if (price.kind === 'discount') return say(text.sheet.subsidyShare, { n: price.subsidyShare })
  const yuan = displayYuan(price.subsidyFen)
  return say(price.kind === 'season' ? text.sheet.subsidyTicket : text.sheet.subsidyEach, { yuan })
}

/** `今天 12 / 30`, and without a quota `今天 12 人次`. */
export function todayWords({ today }: Pick<BenefitRow, 'today'>): string {
  const { taken, quota } = today
  return quota === null ? say(text.benefits.today, { taken }) : say(text.benefits.todayOf, { taken, quota })
}
