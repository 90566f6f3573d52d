import type { ReplyState } from './contract.ts'
import type { refusals } from './errors.ts'
import type { Force, InstrumentRule, ReplyStep } from './model.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'instruments.not-found': '没有找到这份文件，或者它不在您的范围内。请从列表里重新打开。',
  'instruments.template-differs': '「{kind}」第 {version} 版模板已经发布，内容不能改。请用新的版本号发布。',
  'instruments.template-faulty': '模板里的 {places} 没有对应的填写项。请补上填写项，或者从条款里去掉。',
  'instruments.fields-empty': '还有没填的内容：{fields}。请填写完整后再提交。',
  'instruments.sides-empty': '每一方都要有且只有一个签署人，现在缺少或重复的是：{sides}。请补全后再提交。',
  'instruments.addressees-empty': '「{title}」要写明发给谁。请至少填一个收文单位。',
  'instruments.period-reversed': '到期日 {until} 早于生效日 {from}。请检查两个日期。',
  'instruments.text-changed': '文本在您打开之后有改动，这次没有签署。请重新打开，看过新的文本再签。',
  'instruments.not-the-signer': '这一方应由「{party}」签署，您不是它的签署人。请让对方自己签署。',
  'instruments.already-signed': '「{party}」已经在 {at} 由{signer}签署，不用再签。',
  'instruments.not-open': '{number} 现在是「{state}」，不能再签署或改动。',
  'instruments.signature-unreadable': '没有收到清楚的签名图。请重新签一次。',
  'instruments.already-renewed': '{number} 已经续签过，续签的文件是 {next}。请打开那一份办理。',
  'instruments.not-renewable': '{number} 还没有签署完成或者已经撤销，不能续签。请另外起草一份。',
  'instruments.code-unknown': '没有这个验证码对应的文件。请核对纸面上的验证码，字母不分大小写。',
  'instruments.not-signed': '{number} 还没有签署完成，不能发出。请先签署。',
  'instruments.sent-already': '{number} 已经发出，不用再发。',
  'instruments.addressee-unknown': '这份文件没有这个收文单位。请刷新页面后再试。',
  'instruments.reply-out-of-turn': '「{name}」现在是“{state}”，不能办这一步。请刷新页面看最新进展。',
  'instruments.reply-day-wrong': '日期不对：办理日期不能晚于今天，回复期限要晚于今天。请核对后再提交。',
}

export const findingText: Record<InstrumentRule, string> = {
  'text-altered': '文件 {number} 第 {version} 版的文本与它的校验值不符：文本被改动过。',
  'signed-without-a-side': '文件 {number} 第 {version} 版登记为签署完成，但缺少一方的签名。',
  'signature-under-another-text': '文件 {number} 第 {version} 版有签名，签的不是这一版文本。',
}

export const forceText: Record<Force, string> = {
  'not-signed': '待签署',
  'not-yet': '未生效',
  'in-force': '有效',
  expired: '已到期',
  revoked: '已撤销',
}

export const replyStateText: Record<ReplyState, string> = {
  'to-send': '待发出',
  awaiting: '待回复',
  overdue: '逾期未回复',
  replied: '已回复，待复查',
  met: '已整改到位',
  'not-met': '整改不到位',
}

export const replyStepText: Record<ReplyStep['step'], string> = {
  sent: '发出',
  urged: '催办',
  replied: '收到回复',
  met: '复查：已整改到位',
  'not-met': '复查：整改不到位',
}

/** Typefaces by the names under which Word knows them, as GB/T 9704 sets official papers. */
export const typefaces = { title: '宋体', body: '仿宋', heading: '黑体', latin: 'Times New Roman' }

/** 文件验证, at the public door. */
export const checkText = {
  title: '文件验证',
  lead: '拿到工会签发的文件，输入纸面上的 12 位验证码，核对编号、状态和签署单位。',
  code: '验证码',
  codeHint: '形如 ABCD-EFGH-JKMN，字母不分大小写',
  codeShort: '验证码是 12 位字母和数字，请对照纸面核对。',
  check: '验证',
  number: '编号',
  period: '有效期',
  open: '长期',
  unsigned: '待签署',
  signed: (day: string) => `${day} 签署`,
  digest: '文本校验值（SHA-256），应与纸面上印的一致：',
}

/** What stands on the paper besides the text itself. */
export const paperText = {
  number: '编号：{number}',
  period: '有效期：{from} 起至 {until}',
  openPeriod: '有效期：{from} 起长期有效',
  notSigned: '（待签署）',
  confirmed: '{signer}（密码确认）',
  signedOn: '签署日期：{day}',
  capacity: '签署人：{signer}（{capacity}）',
  check: '验证码 {code}。可在工会门户「文件验证」页核对本文件的编号、状态和文本校验值。',
  digest: '文本校验值（SHA-256）：{digest}',
  revoked: '本文件已于 {day} 撤销：{because}',
  page: '第 {page} 页，共 {pages} 页',
  to: '{names}：',
  herself: '本人',
}
