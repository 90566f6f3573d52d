import { fillSentence } from '../../platform/refusal.ts'
import type { ClaimState } from './claims.contract.ts'
import type { ClaimAction } from './claims.model.ts'
import type { NotEligibleReason } from './coverage.contract.ts'
import type { refusals } from './errors.ts'
import { policyRefusalText } from './policies.text.ts'

/** How the accounts of a fund are called where balances are shown. */
export const accountNames = {
  'mutual-aid.bank': '互助基金银行存款',
  'mutual-aid.contributions': '互助金缴费收入',
  'mutual-aid.benefits': '互助金支出',
  'mutual-aid.payable': '应付互助金',
  'mutual-aid.receivable': '应收多付互助金',
}

export const serviceText = {
  name: '医疗互助',
  claim: '医疗互助金',
  claimOpened: '下发待办',
  importTitle: '导入 {quarter} 结算文件 {file}',
  screeningTitle: '筛查 {quarter}',
  dispatchTitle: '下发 {quarter}',
  claimTitle: '{hospital}住院 {from}至{to}',
  commandLine: '命令行',
  units: { bytes: '字节', settlements: '条', claims: '件' },
  bank: '银行回盘',
  agentSigned: '由家属 {name} 代办',
  objection: '本人认为金额或住院记录不对：{text}',
  notifiedBy: { app: '已发手机通知', phone: '已打电话', visit: '已上门' },
  fundName: '职工大病医疗互助',
  sheetProof: '覆盖证明',
  settlementsOut: '医保结算记录已更正',
  transferApproved: '医疗互助金审定',
  transferWithdrawn: '医疗互助金撤回审定',
  transferPaid: '医疗互助金支付',
  transferOverpaid: '多付待抵扣',
  contributionsReceived: '互助资金到账',
}

/** Banks by the first six digits of their debit cards; a hint while typing, never a check. */
export const bankPrefixes: readonly (readonly [prefix: string, bank: string])[] = [
  ['622202', '中国工商银行'],
  ['621226', '中国工商银行'],
  ['622848', '中国农业银行'],
  ['622845', '中国农业银行'],
  ['621661', '中国银行'],
  ['621785', '中国银行'],
  ['621700', '中国建设银行'],
  ['622700', '中国建设银行'],
  ['622260', '交通银行'],
  ['621799', '中国邮政储蓄银行'],
  ['621098', '中国邮政储蓄银行'],
  ['622588', '招商银行'],
]

const cardProblems = {
  length: '银行卡号应为 16 至 19 位数字，现在是 {digits} 位。',
  digit: '银行卡号有一位不对，请对照卡面再看一遍。',
}

export function cardProblemText(problem: keyof typeof cardProblems, cardNumber: string): string {
  return fillSentence(cardProblems[problem], { digits: cardNumber.length })
}

export const claimStateNames: Record<ClaimState, string> = {
  notify: '待通知',
  fill: '待本人填报',
  grassroots: '基层审核',
  county: '区县审核',
  city: '市级审核',
  second: '市级复核',
  paying: '支付中',
  'payment-failed': '支付失败',
  paid: '已赔付',
  declined: '已放弃',
  void: '已撤销',
}

export const claimActionNames: Record<ClaimAction, string> = {
  notify: '通知本人',
  submit: '提交',
  approve: '审核通过',
  'send-back': '退回本人',
  decline: '放弃领取',
  lapse: '逾期关闭',
  amend: '金额更正',
  void: '撤销',
  'settle-by-set-off': '全额抵扣',
  pay: '支付成功',
  fail: '支付失败',
}

/** What the person reads in her inbox when the claim moves. */
export const claimNotices = {
  notify: {
    title: '您有一笔医疗互助金可以领取',
    text: '{title}，可领 {amount} 元。请在{due}前在手机上填银行卡并签名，不用交发票和病历。',
  },
  'send-back': { title: '医疗互助金申请被退回', text: '{title}：{note} 请改好后再交一次，请在{due}前办完。' },
  lapse: { title: '医疗互助金申请已逾期关闭', text: '{title}：{note} 如有疑问请联系您的基层工会。' },
  amend: {
    title: '医疗互助金金额有更正',
    text: '{title}：医保局更正了结算记录，现在可领 {amount} 元。请重新核对后提交。',
  },
  void: {
    title: '医疗互助金申请已撤销',
    text: '{title}：医保局撤销或更正了这次结算，这笔互助金不再发放。如有疑问请联系您的基层工会。',
  },
  'settle-by-set-off': { title: '医疗互助金已抵扣', text: '{title}：这次的互助金已全部抵扣此前多付的金额，不再另付。' },
  pay: { title: '医疗互助金已到账', text: '{title}：{amount} 元已转入您的银行卡。' },
  fail: { title: '医疗互助金没有付成', text: '{title}：银行退回，原因是「{note}」。请在{due}前更正银行卡。' },
}

