import type { depositRefusals } from './deposits.errors.ts'

export const depositRefusalText: Record<keyof typeof depositRefusals, string> = {
  'mall.fund-short':
    '商城资金不够：要划拨 {needed} 分，现有 {available} 分，没有划拨。请先由商城运营方登记并复核入账。',
  'mall.deposit-missing': '没有找到这笔入账，或者它不在您的商城里。请刷新列表。',
  'mall.deposit-own': '这笔入账是您登记的，要由另一位运营员复核。',
  'mall.deposit-decided': '这笔入账已由 {name} 处理，不能再处理一次。',
  'mall.deposit-paper-missing': '请上传银行回单（PDF 或照片）。',
}

export const depositWords = { booked: '商城资金入账' } as const
