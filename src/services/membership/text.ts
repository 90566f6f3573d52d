import type { JoiningOutcome } from '../../kernel/people/index.ts'
import type { refusals } from './errors.ts'

export const serviceText = {
  name: '入会',
  joining: '入会申请',
  joiningOpened: '提交入会申请',
  joiningTitle: '加入{union}',
  simulator: '演示核验',
  transferInTitle: '转入{union}',
  departure: '退会转会',
  departureOpened: '提出申请',
  leavingTitle: '退出{union}',
  transferTitle: '从{union}转出',
  tagging: '标签认定',
  taggingOpened: '提出认定申请',
}

export const joiningStateNames = {
  releasing: '待原工会同意',
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
  wait: '等待原工会同意',
  'pass-on': '原工会同意转出',
  drop: '终止办理',
}

export const departureStateNames = {
  review: '待审核',
  released: '已办结',
  kept: '未同意转出',
  withdrawn: '已撤回',
}

export const departureActionNames = {
  release: '同意',
  keep: '不同意转出',
  withdraw: '撤回申请',
  drop: '终止办理',
}

export const departureNotices = {
  release: { title: '{title}已同意', text: '您的申请（{number}）已同意：{title}。转会的，由转入工会继续审核。' },
  keep: { title: '转会未获同意', text: '您的转会申请（{number}）未获同意：{note}。您的会籍不变，如有疑问请联系工会。' },
}

export const taggingStateNames = {
  review: '待认定',
  granted: '已认定',
  refused: '未通过',
  withdrawn: '已撤回',
}

export const taggingActionNames = {
  grant: '认定通过',
  refuse: '不予认定',
  withdraw: '撤回申请',
}

export const taggingNotices = {
  grant: { title: '{title}已认定', text: '您申请的「{title}」（{number}）已认定，可在「我的标签」中查看有效期。' },
  refuse: {
    title: '{title}未通过认定',
    text: '您申请的「{title}」（{number}）未通过：{note}。补齐材料后可以重新申请。',
  },
}

export const tagNames = {
  'real-name': '实名认证',
  migrant: '农民工',
  hardship: '困难职工',
  'single-parent': '单亲困难职工',
  disabled: '残疾职工',
  veteran: '退役军人',
  'model-worker': '劳动模范',
  craftsman: '工匠人才',
}

export const endingNotice = {
  title: '会籍已终止',
  text: '您在{union}的会籍自 {on} 起终止，原因：{cause}。{remark}。如有疑问，请联系工会或拨打 12351。',
}

export const counterText = { sawCard: '窗口核对身份证原件', dropped: '会籍已终止，转会不再办理' }

export const memberListText = {
  title: '会员名单',
  headings: ['姓名', '证件号码', '手机号', '所在工会', '入会日期', '退会日期', '就业形态', '标签'],
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
  merged: '这份档案已经并入同一个人的另一份',
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
  'membership.merge-missing': '没有找到这次合并。请回到列表重新打开。',
  'membership.merge-open': '这份档案已有一次合并在等待复核，或者已经合并。请回到列表查看。',
  'membership.merge-decided': '这次合并已由{name}处理过，不能再处理一次。请刷新页面。',
  'membership.merge-own': '合并档案要两个人办：提出的人不能自己复核。请另一位同事复核。',
  'membership.import-missing': '没有找到这次导入。请回到导入列表重新打开。',
  'membership.import-not-checked':
    '这份名单不在等待确认：可能还在检查，或者已经导入、放弃。请刷新页面看它现在到了哪一步。',
  'membership.review-missing': '没有找到这个待确认人员。请回到列表重新打开。',
  'membership.review-answered': '这个人员已由{name}答复，不能再答复一次。请刷新列表。',
  'membership.review-answer-unfit': '这个答复不适用于这种情况。请从页面上列出的答复里选一个。',
  'membership.target-missing': '没有找到这个目标。请刷新页面。',
  'membership.target-withdrawn': '这个目标已由{name}撤销，不能再更正或撤销。请刷新页面。',
  'membership.employer-missing': '单位职工入会要填写工作单位名称。请补充后再提交。',
  'membership.withdraw-the-transfer': '这是一份转会申请，请在「退会转会」里撤回。',
  'membership.no-member': '现在没有会籍，不能办理。请先申请入会。',
  'membership.departure-open': '您已有一份退会或转会申请（{number}）正在办理。要改主意，请先撤回那一份。',
  'membership.departure-missing': '没有找到这份申请。请回到列表重新打开。',
  'membership.leaving-is-free': '会员有退会的自由，不能不同意。可以先与本人联系，再办理同意。',
  'membership.invitation-unknown': '没有这个邀请码。请对照海报逐位核对，或向工会索取新的邀请码。',
  'membership.invitation-closed': '这个邀请码已经停用。请向工会索取新的邀请码，或按名称查找工会。',
  'membership.invitation-expired': '这个邀请码已经过期。请向工会索取新的邀请码，或按名称查找工会。',
  'membership.invitation-used-up': '这个邀请码的名额已经用完。请向工会索取新的邀请码，或按名称查找工会。',
  'membership.invitation-of-closed-union': '{name}已经撤销，这个邀请码不能再用。请按名称或地区查找工会。',
  'membership.invitation-of-another': '邀请码与所选的工会不一致。请重新扫码，或按名称选择工会。',
  'membership.invitation-ends-before': '邀请码的截止日期 {on} 已经过去。请选择今天或以后的日期。',
  'membership.tag-unknown': '没有找到这个标签。请刷新页面后再试。',
  'membership.tag-not-askable': '这个标签由工会登记，不能自己申请。如有疑问请联系所在工会。',
  'membership.tag-held': '您已有有效的「{tag}」标签，不用再申请。',
  'membership.tag-asked': '「{tag}」的申请正在办理，请等候审核结果。',
  'membership.tag-request-missing': '没有找到这份认定申请。请回到列表重新打开。',
  'membership.document-missing': '申请「{tag}」要上传证明材料。请拍照或选择文件后再提交。',
  'membership.member-missing': '没有找到这位会员。请刷新名单后再试。',
  'membership.cursor-unknown': '页码已经失效。请从第一页重新查询。',
  'membership.born-in-future': '出生日期不能晚于今天。请核对。',
  'membership.birth-differs': '证件号码中的出生日期与填写的不一致。请对照证件核对。',
  'membership.too-many-relatives': '最多登记 {most} 位家属。请先删去不需要的。',
  'membership.relative-missing': '没有找到这位家属，可能已经删去。请刷新页面。',
}
