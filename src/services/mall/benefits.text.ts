import type { benefitRefusals } from './benefits.errors.ts'
import type { BenefitCategory, BenefitState, PriceKind } from './benefits.model.ts'
import type { BenefitFault } from './benefits.rules.ts'

export const benefitRefusalText: Record<keyof typeof benefitRefusals, string> = {
  'mall.merchant-missing': '没有找到这家商户，或者它不在您的范围内。请从列表里重新选择。',
  'mall.merchant-suspended': '贵店的核销资格已暂停，原因：{because}。请联系开设优惠的工会。',
  'mall.benefit-missing': '没有找到这项优惠，或者它不是贵店、贵单位的。请从列表里重新选择。',
  'mall.benefit-faulty': '优惠没有保存，有 {count} 处要改：{sentences}。',
  'mall.benefit-published':
    '「{name}」已经发布，内容不能再改。名额和截止日期可以调整；要改价格，请结束它再开一项新的。',
  'mall.benefit-state': '「{name}」现在是「{state}」，不能这样办理。请刷新后再看。',
  'mall.tag-unknown': '没有「{tag}」这个会员类别。请从列表里选。',
  'mall.tag-guarded':
    '「{tag}」是受保护的会员类别，用它作条件，商户就会知道持卡人属于这一类，所以不能选。请改用别的条件。',
  'mall.audience-elsewhere': '享受优惠的工会必须在这家商户所属的工会范围内。请重新选择。',
  'mall.quota-below-taken': '名额没有调整：已经用了 {taken}，不能少于它。请重新填写。',
  'mall.benefit-not-open': '「{name}」{state}，没有核销。请换一项优惠。',
  'mall.benefit-not-for-holder': '持卡人不在「{name}」的享受范围内，没有核销。可请她在手机上查看自己能用的优惠。',
  'mall.card-of-members': '您还没有加入工会，没有会员卡。入会后就能使用会员优惠。',
  'mall.bill-missing': '「{name}」按消费金额打折。请先输入金额，再扫码。',
  'mall.bill-unwanted': '「{name}」不按消费金额计算。请去掉金额，再扫码。',
  'mall.over-own-day-limit': '「{name}」每人每天 {most} 次，持卡人今天已经用过，没有核销。请明天再来。',
  'mall.over-own-limit': '「{name}」每人一共 {most} 次，持卡人已经用完，没有核销。',
  'mall.season-used-up': '持卡人的季票「{name}」可用 {most} 次，已经用完，没有核销。',
  'mall.day-quota-gone': '「{name}」{day} 的 {quota} 个名额已经用完，没有核销。请改天再来。',
  'mall.total-quota-gone': '「{name}」一共 {quota} 个名额，已经用完，没有核销。',
  'mall.budget-gone': '「{name}」的工会补贴已经用完，没有核销。请联系工会。',
  'mall.redemption-missing': '没有找到这次核销，或者它不是贵店的。请从今天的记录里选择。',
  'mall.undone-already': '这次核销已经撤销过了，不用再撤。',
  'mall.undo-too-late': '核销超过 {minutes} 分钟不能再撤销。确实有误，请联系开设优惠的工会。',
  'mall.season-in-use': '这张季票已经使用过，不能撤销开票那一次。请先撤销后面的使用，或联系工会。',
  'mall.desk-key-wrong': '这台设备的登记信息无效。请刷新页面，重新登记后再试。',
  'mall.signature-wrong': '这一条的签名不对，可能被改动过，或者不是本店设备记下的，没有核销。',
  'mall.entry-code-wrong': '{shownAt} 没有会员卡显示过这个会员码，没有核销。请检查设备的时钟。',
  'mall.entry-too-old': '这一条是 {shownAt} 出示的会员码，断网核销须在 {minutes} 分钟内上传，已经超过，没有核销。',
  'mall.entry-from-the-future': '这一条的时间 {shownAt} 晚于现在，设备的时钟不准，没有核销。请校准时间。',
  'mall.statement-missing': '没有找到这份结算单，或者它不在您的范围内。请从列表里重新打开。',
  'mall.nothing-to-settle': '截至 {untilDay}，没有需要结算的工会补贴。',
}

export const benefitFaultText: Record<BenefitFault, string> = {
  'name-missing': '名称至少两个字',
  'terms-missing': '使用说明至少两个字',
  'price-wrong': '价格或折扣超出了范围',
  'subsidy-too-much': '工会补贴不能多于优惠掉的部分',
  'days-reversed': '截止日期早于开始日期',
  'over-already': '截止日期已经过去',
  'quota-wrong': '名额、次数和补贴总额要填大于 0 的整数',
  'audience-missing': '要选享受优惠的工会',
  formula: '文字不能以等号、加号或 @ 开头',
}

export const benefitStateText: Record<BenefitState, string> = {
  draft: '草稿',
  coming: '未开始',
  open: '进行中',
  paused: '暂停中',
  over: '已结束',
}

/** Why it is not served, behind its name. */
export const notOpenText: Record<BenefitState, string> = {
  draft: '还没有发布',
  coming: '还没有开始',
  open: '',
  paused: '暂停中',
  over: '已经结束',
}

export const priceKindText: Record<PriceKind, string> = {
  free: '免费',
  fixed: '固定价',
  discount: '折扣',
  season: '季票',
}

export const benefitCategoryText: Record<BenefitCategory, string> = {
  film: '观影',
  car: '洗车养车',
  fuel: '加油',
  sport: '冰雪运动',
  meal: '餐饮',
  travel: '文旅',
  health: '健康',
  life: '生活服务',
}

/** Why a member cannot use it just now, on its card. */
export const myBenefitText = {
  states: { draft: '还没有发布', coming: '还没有开始', paused: '暂停中', over: '已经结束' },
  noneToday: '今天的名额已用完',
  noneLeft: '名额已用完',
  mineToday: '您今天已用过',
  mineUsedUp: '您的次数已用完',
}

/** What people are told when their card was taken, and what the books say. */
export const redemptionText = {
  takenTitle: '会员优惠已使用',
  taken: '您在{merchant}使用了「{name}」，付 {paid} 元。不是您本人使用的，请拨打 12351。',
  undoneTitle: '会员优惠已撤销',
  undone: '{merchant}撤销了您 {at} 使用的「{name}」，原因：{because}。这次不计入您的次数。',
  booked: '会员优惠补贴：{name}',
  reversed: '撤销会员优惠：{name}',
  settled: '会员优惠补贴结算',
  link: '/m/benefits/uses',
}

/** What changed about a benefit, in the words of its record. */
export const benefitChangeText = {
  published: '发布',
  paused: '暂停',
  resumed: '恢复',
  ended: '结束',
  untilOn: '截止日期',
  dayQuota: '每天名额',
  totalQuota: '总名额',
  mostADay: '每人每天次数',
  mostEach: '每人总次数',
  budgetFen: '补贴总额',
  firstPublication: '首次发布',
} as const

export const benefitFileText = {
  figures: {
    title: '会员优惠使用情况 {org} {from} 至 {to}',
    headings: ['统计口径', '名称', '人次', '人', '会员实付（元）', '工会补贴（元）'],
    parts: { total: '合计', benefit: '按优惠', merchant: '按商户', union: '按会员所在工会' },
  },
  statement: {
    title: '会员优惠补贴结算单 {number}',
    headings: ['优惠', '核销人次', '撤销人次', '工会补贴（元）'],
    sum: '合计',
    reason: '与商户结算',
  },
}
