/** The words of the console kit itself; what a screen is about comes from the screen. */
export const kitText = {
  overdue: '逾期 {n} 个工作日',
  dueToday: '今天到期',
  daysLeft: '还剩 {n} 个工作日',
  difference: '差 {n}',
  dataTable: '数据表',
  chart: '图',
  retry: '再试一次',
  reference: '编号 {id}',
  moreRows: '再显示一些',
  shown: '已显示 {n} {unit}',
  allShown: '共 {n} {unit}，已全部显示',
  locked: '暂不能办',
  moreActs: '更多操作',
  notNow: '现在不能办理的操作',
  close: '关闭',
  secondsLeft: '约剩 {n} 秒',
  minutesLeft: '约剩 {n} 分钟',
  mayLeave: '可以离开本页',
  cancel: '取消',
  known: '知道了',
  done: '成功 {n} {unit}',
  crumbs: '所在位置',
  clearFilter: '取消筛选：{name}',
  loading: '正在读取',
  unread: '这一页没有读出来',
  and: '、',
  chooseAll: '全选',
  dayShown: 'YYYY年M月D日',
  monthShown: 'YYYY年M月',
  momentShown: 'YYYY年M月D日 HH:mm',
} as const

/** Fills the `{name}` places of a sentence. */
export function say(sentence: string, facts: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(facts[name] ?? place))
}
