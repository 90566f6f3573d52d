import type { TrackingFault } from './dispatch.rules.ts'

export const trackingHeadings = { order: '订单号', carrier: '承运单位', tracking: '运单号' } as const

export const dispatchSheet = {
  name: '待发货订单',
  headings: { receiver: '收货人', phone: '手机号', address: '收货地址', goods: '商品', placed: '下单时间' },
  piece: '{name} ×{quantity}',
  join: '；',
} as const

export const trackingFaultText: Record<TrackingFault, string> = {
  'row-unreadable': '这一行的字段数不对或有无法识别的字',
  'order-wrong': '订单号不对，请用导出的订单号',
  'carrier-missing': '缺少承运单位，或者太长',
  'tracking-missing': '缺少运单号，或者太长',
  formula: '内容不能以 =、+、-、@ 开头',
  twice: '这张订单在文件里出现了两次',
  'order-missing': '没有这张订单，或不是贵单位的订单',
  'not-open': '这张订单已经收货、取消，或已用别的运单号发货',
}
