/** Columns of the file the bank takes, in order. */
export const bankFileHeadings = ['批次号', '序号', '户名', '账号', '开户行', '金额', '用途'] as const

/** Columns of the file the bank gives back; 原因 is needed for a failure. */
export const bankResultHeadings = ['批次号', '序号', '金额', '结果', '原因'] as const

/** Words inside the two files and in the books. */
export const bankWords = {
  purpose: '惠工商城货款',
  paid: '成功',
  failed: '失败',
  booked: '支付供应商货款',
  reason: '银行付款文件',
} as const

export const bankRowProblemText = {
  'place-unknown': '序号不在本批次里。',
  'place-twice': '序号重复出现。',
  'amount-differs': '金额与付款文件不同。',
  'result-unknown': '结果应为「成功」或「失败」。',
  'reason-missing': '失败没有写原因。',
}
export type BankRowProblem = keyof typeof bankRowProblemText

/** Columns of a statement that leaves the console. */
export const statementHeadings = ['日期', '订单号', '事项', '金额（元）'] as const
export const statementKinds: Record<string, string> = { 'mall.received': '签收', 'mall.returned': '签收后退货' }
export const statementName = '结算单 {number}'
