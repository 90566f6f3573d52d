import type { afterSaleRefusals } from './after-sales.errors.ts'
import type { AfterSaleReason, AfterSaleState, AfterSaleWants } from './after-sales.model.ts'

export const afterSaleRefusalText: Record<keyof typeof afterSaleRefusals, string> = {
  'mall.after-sale-missing': '没有这件售后，或不在您的范围内。请从售后列表里打开。',
  'mall.after-sale-not-shipped': '这张订单{state}，还不能申请售后。没发货前可以在订单里取消；发货后再来申请。',
  'mall.after-sale-over':
    '收货后 {days} 天内可以申请售后，这张订单的时间到 {until} 已过，没有提交。如有质量问题，请联系工会。',
  'mall.after-sale-open': '这件商品已经有一件售后在办（{number}），没有重复提交。请在“我的售后”里查看。',
  'mall.after-sale-too-many': '申请的件数超过了还没有退的 {left} 件，没有提交。请核对件数。',
  'mall.after-sale-not-due': '供应商可以在 {due} 前答复，现在还不能申诉。过了这一天没有答复，您就可以申诉。',
  'mall.after-sale-more-than-asked': '最多还能退 {most} 件，没有退。请核对件数。',
}

export const afterSaleStateNames: Record<AfterSaleState, string> = {
  asked: '待供应商答复',
  answered: '待职工确认',
  appealed: '待商城裁定',
  refunded: '已退积分',
  agreed: '已认可答复',
  upheld: '维持答复',
  lapsed: '到期视为认可',
  withdrawn: '已撤回',
}

export const afterSaleActionNames = {
  refund: '退积分',
  exchange: '换货',
  refuse: '不同意',
  agree: '认可',
  appeal: '申诉',
  withdraw: '撤回',
  grant: '裁定退积分',
  uphold: '维持供应商答复',
  lapse: '到期视为认可',
}

export const reasonNames: Record<AfterSaleReason, string> = {
  damaged: '破损、漏洒',
  missing: '没收到或少件',
  wrong: '发错商品',
  poor: '质量不好',
  expired: '过期、临期',
  other: '其他',
}

export const wantsNames: Record<AfterSaleWants, string> = { refund: '退积分', exchange: '换货' }

/** How the history, the inbox and the desks tell of it. */
export const afterSaleWords = {
  caseName: '商城售后',
  opened: '申请售后',
  title: '{name} {quantity} 件',
  subtitle: '{wants} · {reason}',
  refunded: '退 {quantity} 件，{points} 分。{words}',
  exchanged: '换货：{carrier} {tracking}。{words}',
  askedTitle: '有新的售后要答复',
  asked: '{number}：{name} {quantity} 件，{reason}，要求{wants}。请在 {due} 前答复。',
  appealedTitle: '有售后申诉要裁定',
  appealed: '{number}：职工不认可供应商的答复。{because}',
  because: '售后 {number}：{words}',
}

export const afterSaleNotices = {
  refund: { title: '售后已退积分', text: '{title}：{note} 积分已退回原来那一笔。（{number}）' },
  exchange: { title: '供应商同意换货', text: '{title}：{note} 收到后请确认；没有解决可以申诉。（{number}）' },
  refuse: { title: '供应商没有同意售后', text: '{title}：{note} 您可以认可，也可以向商城申诉。（{number}）' },
  grant: { title: '售后裁定：退积分', text: '{title}：{note} 积分已退回原来那一笔。（{number}）' },
  uphold: { title: '售后裁定：维持供应商答复', text: '{title}：{note}（{number}）' },
}
