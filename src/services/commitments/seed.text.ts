import type { BulletinStanding, StepStage } from './model.ts'

/** Month and day of the year to which the seed belongs. */
type MonthDay = `${number}-${number}`

export type SeedCommitment = {
  /** Who promises it: the city itself, or one of its unions by turn. */
  readonly by: 'city' | 'union'
  /** Which year's list: this year's or last year's. */
  readonly year: 'this' | 'last'
  readonly title: string
  readonly what: string
  readonly beneficiaries: string
  readonly measure: string
  readonly target: number
  readonly due: MonthDay
  readonly steps: readonly { on: MonthDay; stage: StepStage; words: string; quantity?: number }[]
  readonly standing: BulletinStanding
  readonly said?: string
  readonly amended?: { readonly on: MonthDay; readonly target: number; readonly reason: string }
  readonly undone?: {
    readonly quantity: number
    readonly reason: string
    readonly rectification: string
    /** Of the year after. */
    readonly promised: MonthDay
    readonly fulfilled?: { readonly on: MonthDay; readonly words: string }
  }
  readonly accepted?: string
}

/** What the demonstration has promised. */
export const seedCommitments: readonly SeedCommitment[] = [
  {
    ...{ by: 'union', year: 'last', title: '柳园村职工家庭接通天然气' },
    what: '和燃气公司协商减免初装费，加快施工，让在外务工职工的家里用上天然气。',
    ...{ beneficiaries: '柳园村务工职工家庭', measure: '户通气', target: 86, due: '11-30' },
    steps: [
      { on: '04-09', stage: 'survey', words: '入户走访，86 户愿意用气，都担心初装费太高。' },
      { on: '05-16', stage: 'talks', words: '三次和燃气公司协商，初装费减免四成，可以分期付。' },
      { on: '08-20', stage: 'works', words: '主管道铺到村口，开始入户安装。', quantity: 41 },
      { on: '11-12', stage: 'result', words: '全村通气，逐户检查灶具和报警器。', quantity: 86 },
    ],
    standing: 'on-track',
    accepted: '逐户点火，86 户全部通气，报警器都能用。',
  },
  {
    ...{ by: 'city', year: 'last', title: '新建户外劳动者驿站' },
    what: '在车站、商圈和环卫工人集中的路段建驿站，能热饭、充电、歇脚、上厕所。',
    ...{ beneficiaries: '环卫工人、快递员、外卖骑手', measure: '个驿站', target: 20, due: '10-31' },
    steps: [
      { on: '04-20', stage: 'survey', words: '和城管、邮政一起选址，定下 20 处。' },
      { on: '07-05', stage: 'works', words: '第一批 9 个开门。', quantity: 9 },
      { on: '10-15', stage: 'result', words: '20 个全部开门，地图上能找到。', quantity: 20 },
    ],
    standing: 'on-track',
    amended: { on: '05-12', target: 20, reason: '职工反映天冷得早，完成时限提前到 10 月 20 日。' },
    accepted: '抽查 8 处，微波炉、充电、饮水都能用。',
  },
  {
    ...{ by: 'city', year: 'last', title: '为权益受侵害的职工提供法律援助' },
    what: '每名来求助的职工都有一名律师，从咨询一直办到拿到钱。',
    ...{ beneficiaries: '权益受到侵害的职工', measure: '人次', target: 400, due: '12-20' },
    steps: [
      { on: '05-08', stage: 'works', words: '和 6 家律师事务所签约。', quantity: 92 },
      { on: '09-10', stage: 'works', words: '新增夜间电话咨询。', quantity: 221 },
    ],
    standing: 'slow',
    said: '求助的人比预计多，签约律师不够。',
    undone: {
      ...{ quantity: 318, reason: '签约律师不够，82 名职工还在排队。' },
      ...{ rectification: '和市律师协会签约，新增 12 名律师，排队的一人一档。', promised: '03-31' },
      fulfilled: { on: '03-18', words: '排队的 82 人都有了律师，案件已经受理。' },
    },
  },
  {
    ...{ by: 'union', year: 'last', title: '园区夜班食堂' },
    what: '和园区管委会一起开夜班食堂，夜里十二点到两点有热饭。',
    ...{ beneficiaries: '园区夜班职工', measure: '个窗口', target: 6, due: '11-15' },
    steps: [{ on: '06-18', stage: 'talks', words: '和三家企业商定分摊费用。', quantity: 2 }],
    standing: 'slow',
    said: '两家企业的消防验收没有通过。',
    undone: {
      ...{ quantity: 4, reason: '两处场地消防验收没有通过，要重新改造。' },
      ...{ rectification: '换到管委会一楼，改造方案已经报消防部门。', promised: '12-31' },
    },
  },
  {
    ...{ by: 'city', year: 'this', title: '货车司机免费体检' },
    what: '体检车开进物流园和货运站，查完当场给结果，有问题的约专家门诊。',
    ...{ beneficiaries: '货车司机', measure: '人', target: 5000, due: '12-15' },
    steps: [
      { on: '04-12', stage: 'survey', words: '和 11 家物流园定下体检日期。' },
      { on: '06-25', stage: 'works', words: '体检车去了 6 家物流园。', quantity: 2310 },
      { on: '10-28', stage: 'works', words: '又去了 4 家，19 人约了专家门诊。', quantity: 4260 },
    ],
    standing: 'on-track',
  },
  {
    ...{ by: 'union', year: 'this', title: '职工子女暑期托管班' },
    what: '办两期暑托班，有作业辅导、午饭和午休，上下班时间接送方便。',
    ...{ beneficiaries: '小学阶段的职工子女', measure: '名孩子', target: 120, due: '08-31' },
    steps: [
      { on: '05-20', stage: 'survey', words: '发问卷，138 户想报名，最担心午饭和安全。' },
      { on: '07-08', stage: 'works', words: '第一期开班，62 名孩子。', quantity: 62 },
      { on: '08-24', stage: 'result', words: '两期结束，124 名孩子参加，没有发生意外。', quantity: 124 },
    ],
    standing: 'on-track',
  },
  {
    ...{ by: 'city', year: 'this', title: '新业态劳动者身份认证' },
    what: '和平台企业核对名单，让骑手、司机在手机上办好身份认证，享受会员服务。',
    ...{ beneficiaries: '外卖骑手、快递员、网约车司机', measure: '人', target: 12000, due: '12-20' },
    steps: [
      { on: '05-15', stage: 'talks', words: '和 5 家平台企业商定核对名单的办法。', quantity: 1800 },
      { on: '09-20', stage: 'works', words: '站点扫码认证，每周公布进度。', quantity: 8640 },
    ],
    standing: 'slow',
    said: '两家平台的名单 6 月底才给。',
    amended: { on: '09-24', target: 11000, reason: '一家平台退出本市，核减 1000 人，名单附后。' },
  },
  {
    ...{ by: 'union', year: 'this', title: '一线车间安装空调扇' },
    what: '给高温车间的工位装空调扇，每个班组有一间凉快的休息室。',
    ...{ beneficiaries: '高温岗位职工', measure: '台', target: 60, due: '06-30' },
    steps: [{ on: '06-22', stage: 'result', words: '60 台全部装好，夏天以前都能用。', quantity: 60 }],
    standing: 'ready',
  },
]

