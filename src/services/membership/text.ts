import type { JoiningOutcome } from '../../kernel/people/index.ts'
import type { refusals } from './errors.ts'
import type { EmploymentForm } from './joining.contract.ts'

export const serviceText = {
  name: '入会',
  joining: '入会申请',
  joiningOpened: '提交入会申请',
  joiningTitle: '加入{union}',
  simulator: '演示核验',
}

export const formNames: Record<EmploymentForm, string> = {
  employed: '单位职工',
  flexible: '灵活就业',
  'ride-hailing': '网约车司机',
  'food-delivery': '外卖配送员',
  courier: '快递员',
  truck: '货车司机',
  domestic: '家政服务员',
  'live-stream': '网络主播',
  chauffeur: '代驾司机',
  'other-new-form': '其他新就业形态',
}

export const joiningStateNames = {
  review: '待审核',
  correct: '待本人补正',
  admitted: '已入会',
  refused: '未通过',
  withdrawn: '已撤回',
}

export const joiningActionNames = {
  admit: '同意入会',
  'send-back': '退回补正',
  refuse: '不予通过',
  revise: '重新提交',
  withdraw: '撤回申请',
}

export const joiningNotices = {
  admit: { title: '您已加入工会', text: '您的入会申请（{number}）已通过，{title}。现在可以使用会员卡和各项会员服务。' },
  'send-back': { title: '入会申请需要补正', text: '您的入会申请（{number}）被退回：{note}。请修改后重新提交。' },
  refuse: {
    title: '入会申请未通过',
    text: '您的入会申请（{number}）未通过：{note}。如有疑问，请联系工会或拨打 12351。',
  },
}

export const obstacleText: Record<Exclude<JoiningOutcome, 'joined'>, string> = {
  'member-here': '已经是本工会的会员',
  'member-elsewhere': '已经是另一个工会的会员，应当办理转会',
  'before-leaving': '离开原工会的日期晚于入会日期',
  'in-future': '入会日期还没有到',
  dead: '档案登记为已去世',
  unknown: '没有找到人员档案',
}

export const refusalText: Record<keyof typeof refusals, string> = {
  'membership.id-number-wrong':
    '证件号码不正确（应为 18 位居民身份证号码，出生日期真实，校验位相符）。请对照证件核对。',
  'membership.identity-differs':
    '姓名、证件号码与手机号没有核验通过。请核对姓名和证件号码，并使用本人实名办理的手机号；仍不能通过的，请带身份证到所在工会办理。',
  'membership.check-unreachable': '暂时连接不上实名核验，您填写的内容已保留。请稍后再试，或带身份证到所在工会办理。',
  'membership.member-already': '您已经是{orgName}的会员，不用再申请。',
  'membership.member-elsewhere': '您现在是{orgName}的会员，不能同时加入另一个工会。换了单位的，请办理转会。',
  'membership.application-open':
    '您已有一份入会申请（{number}）正在办理，不能同时申请两个工会。要换工会，请先撤回那一份。',
  'membership.application-missing': '没有找到这份入会申请。请回到列表重新打开。',
  'membership.union-unknown': '没有找到这个工会，可能已经撤销。请重新选择。',
  'membership.union-takes-no-members': '{name}不直接接收会员。请选择它下面的基层工会、乡镇（街道）工会。',
  'membership.not-admissible': '现在不能办理入会：{reason}。请核对档案，必要时退回本人说明。',
  'membership.import-missing': '没有找到这次导入。请回到导入列表重新打开。',
  'membership.import-not-checked':
    '这份名单不在等待确认：可能还在检查，或者已经导入、放弃。请刷新页面看它现在到了哪一步。',
  'membership.review-missing': '没有找到这个待确认人员。请回到列表重新打开。',
  'membership.review-answered': '这个人员已由{name}答复，不能再答复一次。请刷新列表。',
  'membership.review-answer-unfit': '这个答复不适用于这种情况。请从页面上列出的答复里选一个。',
  'membership.employer-missing': '单位职工入会要填写工作单位名称。请补充后再提交。',
}
