import type { InstrumentTemplate } from '../../kernel/instruments/index.ts'
import type { IntentState } from './intents.model.ts'
import type { RecipientFault, TermsFault } from './intents.rules.ts'

/** The letter's wording. Another wording is another version. */
export const intentTemplate: InstrumentTemplate = {
  kind: 'mall.intent',
  version: 1,
  title: '员工福利采购意向书',
  series: 'YX',
  sides: [
    { key: 'union', name: '甲方' },
    { key: 'mall', name: '乙方' },
  ],
  fields: [
    { key: 'occasion', name: '采购事由' },
    { key: 'headcount', name: '人数' },
    { key: 'each', name: '每人积分' },
    { key: 'total', name: '积分总额' },
    { key: 'issue', name: '发放时间' },
    { key: 'opens', name: '选购开始时间' },
    { key: 'closes', name: '选购截止时间' },
    { key: 'goods', name: '可选类别' },
    { key: 'rest', name: '未用积分' },
  ],
  articles: [
    '甲方：{union}',
    '乙方：{mall}（惠工商城运营方）',
    '一、甲方因「{occasion}」，委托乙方为本单位职工提供福利集采服务。',
    '二、发放对象 {headcount} 人，每人 {each} 分，合计不超过 {total} 分（1 积分折合商品价款人民币 1 元）。',
    '三、甲方提供发放名单后，乙方提前配置所需积分，于 {issue} 统一发放至职工个人账号。',
    '四、职工于 {opens} 起至 {closes} 止在惠工商城自主选购，超过时间不能下单。',
    '五、可选商品类别：{goods}。建设类、生产类商品不在供应范围。',
    '六、选购期结束后未使用的积分：{rest}。',
    '七、乙方对每一笔积分的配置、发放、使用和结算实时记账，永久可查，接受财务监管。',
    '八、本意向书经双方签署后生效；积分开始发放后不得变更。',
  ],
}

export const intentWords = {
  allGoods: '不限类别',
  returned: '退回甲方',
  cancelled: '意向书取消，退回已配置的积分',
  kept: '职工可保留使用至 {day}',
  moment: '{day} {time}',
}

export const termsFaultText: Record<TermsFault, string> = {
  'occasion-missing': '事由要填，2 到 40 个字',
  'headcount-wrong': '人数应是 1 到 5,000,000 的整数',
  'points-wrong': '每人积分应在 0.01 到 1,000,000 之间',
  'issue-in-the-past': '发放时间已经过去',
  'opens-before-issue': '选购开始时间不能早于发放时间',
  'closes-before-opening': '选购截止时间应晚于开始时间',
  'window-too-long': '选购期最长一年',
  'category-unknown': '有的类别不在商城的可售类别里',
  'kept-day-missing': '选择保留未用积分时要填保留到哪一天，选择退回时不填',
  'kept-day-early': '保留期不能早于选购截止日',
}

export const intentStateText: Record<IntentState, string> = {
  signing: '待签署',
  signed: '已签署，待配置',
  configured: '已配置，待发放',
  issuing: '发放中',
  issued: '已发放',
  cancelled: '已取消',
}

export const recipientHeadings = { name: '姓名', idNumber: '证件号码', phone: '手机号' } as const

export const recipientFaultText: Record<RecipientFault, string> = {
  'row-unreadable': '这一行的字段数不对或有无法识别的字',
  'name-missing': '缺少姓名，或姓名过长',
  'id-number-wrong': '证件号码不对，应为 18 位且校验位相符',
  'phone-wrong': '手机号应为 11 位',
  twice: '这个人在名单里已经有了',
  'name-differs': '这个证件号已登记在另一个姓名下，请核对',
}
