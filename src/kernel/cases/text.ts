import type { RefusalCode } from './errors.ts'
import type { CaseRule } from './model.ts'

export const refusalText: Record<RefusalCode, string> = {
  'cases.not-found': '没有找到这件事项：它可能不存在，也可能不在您的管理范围内。请从列表中重新打开。',
  'cases.moved-meanwhile':
    '{who}已于 {when} 办理「{what}」，这件事项现在是「{state}」，您的操作没有生效。请刷新后按新状态办理。',
  'cases.wrong-state': '这件事项现在是「{state}」，「{action}」只能在「{states}」时办理。',
  'cases.not-yours': '只有本人可以「{action}」。如需代办，请由本人登录，或按办事指南办理委托。',
  'cases.no-permission': '您的角色没有「{action}」的权限。如果确实需要，请联系上级工会的系统管理员。',
  'cases.not-your-desk': '这件事项不在您单位办理，您不能「{action}」。请由当前办理单位操作，或先督办。',
  'cases.four-eyes': '上一步是您本人办理的，「{action}」须由另一位同事复核。请转请同事办理。',
  'cases.only-platform': '「{action}」由系统自动办理，不能手工操作。',
  'cases.note-missing': '「{action}」须写明理由，这样对方才知道如何处理。请填写后再提交。',
  'cases.closed': '这件事项已经办结，不能再{action}。如有新情况，请重新发起。',
  'cases.supervised-from-above': '督办只能由承办单位的上级工会发出。请由上级工会办理督办。',
  'cases.search-too-short': '搜索内容太短。请至少输入两个字，或输入完整的编号。',
  'cases.cursor-unknown': '翻页位置已失效。请回到第一页重新查看。',
}

/** Where a case lies when it is not at an organisation's desk. */
export const deskText = { person: '本人', system: '系统处理', none: '已结束' } as const

/** Who acted, when it was nobody in person. */
export const platformText = '系统'

/** How the owner of a case is named in its history, to everyone. */
export const ownerText = '本人'

/** Titles of what the kernel itself writes into a history. */
export const deedText = { comment: '办理记录', supervision: '督办', raised: '逾期上报', late: '已逾期' } as const

export const raisedText = '超过办理期限，由「{from}」上报至「{to}」。'
export const lateText = '超过办理期限（{due}），仍未办结。'

export const noticeText = {
  commented: { title: '您的事项有新的办理记录', text: '「{title}」（{number}）：{note}' },
  answered: { title: '职工补充了情况', text: '「{title}」（{number}）：{note}' },
  supervised: { title: '上级督办：{title}', text: '{org}督办事项 {number}：{note}' },
  raised: {
    title: '{count} 件事项逾期上报',
    text: '「{from}」有 {count} 件事项超过办理期限，已上报至「{to}」。请尽快办理。',
  },
} as const

/** A day as people read it: 2026年11月20日. */
export function wordsOfDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** An instant on the clock of Shanghai: 11月20日 09:05. */
export function wordsOfInstant(instant: string): string {
  const wall = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${Number(wall.slice(5, 7))}月${Number(wall.slice(8, 10))}日 ${wall.slice(11, 16)}`
}

/** What `verify` says of a break. */
export const findingText: Record<CaseRule, string> = {
  'counts-differ': '机构 {subject} 的事项汇总数不符：汇总为 {found}，实际应为 {expected}。',
  'history-differs': '事项 {subject} 与办理历史不一致：现为 {found}，历史为 {expected}。',
  'state-unknown': '事项 {subject} 处于未知状态 {found}。',
}
