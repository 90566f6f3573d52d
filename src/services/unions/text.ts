import type { ChangeKind } from './changes.model.ts'
import type { refusals } from './errors.ts'
import type { ApplicationState } from './foundings.model.ts'
import type { ElectionKind, ElectionMethod, EndReason, PostKey, ReminderStep, TermState } from './terms.model.ts'

export const serviceText = {
  name: '组织建设',
  application: '建会申请',
  applicationOpened: '提交申请',
  applicationTitle: '建立{name}',
  commandActor: '命令行',
}

export const applicationStateNames: Record<ApplicationState, string> = {
  filed: '待上级工会审批',
  returned: '退回补正',
  founded: '已批准建会',
  refused: '不予批准',
  withdrawn: '已撤回',
}

export const applicationActionNames = {
  approve: '批准建会',
  'send-back': '退回补正',
  refuse: '不予批准',
  resubmit: '重新提交',
  withdraw: '撤回申请',
}

export const applicationNotices = {
  approve: {
    title: '建会申请已批准',
    text: '「{title}」已批准（{number}）。请在批准后一个月内召开会员大会选举工会委员会。',
  },
  'send-back': { title: '建会申请退回补正', text: '「{title}」（{number}）需要补正：{note}。改好后请重新提交。' },
  refuse: { title: '建会申请未获批准', text: '「{title}」（{number}）未获批准，原因：{note}。有疑问请联系受理工会。' },
}

/** An account whose service has not told its name. */
export const otherAccount = '其他账户'

export const figureNames = {
  founded: '新建工会',
  closed: '撤并工会',
  reopened: '恢复工会',
  're-elected-on-time': '按期换届',
  're-elected-late': '逾期换届',
}

export const changeKindNames: Record<ChangeKind, string> = {
  found: '建立',
  move: '调整隶属',
  merge: '合并',
  split: '分设',
  rename: '更名',
  close: '撤销',
  reopen: '恢复',
}

/** What a change did, with the names of its day. */
export const changeSentences = {
  found: '在{parent}之下建立{name}',
  move: '{name}由{from}划归{to}',
  merge: '{names}并入{into}',
  split: '从{name}分设{parts}',
  rename: '{from}更名为{to}',
  close: '撤销{name}',
  reopen: '恢复{name}（{reason}）',
}

export const postNames: Record<PostKey, string> = {
  chair: '主席',
  'vice-chair': '副主席',
  member: '委员',
  'audit-chair': '经费审查委员会主任',
  'women-chair': '女职工委员会主任',
}

export const electionKindNames: Record<ElectionKind, string> = { general: '换届选举', 'by-election': '补选' }

export const electionMethodNames: Record<ElectionMethod, string> = {
  members: '会员大会',
  delegates: '会员代表大会',
  committee: '委员会全体会议',
}

export const endReasonNames: Record<EndReason, string> = {
  'term-ended': '届满',
  resigned: '辞职',
  dismissed: '免职、罢免',
  'union-ended': '组织撤并',
}

export const termStateNames: Record<TermState, string> = { overdue: '已到期', soon: '即将到期', later: '任期内' }

export const termFileText = {
  name: '届期台账',
  headings: ['组织编码', '工会名称', '上级工会', '届次', '主席', '本届起始日', '应换届日', '状态'],
}

/** `{name}` the union, `{ordinal}` the term, `{due}` its end, `{days}` how far away or how long ago. */
export const reminderText: Record<ReminderStep, { title: string; text: string }> = {
  soon: {
    title: '换届提醒：{name}',
    text: '{name}第{ordinal}届委员会将于 {due} 任期届满（还有 {days} 天）。请提前向上级工会报送换届请示，做好会员大会准备。',
  },
  due: {
    title: '换届临近：{name}',
    text: '{name}第{ordinal}届委员会将于 {due} 任期届满，只剩 {days} 天。请尽快召开会员大会选举，选举后登记结果。',
  },
  overdue: {
    title: '届期已过：{name}',
    text: '{name}第{ordinal}届委员会已于 {due} 任期届满，超过 {days} 天仍未登记换届。请说明情况并尽快换届。',
  },
}

