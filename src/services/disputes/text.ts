import type { RefusalCode } from './errors.ts'

export const refusalText: Record<RefusalCode, string> = {
  'disputes.not-found': '没有找到这件维权案件：它可能不存在，也可能不在您的管理范围内。请从列表重新打开。',
  'disputes.union-takes-none': '{name}不受理维权请求。请选择所在区县总工会，或者附近的服务站。',
  'disputes.station-closed': '{name}已经停止服务。请选择其他服务站，或直接提交给区县总工会。',
  'disputes.nothing-claimed': '还没有填欠了多少。请至少填一个月的欠薪，或者填其他金额。',
  'disputes.too-much-claimed': '金额合计超过一亿元，多半是多打了零。请核对每个月的金额，单位是元。',
  'disputes.month-twice': '同一个月填了两次。请合并成一行。',
  'disputes.month-in-future': '欠薪的月份还没有到。请核对月份。',
  'disputes.other-unsaid': '填了其他金额，请写明是什么钱，例如经济补偿、垫付款。',
  'disputes.end-missing': '已经离职的请填离职日期；还在上班或说不清的，不要填离职日期。',
  'disputes.day-not-come': '填写的日期还没有到。请核对日期。',
  'disputes.credit-code-wrong':
    '统一社会信用代码 {creditCode} 不正确（应为 18 位，且校验位相符）。请对照营业执照核对，不知道可以不填。',
  'disputes.phone-wrong': '手机号不正确，应为 11 位。请核对，工作人员要用它联系您。',
  'disputes.claimed-already': '您对{firm}的同一笔工资已有一件在办（{number}），不用重复提交。请打开那一件补充情况。',
  'disputes.too-many-open': '您已有 {most} 件维权请求在办。请先补充或撤回已有的请求，也可以拨打 12351 热线。',
  'disputes.officer-elsewhere': '所选负责人不是{union}的维权干部。请从名单里重新选择。',
  'disputes.evidence-full': '一件案件最多放 {most} 份证据。请把同类材料合成一份 PDF 再上传。',
  'disputes.evidence-missing': '没有找到这份证据：它可能不存在，也可能没有共享给您单位。请刷新后再看。',
  'disputes.agreement-open': '这件案件已有一份协议在签。请先撤下它，再拟新的。',
  'disputes.agreement-missing': '没有找到这份协议：它可能已经撤下，也可能不需要您签署。请从消息里重新打开。',
  'disputes.signer-missing': '还没有登记对方由谁签字。请填写对方代表的姓名、证件号码和手机号，或改用纸质协议。',
  'disputes.signer-is-claimant': '对方的签字人不能是职工本人。请核对证件号码。',
  'disputes.pay-day-past': '约定付款日 {on} 已经过去。请填今天或以后的日期。',
  'disputes.payment-over': '还应付 {left} 元，登记的 {amount} 元多了。请核对金额，确实多付的请先改协议。',
  'disputes.payment-missing': '没有找到这笔付款：它可能不存在，也可能不在您的管理范围内。请刷新后再看。',
  'disputes.payment-voided': '这笔付款已经冲销，不能再办理。请刷新后再看。',
  'disputes.period-reversed': '截止日期 {until} 早于开始日期 {from}。请核对两个日期。',
  'disputes.fact-missing': '没有找到这条日期记录，或者它已经作废。请刷新后再看。',
  'disputes.no-arbitration': '这件案件还没有登记仲裁申请。请先登记提交仲裁申请的日期。',
  'disputes.order-of-days': '{later}（{laterOn}）不能早于{earlier}（{earlierOn}）。请核对日期。',
  'disputes.firm-missing': '没有找到这家单位：它可能不存在，也可能不在您的管理范围内。请从单位名录重新选择。',
  'disputes.firm-known': '名录里已有同名或同代码的单位（{name}）。请直接选用，或修改那一条。',
  'disputes.no-region': '{name}不是区县或地市。单位所在地区请选到区县。',
  'disputes.station-known': '已有一个同名的服务站。请换一个名称，或使用原来的。',
  'disputes.station-missing': '没有找到这个服务站：它可能不存在，也可能不在您的管理范围内。请从名单重新选择。',
  'disputes.no-contact': '这件案件没有留联系电话。请在案件里留言，职工会收到消息。',
  'disputes.guest-other-industry': '{firm}不是{industry}行业的单位。学堂只邀请与案件同行业、同区域的单位旁听，请另选。',
  'disputes.guest-elsewhere': '{firm}不在案件所在区域。学堂只邀请与案件同行业、同区域的单位旁听，请另选。',
  'disputes.not-typical': '这件案件没有列为典型案件。请先在“分类和风险”里加上“典型案件”。',
  'disputes.firm-not-linked': '这件案件的单位还没有对应到单位名录，不知道行业和区域。请先登记单位。',
  'disputes.school-missing': '没有找到这场学堂：它可能不存在，也可能不在您的管理范围内。请从列表重新打开。',
  'disputes.school-not-over': '庭审还没有结束，不能点评。请先登记学堂结束。',
  'disputes.letter-missing': '没有找到这份意见书：它可能不存在，也可能不在您的管理范围内。请从列表重新打开。',
  'disputes.reply-day-past': '回复期限 {on} 已经过去。请填今天或以后的日期。',
  'disputes.hearing-officer-missing':
    '没有找到这位听证员：可能不在名册里，也可能不在您的管理范围内。请从名册重新选择。',
  'disputes.hearing-officer-away': '{name}在 {on} 不在任，不能参加听证。请从名册另选。',
  'disputes.hearing-without-officers': '公开听证要有听证员参加。请从名册里至少选一位。',
  'disputes.hearing-missing': '没有找到这场开庭或听证：它可能不存在，也可能不在您的管理范围内。请刷新后再看。',
  'disputes.hearing-over': '这场开庭或听证已经登记过结果。请刷新后再看。',
  'disputes.hearing-not-begun': '还没有到开庭或听证的时间，不能登记结果。',
  'disputes.seats-unsaid': '还没有登记{names}是否到场。请逐人登记到场和意见。',
  'disputes.not-the-commission-s': '这一步由工会登记，仲裁委只登记受理、不予受理、延期和裁决。',
}

export const findingText = {
  recoveredDiffers: '维权案件 {id} 的追回金额 {recovered} 元与付款合计 {paid} 元不一致。',
  closingDiffers: '维权案件 {id} 的结案日期与它的事项不一致。',
}

/** Days as the refusal about their order calls them. */
export const dayNames = {
  applied: '仲裁申请',
  accepted: '受理',
  refused: '不予受理决定',
  award: '裁决',
  received: '收到裁决书',
  perform: '履行期限',
  sued: '起诉',
  judged: '判决',
  enforced: '申请执行',
} as const

/** Lines that the service writes into a history. */
export const noteText = {
  entrusted: '{name}',
  paid: '{day} {way} {amount} 元',
  paidAll: '{day} {way} {amount} 元，共 {total} 元，已付清',
  voided: '冲销 {day} 的 {amount} 元：{because}',
  paper: '纸质协议已签，{amount} 元，{payBy} 前付清',
  hearing: '{kind}定于 {day} {time} 在{place}举行',
  awarded: '裁决 {amount} 元，{result}',
  judged: '判决 {amount} 元',
  takenBack: '撤回：{because}',
}
