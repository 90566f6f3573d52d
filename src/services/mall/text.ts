import type { refusals } from './errors.ts'

/** The service's own names. */
export const serviceText = { name: '惠工商城' }

export const refusalText: Record<keyof typeof refusals, string> = {
  'mall.no-market': '您所在的工会还没有开通惠工商城。请联系上级工会开通。',
  'mall.market-exists': '{org}已经开通了商城，不用再开。',
  'mall.market-missing': '没有找到这个商城。请从首页重新进入。',
  'mall.supplier-missing': '没有找到这个供应商，或者它不在您的商城里。请从列表里重新选择。',
  'mall.supplier-suspended': '贵单位的供货资格已暂停，原因：{because}。暂停期间不能提交商品，请联系商城运营方。',
  'mall.product-missing': '没有找到这件商品，可能已经下架。请返回列表看看别的。',
  'mall.product-faulty': '商品没有保存，有 {count} 处要改：{sentences}。',
  'mall.reason-missing': '请写明退回或下架的原因，供应商会看到。',
  'mall.price-wrong': '价格应在 0.01 分到 1,000,000 分之间。请重新填写。',
  'mall.stock-short': '库存不够减：现在可兑数量已不足 {count} 件。请刷新后再调。',
  'mall.terms-faulty': '意向书没有保存，有 {count} 处要改：{sentences}。',
  'mall.intent-missing': '没有找到这份意向书，或者它不在您的范围内。请从列表里重新打开。',
  'mall.intent-not-open': '{number} 现在是「{state}」，不能再这样办理。请刷新后查看进度。',
  'mall.reissue-over': '{number} 的选购时间已经结束，不能再补发。如还要发放，请另签一份意向书。',
  'mall.reissue-nobody': '没有发成的 {failed} 人现在还是发不了，没有补发。请先在会员管理里更正这些人的信息，再来补发。',
  'mall.list-empty': '名单还是空的，没有配置积分。请先生成发放名单。',
  'mall.list-too-long':
    '名单有 {recipients} 人，多于意向书约定的 {headcount} 人，没有配置积分。请减少名单，或者取消后重新签一份。',
  'mall.window-over': '选购期已经过去，不能再配置积分。请取消这份意向书，另外起草一份。',
  'mall.photo-missing': '没有找到这张照片。',
  'mall.photo-too-many': '一件商品最多 6 张照片。',
}
