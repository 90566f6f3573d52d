/** Columns of the file the bank takes, in order. */
export const bankFileHeadings = ['批次号', '序号', '户名', '账号', '开户行', '金额', '用途'] as const

/** Columns of the file the bank gives back; 原因 is needed for a failure. */
export const bankResultHeadings = ['批次号', '序号', '金额', '结果', '原因'] as const

/** Words inside the two files. */
export const bankFileWords = { purpose: '职工医疗互助金', paid: '成功', failed: '失败' }

/** What is wrong with one row of a result file. */
export const bankRowProblemText = {
  'position-unknown': '序号不在本批次里。',
  'position-twice': '序号重复出现。',
  'amount-differs': '金额与付款文件不同。',
  'result-unknown': '结果应为「成功」或「失败」。',
  'reason-missing': '失败没有写原因。',
}

export type BankRowProblem = keyof typeof bankRowProblemText

/** Why the bank of the demonstration returns a payment. */
export const simulatedBankProblem = '账户状态异常'
