import type { refusals } from './errors.ts'
import type { DayKind } from './model.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'calendar.year-not-loaded':
    '{year} 年的放假安排还没有录入，无法确定工作日。请系统管理员按国务院办公厅通知录入该年日历后再试。',
  'calendar.year-already-loaded': '{year} 年的日历已经录入，不能重复录入。如需更正，请逐日修改。',
  'calendar.day-outside-year': '{day} 不在 {year} 年内，日历没有录入。请检查日期后重新提交。',
  'calendar.day-twice': '{day} 出现了两次，日历没有录入。请只保留一条后重新提交。',
  'calendar.kind-does-not-fit':
    '{day} 是{weekday}，不能设为「{kind}」。周一至周五只能是工作日或放假，周六、周日只能是休息、放假或调休上班。',
}

export const dayKindText: Record<DayKind, string> = {
  working: '工作日',
  rest: '休息',
  holiday: '放假',
  'make-up': '调休上班',
}

/** Sunday first, as `weekdayOf` counts. */
export const weekdayText = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** Entered as the maker of a version that came with the platform. */
export const platformText = '平台自带日历'
