import type { refusals } from './errors.ts'
import type { Qualifier } from './model.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'indicators.days-reversed': '开始日期 {from} 晚于结束日期 {to}。请重新选择统计期间。',
  'indicators.opening-differs':
    '{name}的这项指标已有期初数，且数值或者出处不同，没有覆盖。期初数只登记一次，之后的更正请按业务记录办理。',
}

/** What stands after a number from before the platform: 56,422余, 近2亿. */
export const qualifierText: Record<Qualifier, { before: string; after: string }> = {
  exact: { before: '', after: '' },
  'and-more': { before: '', after: '余' },
  many: { before: '', after: '多' },
  nearly: { before: '近', after: '' },
}
