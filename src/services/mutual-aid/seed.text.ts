/** Words of the demonstration's invented policy and files. */
export const seedPolicyText = {
  title: '职工大病医疗互助实施办法',
  revisedTitle: '职工大病医疗互助实施办法（修订）',
  sources: ['会员缴费', '工会补助'],
  cancer: '恶性肿瘤',
  kidney: '终末期肾病',
}

export const seedFileText = {
  settlements: '{quarter}_医保结算.csv',
  changes: '{quarter}_更正冲正.xlsx',
  covers: '{year}_参保名单.csv',
  result: '{number}_回盘.csv',
  sender: '市医保局',
  sheet: '结算',
  openingSource: '启用平台前的纸质台账',
}

export const seedNotes = {
  sendBack: '银行卡开户行没有写支行，请补充后再交。',
  notified: '已电话告知，本人会用手机填报',
}

export const seedBanks = ['中国工商银行', '中国农业银行', '中国建设银行', '中国银行', '交通银行'] as const
