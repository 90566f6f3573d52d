import type { orderRefusals } from './orders.errors.ts'

export const orderRefusalText: Record<keyof typeof orderRefusals, string> = {
  'mall.intent-not-found': '没有找到这次福利，或者您不在发放名单里，没有下单。请回到商城首页重新选择。',
  'mall.points-not-issued': '「{occasion}」的积分还没有发到您的账户，没有下单。发放后会通知您，请届时再来选购。',
  'mall.window-not-open': '「{occasion}」的选购还没有开始，没有下单。开始时间是 {opensAt}（以服务器时间为准）。',
  'mall.window-closed': '「{occasion}」的选购已在 {closesAt} 结束（以服务器时间为准），没有下单。',
  'mall.line-twice': '购物车里同一规格出现了两次，没有下单。请合并数量后再提交。',
  'mall.product-not-found': '商城里没有这件商品，没有下单。请从购物车移除后再提交。',
  'mall.product-withdrawn': '「{product}」已经下架，没有下单，积分没有扣。请从购物车移除后再提交。',
  'mall.category-not-allowed': '「{occasion}」的积分不能选购「{product}」这一类商品，没有下单。请换一件商品。',
  'mall.price-changed': '「{product}」的价格已由 {seen} 分变为 {price} 分，没有下单。请核对新价格后重新提交。',
  'mall.over-limit': '「{product}」每人限购 {most} 件，您已选购 {taken} 件，没有下单。请减少数量。',
  'mall.over-group-limit': '「{product}」本单位合计限购 {most} 件，还剩 {left} 件，没有下单。请减少数量或换一件商品。',
  'mall.limit-below-taken': '已经选购了 {taken} 件，限购数不能比它少，没有修改。请填写更大的数量。',
  'mall.sold-out': '「{product}」库存不足，还剩 {left} 件，没有下单，积分没有扣。请减少数量或换一件商品。',
  'mall.points-short': '可用积分不足：需要 {needed} 分，可用 {available} 分，没有下单。请减少商品后再提交。',
  'mall.station-missing': '没有找到这个驿站，或者它不在您的范围内。请重新选择。',
  'mall.station-closed': '「{station}」已停止接收新订单：{because}。没有下单，请换一个驿站或改为送货上门。',
  'mall.too-busy': '正在下单的人太多，这一单没有提交，积分没有扣。请过几秒再点一次。',
  'mall.order-not-found': '没有这张订单，或不在您的管理范围内。',
  'mall.order-not-cancellable': '这张订单{state}，不能取消。如需退货，请申请售后。',
  'mall.order-not-deliverable': '这张订单{state}，不能办理这一步。请刷新页面查看。',
  'mall.order-not-refundable': '这张订单已经取消，积分已全部退回，不能再退。',
  'mall.refund-too-much': '要退的数量超过了还没有退的 {left} 件，没有退款。请核对数量。',
  'mall.settlement-too-early': '{untilDay} 还没有过完，不能结算到这一天。请选择昨天或更早的日期。',
  'mall.settlement-behind': '已经结算到 {last}，不能再结算到更早的日期。请选择 {last} 之后的日期。',
}

/** How a sentence names the state of an order. */
export const orderStateText = {
  placed: '还没有接单',
  accepted: '已经接单',
  shipped: '已经发货',
  received: '已经签收',
  cancelled: '已经取消',
} as const

/** What stands in a statement of points and in the inbox. */
export const orderWords = {
  paid: '选购商品',
  refund: '退回积分',
  received: '签收入账',
  unreceived: '签收后退货',
  placedTitle: '下单成功',
  placed: '您选购了 {names}，共 {points} 分。发货后会通知您。',
  refundedTitle: '积分已退回',
  refunded: '{name} 退 {quantity} 件，{points} 分已退回原来的积分。原因：{because}',
  cancelledTitle: '订单已取消',
  cancelled: '{names} 的订单已取消，{points} 分已退回原来的积分。原因：{because}',
  shippedTitle: '商品已发货',
  shipped: '{names} 已发货。{carrier} {tracking}',
}
