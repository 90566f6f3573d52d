import type { pavilionRefusals } from './pavilions.errors.ts'
import type { OriginState, PavilionState, ProofMeans, ProofState } from './pavilions.model.ts'
import type { ProofFault, SeasonFault } from './pavilions.rules.ts'

export const pavilionRefusalText: Record<keyof typeof pavilionRefusals, string> = {
  'mall.region-missing': '没有找到这个对口帮扶地区。请刷新后从列表里重新选择。',
  'mall.region-exists': '商城里已经有「{name}」这个对口帮扶地区，不用再加。',
  'mall.pavilion-missing': '没有找到这个馆，可能还没有开馆。请从消费帮扶专区重新进入。',
  'mall.pavilion-exists': '「{region}」已经有自己的馆，或者馆名已被用过。请改馆名，或者打开已有的馆修改。',
  'mall.season-wrong': '「{pavilion}」的开闭馆日期没有保存：{why}。',
  'mall.proof-missing': '没有找到这份产地证明，或者它不在您的商城里。请刷新后重新选择。',
  'mall.proof-faulty': '产地证明没有提交，有 {count} 处要改：{sentences}。',
  'mall.proof-not-open': '这份产地证明现在是「{state}」，不能这样办理。请刷新后查看。',
  'mall.proof-of-no-region': '「{product}」没有写对口帮扶地区，不用提交产地证明。请先在商品里选好地区。',
  'mall.origin-unproved':
    '「{product}」写明来自对口帮扶地区「{region}」，产地还没有核验或核验已到期，没有上架。请供应商提交产地证明，核验通过后再上架。',
  'mall.opening-after-platform': '期初数只收平台启用前的数：截止日 {untilDay} 不能晚于昨天。请核对截止日。',
}

export const seasonFaultText: Record<SeasonFault, string> = {
  'in-the-past': '日期已经过去，以前的销售不能改算进馆里或移出去，请选今天或以后',
  overlaps: '这一天还在开馆期内，请先闭馆，再从闭馆之后选一天',
  'not-open': '馆没有在开，不用闭馆',
  'ends-before-it-begins': '闭馆日不能早于开馆日',
}

export const proofFaultText: Record<ProofFault, string> = {
  'number-missing': '证明编号要填，2 到 60 个字',
  'issuer-missing': '出具单位要填，2 到 60 个字',
  'already-expired': '有效期已经过去',
  'valid-too-long': '有效期最长五年',
}

export const proofStateText: Record<ProofState, string> = {
  waiting: '待核验',
  accepted: '已核验',
  refused: '未通过',
  revoked: '已撤销',
}

export const proofMeansText: Record<ProofMeans, string> = {
  certificate: '产地证明',
  geographical: '地理标志',
  visit: '实地核查',
  partner: '当地工会证明',
}

export const originStateText: Record<OriginState, string> = {
  missing: '产地未核验',
  waiting: '产地待核验',
  proved: '产地已核验',
  expired: '产地核验已到期',
}

export const pavilionStateText: Record<PavilionState, string> = {
  empty: '未定开馆日',
  coming: '即将开馆',
  open: '开馆中',
  closed: '已闭馆',
}

/** What the exported figures are headed with. */
export const zoneFileText = {
  title: '{org}消费帮扶销售 {from} 至 {to}',
  headings: ['栏目', '买方', '对口帮扶地区', '件数', '金额（元）', '其中馆内（元）', '说明'],
  parts: {
    total: '专区合计',
    region: '按地区',
    union: '按下级工会',
    pair: '按结对',
    month: '按月',
    opening: '平台启用前',
  },
  own: '{org}（本级）',
  source: '{words}，截至 {day}，来源：{source}',
  zoneOpening: '专区销售额',
  regionOpening: '{region}销售额',
  membersOpening: '服务网实名注册会员',
  paired: '对口结对',
  elsewhere: '非结对',
} as const

/** Large units, the largest first, in fen. */
export const moneyUnits = [
  { name: '亿元', fen: 10_000_000_000 },
  { name: '万元', fen: 1_000_000 },
  { name: '元', fen: 100 },
] as const

/** Large units of people, the largest first. */
export const peopleUnits = [
  { name: '亿人', people: 100_000_000 },
  { name: '万人', people: 10_000 },
  { name: '人', people: 1 },
] as const

/** What `gonghui verify` says when a promise does not hold. */
export const zoneFindingText = {
  counts: '消费帮扶 {id} 的销售统计不等于订单合计（差 {pieces} 件、{by} 元）。',
  steps: '援建项目「{name}」的预算、支出或者进度不等于登记的进展。',
  seasons: '「{name}」有两段开馆期重叠。',
} as const