export const notEligibleNames: Record<NotEligibleReason, string> = {
  'not-covered': '未参保',
  waiting: '等待期',
  'excluded-diagnosis': '除外诊断',
  'excluded-hospital': '除外医院',
  'below-deductible': '未过起付线',
  'cap-reached': '已到封顶',
}

export const exportText = {
  title: '医疗互助申请',
  bankReason: '交银行付款',
  proofReason: '覆盖证明（无个人信息）',
  headings: [
    '编号',
    '姓名',
    '证件号',
    '基层工会',
    '事项',
    '季度',
    '可领金额（元）',
    '状态',
    '当前办理',
    '下发日期',
    '期限',
  ],
  proofTitle: '{quarter} 覆盖证明',
  proofHeadings: {
    level: '层级',
    org: '工会',
    whole: '合计',
    below: '下一级',
    union: '基层工会',
    inForce: '有效结算',
    unscreened: '未筛查',
    eligible: '符合条件',
    benefit: '互助金（元）',
    paid: '已赔付',
    paidAmount: '已赔付（元）',
    declined: '已放弃',
    undispatched: '待下发',
    differences: '差',
  },
}

export const qualifierWords = { exact: '', 'and-more': '余', many: '多', nearly: '近' }

export const publicText = {
  noFederation: '工会',
  sinceStart: '开展以来累计救助',
  thisYear: '今年以来救助',
  platform: '按本平台支付记录统计',
  withOpening: '{day} 以前按「{source}」，之后按本平台支付记录',
}

export const findingText = {
  stateDiffers: '申请 {id} 记为 {claim}，事项却是 {found}。',
  paidOtherwise: '申请 {id} 的支付记录有 {payments} 条，与它的状态或金额不符。',
  payableDiffers: '{fund}：应付未付 {owed} 元，账上是 {booked} 元。',
}

export const proofWords = { unscreened: '未筛查', undispatched: '待下发' }

export const refusalText: Record<keyof typeof refusals, string> = {
  ...policyRefusalText,
  'mutual-aid.fund-missing': '还没有互助基金。请先发布一版互助办法，基金随第一版办法建立。',
  'mutual-aid.fund-of-another': '基金 {fund} 由 {org} 管理，您不能改它的办法。请联系该工会。',
  'mutual-aid.federation-missing': '还没有建立工会组织，办法没有归属。请先建立本级工会。',
  'mutual-aid.policy-refused': '这版办法有 {count} 处不对，没有发布：{sentences}',
  'mutual-aid.import-missing': '没有这次导入，或不在您的管理范围内。',
  'mutual-aid.quarter-not-screened': '{quarter} 还没有筛查，或筛查后又有新数据。请先筛查，再下发。',
  'mutual-aid.job-running': '{quarter} 的这项工作正在进行，不用再点一次。请等它完成。',
  'mutual-aid.import-running': '{quarter} 有文件正在导入。请等导入完成后再筛查。',
  'mutual-aid.claim-missing': '没有这笔申请，或不在您的管理范围内。',
  'mutual-aid.identity-not-confirmed': '证件号后四位与登记的不一致，没有提交。请核对后再填。',
  'mutual-aid.card-number-wrong': '银行卡号不对：{problem} 没有提交，已填的内容还在。',
  'mutual-aid.holder-not-claimant': '开户人姓名应与本人一致；由家属代领时，应与家属姓名一致。请改好后再交。',
  'mutual-aid.agent-id-wrong': '代办人的证件号不对，请对照身份证再填一遍。',
  'mutual-aid.signature-unreadable': '签名没有收到或看不清。请重新签一次。',
  'mutual-aid.claim-period-open': '这笔申请的期限到 {claimBy}，还没有过，不能逾期关闭。请继续联系本人。',
  'mutual-aid.fund-short': '资金余额不足，还差 {yuan} 元，没有生成批次。请先登记到账资金。',
  'mutual-aid.nothing-to-pay': '现在没有审定后待支付的申请，没有生成批次。',
  'mutual-aid.payout-missing': '没有这个支付批次，或不在您的管理范围内。',
  'mutual-aid.result-before-sending': '批次 {number} 还没有下载银行文件，不会有回盘结果。请检查是不是选错了批次。',
  'mutual-aid.result-of-another-batch':
    '这份回盘文件是批次 {found} 的，不是 {number} 的，没有读入。请换成本批次的文件。',
  'mutual-aid.result-faulty': '回盘文件第 {line} 行不对：{problem}整份文件没有读入。请与银行核对。',
  'mutual-aid.result-contradicts':
    '回盘文件第 {line} 行与此前的结果不同：原来是「{before}」。整份文件没有读入，请与银行核对。',
  'mutual-aid.policy-not-json': '{path} 不是 JSON 文件，没有发布。请检查括号和引号。',
  'mutual-aid.file-missing': '没有这个文件：{path}。请检查路径。',
}

/** Why somebody cannot be erased yet. */
export const obstacleText = {
  covered: '您的医疗互助保障要到 {endsOn} 才期满，期满后再申请注销，否则新的互助金无法发给您。',
}
