import type { Tone } from '../../../../ui/console/Marks.tsx'
import type { AfterSaleState } from '../../after-sales.model.ts'

export const afterSaleTones: Record<AfterSaleState, Tone> = {
  asked: 'warn',
  answered: 'info',
  appealed: 'warn',
  refunded: 'ok',
  agreed: 'ok',
  upheld: 'plain',
  lapsed: 'plain',
  withdrawn: 'plain',
}
