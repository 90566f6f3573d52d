import type { DisputeClaim } from './model.ts'

type Told = Pick<DisputeClaim, 'occupation' | 'isMigrant' | 'subjects' | 'story'> & {
  readonly firm: string
  /** What is owed for each of the last months, the latest first, in fen. */
  readonly owed: readonly number[]
}

/** What workers of the demonstration claim, one for each stage. */
export const seedClaims = {
  filed: {
    firm: '江海冷链配送有限公司',
    occupation: '配送员',
    isMigrant: true,
    subjects: ['wages'],
    owed: [480_000, 480_000],
    story: '上个月和这个月的配送费都没有结，站长一直说等总部。',
  },
  mediating: {
    firm: '鸿运建筑劳务有限公司',
    occupation: '钢筋工',
    isMigrant: true,
    subjects: ['wages', 'overtime'],
    owed: [620_000, 650_000, 310_000],
    story: '工程完工三个月，剩余工钱没有结清，加班费没有算。',
  },
  signing: {
    firm: '远海集装箱运输有限公司',
    occupation: '集装箱货车司机',
    isMigrant: true,
    subjects: ['wages'],
    owed: [450_000, 450_000],
    story: '正常出车，两个月没有发工资。',
  },
  arbitrating: {
    firm: '金品餐饮管理有限公司',
    occupation: '厨师',
    isMigrant: false,
    subjects: ['wages', 'compensation'],
    owed: [700_000],
    story: '门店关门，最后一个月工资和补偿都没有给。',
  },
  settled: {
    firm: '顺达集装箱运输有限公司',
    occupation: '集装箱货车司机',
    isMigrant: true,
    subjects: ['wages'],
    owed: [450_000, 450_000],
    story: '等着卸货的时候到服务站提出来的，两个月工资没有发。',
  },
  series: {
    firm: '恒基市政工程有限公司',
    occupation: '架子工',
    isMigrant: true,
    subjects: ['wages'],
    owed: [560_000],
    story: '班组七个人的工钱都没有结。',
  },
} as const satisfies Record<string, Told>

export const seedDisputeText = {
  station: {
    name: '港口物流产业劳动关系公共服务站',
    place: '集装箱码头 2 号门',
    phone: '0310-8848110',
  },
  bodies: [
    { name: '{county}人民调解委员会', kind: 'mediation', phone: '0310-8848111', account: 'tiaojie' },
    { name: '{county}劳动人事争议仲裁委员会', kind: 'arbitration', phone: '0310-8848112', account: 'zhongcai' },
    { name: '{county}人民法院速裁庭', kind: 'court', phone: '0310-8848113', account: null },
  ],
  roster: [
    { kind: 'supervisor', name: '吴清', unit: '区司法局推荐' },
    { kind: 'deputy', name: '郑文', unit: '区人大推荐' },
    { kind: 'adviser', name: '冯明', unit: '区政协推荐' },
  ],
  neighbours: ['远海集装箱运输有限公司', '捷运港务有限公司'],
  ask: '请到服务站联合调处，协助核对工资发放。',
  mediated: '单位承认欠薪，要看账后再定付款日期。',
  place: '服务站调解室',
  signerPost: '法定代表人',
  commission: '{county}劳动人事争议仲裁委员会',
  agreed: '双方同意今天一次付清。',
  paid: '银行转账，职工当场确认。',
  school: {
    title: '拖欠司机工资案庭审观摩',
    next: '下一讲：运费结算与工资支付',
    place: '港区仲裁庭',
    live: 'https://live.example.org/gonghui-port',
    guest: '刘建平',
    closing: '庭审结束，双方达成调解。',
    comment: '用工单位要按月足额支付工资，留存考勤和运单；跨月结算运费不能成为拖欠工资的理由。',
  },
  letter: {
    found: '抽查五家集装箱运输单位，三家跨月发放司机工资，两家没有工资清单。',
    basis: '《中华人民共和国劳动法》第五十条，《保障农民工工资支付条例》第十一条、第十四条。',
    advice: '一、按月以货币足额支付工资。二、每月提供工资清单。三、指定一名联系人，接到投诉三日内答复。',
    sent: '当面送达各单位负责人',
  },
  story: {
    title: '两个月工资当天讨回',
    text: '一名集装箱货车司机在码头等着卸货，顺路到服务站提出：单位两个月没有发工资。工会当天受理，仲裁庭开到现场，调解员请来单位负责人，双方谈妥一次付清，司机下班前收到九千元。',
    lesson: '单位应当按月足额支付工资；职工留好运单、考勤和聊天记录，讨要起来就快。',
  },
  diagnosis: '走访时当面填写，负责人答应年底前整改。',
} as const