export const refusalText: Record<keyof typeof refusals, string> = {
  'unions.not-found': '没有找到这个工会：它可能不存在，也可能不在您的管理范围内。请从组织树重新打开。',
  'unions.upper-must-act': '{name}的组织变动要由它的上级工会办理，本级不能自行办理。请报上级工会。',
  'unions.application-missing': '没有找到这份建会申请：它可能不存在，也可能不在您的管理范围内。请从列表重新打开。',
  'unions.kind-not-below': '{kind}不能设在{parentName}（{parentKind}）之下。请选择合适的上级工会。',
  'unions.parent-closed': '{name}已于 {on} 撤销，不能受理建会申请。请选择现在的上级工会。',
  'unions.credit-code-wrong': '统一社会信用代码 {creditCode} 不正确（应为 18 位，且校验位相符）。请对照证照核对。',
  'unions.employer-covered':
    '{employer}已经建立了工会（{name}）。请直接申请加入；如果情况有变，请联系该工会的上级工会。',
  'unions.applied-already': '{employer}已有一份建会申请正在办理，不需要重复提交。请在“我的申请”或受理工会处查看进度。',
  'unions.members-over-workers': '同意入会人数 {members} 超过职工人数 {workers}。请核对两个人数。',
  'unions.part-without-child': '新设的{name}没有分到任何下级组织。请至少选择一个划归它的下级。',
  'unions.child-twice': '{name}被分给了两个新组织。每个下级只能划归一个，请重新选择。',
  'unions.list-too-long': '一份名册最多 {most} 行。请按区县分成几份，先导上级再导下级。',
  'unions.import-missing': '没有找到这次导入：它可能不存在，也可能不在您的管理范围内。请从导入记录重新打开。',
  'unions.file-missing': '没有找到文件 {path}。请检查路径后再试。',
  'unions.ended': '{name}已于 {on} 撤并，不能再登记选举。请在接续的工会办理。',
  'unions.election-not-held': '选举日期 {on} 还没有到。请在会议召开以后登记结果。',
  'unions.election-before-last':
    '选举日期 {on} 不晚于上一次登记的选举，或者早于建会日期。请核对日期；同一天选出的人请一次登记。',
  'unions.attendance-over': '到会人数 {attended} 超过应到会人数 {eligible}。请核对两个人数。',
  'unions.quorum-missed':
    '应到会 {eligible} 人，实到 {attended} 人，不足三分之二（至少 {needed} 人），选举无效。请重新召集会议后再登记。',
  'unions.votes-over': '{post}得票 {votes} 票，超过到会人数 {attended}。请核对计票结果。',
  'unions.votes-short':
    '{post}得票 {votes} 票，没有超过应到会人数的一半（至少 {majority} 票），不能当选。请核对或另行选举。',
  'unions.elected-twice': '同一个人在同一职务上填了两次。请删去一行。',
  'unions.post-twice': '{post}只能有一人，名单里有两人。请核对。',
  'unions.post-held': '{post}现由{holder}担任，不能补选。请先办理离任，或者核对职务。',
  'unions.chair-missing': '换届选举名单里没有主席。请补上当选主席后再登记。',
  'unions.no-term': '这个工会还没有登记过换届选举，不能补选。请先登记本届的换届选举。',
  'unions.person-missing': '没有找到当选人：可能不在您的管理范围内，或者还没有登记。请先办理入会。',
  'unions.not-a-member': '{name}不是{union}（含下级）的会员，不能当选。请先办理入会或转会。',
  'unions.post-missing': '没有找到这个任职：它可能不存在，也可能不在您的管理范围内。请从工会页面重新打开。',
  'unions.post-ended': '{name}已于 {on} 不再担任{post}，不需要再办理。',
  'unions.day-not-come': '日期 {on} 还没有到。请在当天或之后办理。',
  'unions.day-before-post': '离任日期 {on} 早于就任{post}的日期 {from}。请核对日期。',
  'unions.not-empty':
    '{name}还有 {members} 名会员、{openCases} 件未办结事项，不能直接撤销。请先把它并入另一个工会，或者先为会员办理转会、办结事项。',
}

export const verificationText = {
  stateDiffers: '建会申请 {id} 的状态与它的事项不一致。',
}
