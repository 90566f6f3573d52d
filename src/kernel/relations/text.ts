import type { RelationStanding, TimeOfDay } from './contract.ts'
import type { refusals } from './errors.ts'
import type { RelationRule } from './model.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'relations.not-found': '没有找到这项结对，或者它不在您的范围内。请从列表里重新打开。',
  'relations.kind-unknown': '没有这一类结对。请刷新页面后重新选择。',
  'relations.party-unknown': '{side}不在您的范围内，或者查无此人、此单位。请重新选择。',
  'relations.with-itself': '结对的两方不能是同一个。请重新选择其中一方。',
  'relations.days-reversed': '结束日期要晚于开始日期。请核对后再提交。',
  'relations.bound-already': '{a}和{b}已经结对，从 {from} 起有效。请先终止原来的，或在原来的上面续期。',
  'relations.side-full': '{name}作为{side}最多结对 {most} 个，现在已经满了。请先终止一个，或另选一位。',
  'relations.ended': '这项结对在 {on} 已经终止，不能再办理。需要的话请重新结对。',
  'relations.end-out-of-reach': '结束日期应在 {from} 以后，并且在原定期限以内。请重新选择。',
  'relations.done-out-of-term': '日期应在结对期内，并且不晚于今天。请核对日期。',
  'relations.recorded-already': '这一条履职记录已经登记过。请刷新后再看。',
  'relations.cursor-unknown': '翻页的位置已经失效。请刷新列表。',
}

export const standingText: Record<RelationStanding, string> = {
  coming: '未开始',
  holds: '有效',
  ending: '即将到期',
  ended: '已终止',
}

export const timeText: Record<TimeOfDay, string> = { morning: '上午', afternoon: '下午', evening: '晚上' }

export const noticeText = {
  begun: { title: '结对已建立', text: '您与{other}结成“{kind}”，从 {from} 开始。职责：{duty}' },
  ended: { title: '结对已终止', text: '您与{other}的“{kind}”到 {last} 为止。原因：{reason}' },
}

export const findingText: Record<RelationRule, string> = {
  'end-differs': '结对 {id} 的终止日期与终止记录不一致。',
  'side-missing': '结对 {id} 缺少一方。',
}
