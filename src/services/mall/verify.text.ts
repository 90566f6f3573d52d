import type { MallRule } from './verify.model.ts'

export const mallFindingText: Record<MallRule, string> = {
  'order-not-its-lines': '订单 {rowId} 的总额不等于各行合计（差 {by} 分）。',
  'order-not-its-refunds': '订单 {rowId} 的已退金额不等于退款合计，或者已取消而没有全退（差 {by} 分）。',
  'line-not-its-refunds': '订单 {rowId} 有一行的已退数量不等于退款合计（差 {by} 件）。',
  'stock-not-the-orders': '规格 {rowId} 的已售数量不等于订单合计（差 {by} 件）。',
  'group-limit-not-the-orders': '采购意向书 {rowId} 有一项限购的已购数量不等于订单合计（差 {by} 件）。',
  'letter-not-its-list': '采购意向书 {rowId} 的发放合计不等于名单合计（差 {by} 分）。',
  'settlement-missing-in-books': '结算单 {rowId} 与账上的结算不一致（差 {by} 分）。',
  'order-without-payment': '订单 {rowId} 与账上的支付不一致（差 {by} 分）。',
  'refund-without-payment': '退款 {rowId} 与账上的退款不一致（差 {by} 分）。',
  'due-not-the-orders': '供应商 {rowId} 的在途账户不等于未签收订单的合计（差 {by} 分）。',
  'payable-not-the-orders': '供应商 {rowId} 的应付账户不等于已签收未结算的合计（差 {by} 分）。',
  'letter-not-the-books': '采购意向书 {rowId} 的发放合计与账上的发放不一致（差 {by} 分）。',
  'product-not-its-ratings': '商品 {rowId} 的评价数或好评数不等于评价合计（差 {by} 条）。',
  'fund-not-the-books': '商城 {rowId} 的资金余额与账上不一致（差 {by} 分）。',
  'deposit-missing-in-books': '入账 {rowId} 与账上的记录不一致（差 {by} 分）。',
  'payment-missing-in-books': '付款 {rowId} 与账上的记录不一致（差 {by} 分）。',
  'settlement-not-its-payments': '结算单 {rowId} 的付款状态或金额与付款记录不一致。',
  'parcel-not-its-order': '订单 {rowId} 的签收或取消与驿站的交付记录不一致。',
  'praise-not-the-facts': '供应商 {rowId} 的评价数或好评数与统计不一致（差 {by} 条）。',
}
