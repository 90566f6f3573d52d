import type { Proof, Standing } from './contract.ts'
import type { refusals } from './errors.ts'
import type { CredentialRule } from './model.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'credentials.kind-unknown': '没有这种证书或标签（{kind}）。请刷新页面后重新选择。',
  'credentials.days-reversed': '截止日期必须晚于开始日期。请核对有效期。',
  'credentials.overlaps': '{kind}在这段时间里已经有一条有效记录，有效期不能重叠。请先终止原来的，或调整起止日期。',
  'credentials.unknown': '没有找到这条记录。请刷新页面后再试。',
  'credentials.ended-already': '这条记录在 {on} 已经终止，不用再办。',
  'credentials.end-out-of-reach': '终止日期应在 {from} 与原截止日期之间。请重新选择。',
  'credentials.code-unknown': '没有查到这个验证码。请对照证书逐位核对；仍查不到的，请向发证单位核实。',
  'credentials.card-code-wrong': '会员码不正确或者已经过期。请对方刷新会员卡，重新出示。',
  'credentials.card-code-used': '这个会员码刚才已经用过。请等对方的会员卡换成下一个码（最多 30 秒）再核验。',
  'credentials.card-of-no-member': '这张会员卡的会籍已经终止，不能使用。请本人到所在工会办理。',
  'credentials.too-many-wrong-codes': '错误的会员码太多，已暂停核验。请在 {minutes} 分钟后再试。',
}

export const standingText: Record<Standing, string> = {
  coming: '未生效',
  holds: '有效',
  ending: '即将到期',
  expired: '已到期',
  revoked: '已终止',
}

export const proofText: Record<Proof, string> = {
  document: '凭证件材料核验',
  outside: '外部系统核验',
  list: '按名单登记',
  rule: '系统按规则登记',
  statement: '本人申报',
}

export const reminderText = {
  title: '{kind}快到期了',
  text: '您的{kind}将在 {lastOn} 到期。需要继续使用的，请在到期前办理延续。',
}

export const findingText: Record<CredentialRule, string> = {
  'end-differs': '证书或标签 {id} 的终止日期与终止记录不一致',
  'code-missing': '证书或标签 {id} 缺少验证码',
}