/** What one of the unions keeps for its own members. */
export const seedOwn = {
  title: '厂区浴室改造',
  what: '换掉漏水的管道，热水从两小时改成全天供应。',
  beneficiaries: '倒班职工',
  measure: '间浴室',
  target: 3,
  due: '12-10',
  step: '两间已经改好，第三间在换管道。',
} as const

/** What is still on its way to the list. */
export const seedWaiting = {
  title: '职工书屋添置图书',
  what: '按职工点的书单采购，放进车间书架，手机上可以借。',
  beneficiaries: '一线职工',
  measure: '册',
  target: 800,
  due: '12-25',
} as const

export const seedWords = {
  list: '以下实事由市总工会和各单位工会办理，请职工监督。有意见可以在手机上留言。',
  bulletin: '结合机关党建工作督查，多数项目进展正常，进展慢的已经约谈责任人，下半年每月看一次。',
  evidence: '验收记录',
  checked: '验收人现场查看并核对数量。',
  remark: '驿站很好用，希望晚上关门再晚一点，我们收车都九点以后了。',
  answer: '谢谢建议。已和各驿站商量，从下月起关门时间延到 22 点。',
  rating: '冬天有地方热饭了。',
  amendedDue: '10-20',
  amendedPlace: '赶在天冷以前，',
} as const
