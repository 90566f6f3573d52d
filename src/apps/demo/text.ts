/** Every officer of the demonstration signs in with it; it exists nowhere else. */
export const demoPassword = 'Jianghe-8848'

export type OfficerPlan = {
  readonly role: string
  readonly account: string
  /** Absent: invented like a worker's. */
  readonly name?: string
}

/** Who holds which role in the demonstration. */
export const officerPlans: {
  readonly city: readonly (OfficerPlan & { readonly over: 'city' | 'province' })[]
  readonly county: OfficerPlan
  readonly union: OfficerPlan
} = {
  city: [
    { role: 'fund-manager', account: 'wangmin', name: '王敏', over: 'city' },
    { role: 'city-reviewer', account: 'chenli', name: '陈立', over: 'city' },
    { role: 'union-builder', account: 'liufang', name: '刘芳', over: 'city' },
    { role: 'mall-operator', account: 'limei', name: '李梅', over: 'city' },
    { role: 'leader', account: 'zhaojun', name: '赵军', over: 'province' },
    { role: 'administrator', account: 'xitong', name: '李强', over: 'province' },
    { role: 'security-administrator', account: 'anquan', name: '郑安', over: 'province' },
    { role: 'audit-administrator', account: 'shenji', name: '方正', over: 'province' },
    { role: 'auditor', account: 'sunyan', name: '孙燕', over: 'city' },
    { role: 'rights-officer', account: 'weiquan', name: '高远', over: 'city' },
    { role: 'counsellor', account: 'xinli', name: '林静', over: 'city' },
  ],
  county: { role: 'county-officer', account: 'quxian' },
  union: { role: 'grassroots-officer', account: 'jiceng' },
}

/** What a visitor finds when signed in as the worker. */
export const workerNotes: Readonly<Record<string, string | undefined>> = {
  fill: '有一笔互助金待领取',
  'payment-failed': '银行卡被退回，待更正',
  paid: '互助金已到账',
  county: '申请正在审核',
  points: '有福利积分可以选购',
  orders: '有一张订单正在送来',
  joining: '正在申请入会',
  joined: '刚刚入会，有会员卡',
  'order-to-rate': '有一次上门服务待评价',
  voice: '反映的事办好了，待确认',
  dispute: '讨薪谈成了，待签协议',
}

export const demoText = {
  workerNote: '{state}，证件号后四位 {tail}',
  summary: '建一个演示省份：组织、职工、账号，以及办到一半的业务',
  people: '职工人数，默认 2000',
  seed: '随机种子，同样的种子建出同样的省份，默认 1',
  label: '登记演示职工',
  built: '演示省份已建好：{people} 名职工。',
  notEmpty: '数据库里已有组织，演示省份只能建在空库上。请换一个数据目录。',
  wrongNumber: '--{name} 应为正整数，现在是「{value}」',
}
