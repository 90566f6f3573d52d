/** What the public door says of commitments, beside what everybody reads of them. */
export const portalText = {
  lead: '每件事有人负责、有数量、有期限。办成了看得见，没办成的说清原因，改了什么也看得见。',
  year: (year: number) => `${year} 年`,
  years: '年度',
  back: '全部实事',
  count: (published: number, done: number) => `共 ${published} 项，已办成 ${done} 项`,
  open: (open: number) => `${open} 项没有按时完成`,
  say: '登录后可以留言、评价',
}
