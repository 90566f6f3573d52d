import type { TimeKind } from '../../kernel/indicators/index.ts'

export const timeKindNames: Record<TimeKind, string> = {
  'each-year': '每年不少于',
  'yearly-average': '每年平均',
  total: '期末累计',
  floor: '始终不低于',
}

export const targetStateNames = { met: '已完成', missed: '未完成', ahead: '进度正常', behind: '进度落后' }

/** A target in one line, as it read before it was changed. */
export const targetWording = '{title}：{kind} {amount} 人（{fromYear}—{toYear} 年）'

/** The figures as a file: one heading, parts under one another. */
export const statisticsFileText = {
  title: '会员发展 {org} {from} 至 {to}',
  headings: ['统计口径', '名称', '新增会员', '其中新就业形态', '说明'],
  parts: {
    total: '合计',
    form: '按就业形态',
    month: '按月',
    org: '按下级工会',
    opening: '平台启用前的期初数（不计入上面的数）',
    target: '目标完成情况',
  },
  month: '{year} 年 {n} 月',
  opening: '{year} 年 {org}',
  target: '{kind} {amount} 人，{state}，还差 {lacking} 人。出处：{source}',
  source: '出处：{source}',
}
