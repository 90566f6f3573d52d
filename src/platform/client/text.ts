/** What the browser itself has to say when the server could not be heard. */
export const clientText = {
  'client.offline': '现在没有网络，没有连上工会的服务器。请连上网络后再试，填好的内容不会丢。',
  'client.too-slow': '网络太慢，等了很久没有回音。请换个信号好的地方再试，填好的内容不会丢。',
  'client.unreadable': '服务器的回答没有读懂，可能正在维护。请过几分钟再试。',
} as const

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** How days and times are written everywhere in the browser. */
export const dateText = {
  weekday: (index: number) => weekdays[index]!,
  monthDay: (month: number, day: number) => `${month}月${day}日`,
  yearMonthDay: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
  withWeekday: (day: string, weekday: string) => `${day} (${weekday})`,
  today: (time: string) => `今天 ${time}`,
  yesterday: (time: string) => `昨天 ${time}`,
  span: (from: string, to: string) => `${from} 至 ${to}`,
}
