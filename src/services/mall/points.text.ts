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
  unknown: '系统里没有此人，可能已被合并或删除。',
}
