import type { TimeKind } from '../../kernel/indicators/index.ts'

export const timeKindNames: Record<TimeKind, string> = {
  'each-year': '每年不少于',
  'yearly-average': '每年平均',
  total: '期末累计',
  floor: '始终不低于',
}

export const targetStateNames = { met: '已完成', missed: '未完成', ahead: '进度正常', behind: '进度落后' }
