import type { ChangeKind } from './changes.model.ts'
import type { refusals } from './errors.ts'
import type { ApplicationState } from './foundings.model.ts'

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

export const changeKindNames: Record<ChangeKind, string> = {
  found: '建立',
  move: '调整隶属',
  merge: '合并',
  split: '分设',
  rename: '更名',
  close: '撤销',
}

/** What a change did, with the names of its day. */
export const changeSentences = {
  found: '在{parent}之下建立{name}',
  move: '{name}由{from}划归{to}',
  merge: '{names}并入{into}',
  split: '从{name}分设{parts}',
  rename: '{from}更名为{to}',
  close: '撤销{name}',
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
  'unions.not-empty':
    '{name}还有 {members} 名会员、{openCases} 件未办结事项，不能直接撤销。请先把它并入另一个工会，或者先为会员办理转会、办结事项。',
}

export const verificationText = {
  stateDiffers: '建会申请 {id} 的状态与它的事项不一致。',
}
