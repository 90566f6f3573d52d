/** What people consent to before their stay in hospital and their bank card are used. A published version never changes. */
export const consentTexts = [
  {
    purpose: 'mutual-aid.claim',
    version: 1,
    title: '使用住院信息和银行卡号',
    body: '为了给您计算和发放医疗互助金，工会需要使用您的住院结算信息（医院、日期、诊断、费用）和您填写的银行卡号。\n这些是敏感个人信息，会加密保存，只用于计算、审核、付款和查账；审核的干部平时只能看到遮盖后的内容，每次查看完整信息都会记录，您随时可以在“我的 → 我的数据”里看到。\n付款凭证按会计法保存 30 年。您可以不同意或者以后撤回；撤回后不能再申请新的互助金，已经办完的不受影响。',
  },
] as const
