import { formatYuan, parseYuan } from '../../../../platform/money.ts'
import type { BenefitPriceBody } from '../../benefits.contract.ts'
import { foldOf } from '../../benefits-worker.text.ts'

/** A price as it is typed: money in yuan, a discount in 折. */
export type WrittenPrice = {
  readonly kind: BenefitPriceBody['kind']
  readonly regular: string
  readonly pay: string
  readonly subsidy: string
  readonly fold: string
  readonly mostOff: string
  readonly share: number | null
  readonly visits: number | null
}

const nothing: WrittenPrice = {
  kind: 'fixed',
  regular: '',
  pay: '',
  subsidy: '0',
  fold: '',
  mostOff: '',
  share: 0,
  visits: null,
}

export function writtenPrice(price: BenefitPriceBody | null): WrittenPrice {
  if (!price) return nothing
  if (price.kind === 'discount') {
    const mostOff = price.mostOffFen === null ? '' : formatYuan(price.mostOffFen)
    return { ...nothing, kind: 'discount', fold: foldOf(price.offPercent), mostOff, share: price.subsidyShare }
  }
  const regular = formatYuan(price.regularFen)
  const subsidy = formatYuan(price.subsidyFen)
  if (price.kind === 'free') return { ...nothing, kind: 'free', regular, subsidy }
  const visits = price.kind === 'season' ? price.visits : null
  return { ...nothing, kind: price.kind, regular, pay: formatYuan(price.payFen), subsidy, visits }
}

/** Null while something is not written as it must be. */
export function priceOf(draft: WrittenPrice): BenefitPriceBody | null {
  const { kind, visits } = draft
  if (kind === 'discount') {
    const offPercent = percentOff(draft.fold)
    const mostOffFen = draft.mostOff.trim() === '' ? null : parseYuan(draft.mostOff.trim())
    if (offPercent === null || draft.share === null || (draft.mostOff.trim() !== '' && mostOffFen === null)) return null
    return { kind, offPercent, mostOffFen, subsidyShare: draft.share }
  }
  const regularFen = parseYuan(draft.regular.trim())
  const subsidyFen = parseYuan(draft.subsidy.trim() || '0')
  if (regularFen === null || subsidyFen === null) return null
  if (kind === 'free') return { kind, regularFen, subsidyFen }
  const payFen = parseYuan(draft.pay.trim())
  if (payFen === null) return null
  return kind === 'season' ? { kind, regularFen, payFen, subsidyFen, visits } : { kind, regularFen, payFen, subsidyFen }
}

/** 9.5 折 is 5 percent off; whole percents from 1 to 99. */
export function percentOff(fold: string): number | null {
  const match = /^(\d)(?:\.(\d))?$/.exec(fold.trim())
  if (!match) return null
  const percent = 100 - (Number(match[1]) * 10 + Number(match[2] ?? 0))
  return percent >= 1 && percent <= 99 ? percent : null
}
