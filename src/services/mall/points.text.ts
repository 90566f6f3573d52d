/** What workers and officers read about points on their way down. */
export const pointsWords = {
  job: '发放「{occasion}」积分',
  people: '人',
  configured: '划拨福利积分',
  issuedTitle: '福利积分到账',
  issued: '「{occasion}」积分 {points} 分已到账，请在 {closes} 前到商城选购。',
}

/** Why somebody on a list cannot be given anything. */
export const issueProblemText: Record<string, string> = {
  dead: '此人已去世。',
  merged: '此人的档案已经合并到另一份，请按留下的档案发放。',
  unknown: '系统里没有此人，可能已被删除。',
}

/** What accounts of the mall are called in the books of a union. */
export const accountNames = {
  'mall.points': '职工福利积分',
  'mall.books.fund': '商城积分总账',
  'mall.books.points': '待发放的福利积分',
  'mall.books.due': '已下单未收货的货款',
  'mall.books.payable': '待结算的货款',
  'mall.books.settled': '已结算的货款',
} as const
