import type {
  DisputeChannel,
  DisputeClass,
  DisputeSource,
  DisputeState,
  DisputeSubject,
  EvidenceKind,
  Industry,
  partParts,
  RiskFlag,
  SettlementWay,
} from './model.ts'

export const serviceText = {
  name: '职工维权',
  dispute: '维权案件',
  school: '工会仲裁学堂',
  opened: '提出维权请求',
  title: '{firm}：{about}',
}

export const disputeStateNames: Record<DisputeState, string> = {
  filed: '待受理',
  returned: '待补充材料',
  handling: '联合调处',
  mediating: '调解中',
  signing: '待职工签协议',
  countersigning: '待对方签协议',
  agreed: '待付款',
  undecided: '待职工选择',
  applied: '待仲裁受理',
  arbitrating: '仲裁审理中',
  awarded: '已裁判待履行',
  suing: '诉讼中',
  enforcing: '强制执行中',
  settled: '已付清办结',
  ended: '已结案',
  withdrawn: '已撤回',
  refused: '不予受理',
}

export const disputeActionNames = {
  register: '登记受理',
  'send-back': '退回补充',
  resubmit: '补充后提交',
  refuse: '不予受理',
  withdraw: '撤回',
  entrust: '指定专人',
  mediate: '登记调解',
  fail: '调解不成',
  choose: '选择下一步',
  agree: '拟定协议',
  sign: '签署协议',
  complete: '协议签署完成',
  decline: '不同意协议',
  'set-aside': '撤下协议',
  apply: '提交仲裁申请',
  accept: '登记仲裁受理',
  'turn-down': '登记不予受理',
  hear: '安排开庭或听证',
  award: '登记裁决',
  sue: '登记起诉',
  judge: '登记判决',
  enforce: '申请强制执行',
  pay: '登记付款',
  'pay-off': '登记付清',
  'take-back': '冲销付款',
  end: '结案',
  'join-mediate': '联合调解',
  'join-accept': '受理仲裁申请',
  'join-turn-down': '不予受理仲裁申请',
  'join-award': '作出裁决',
}

export type DisputeAction = keyof typeof disputeActionNames

export const disputeNotices = {
  register: {
    title: '您的维权请求已受理',
    text: '「{title}」（{number}）已登记受理，有专人负责，会尽快联系您和单位。{note}',
  },
  'send-back': { title: '维权请求需要补充', text: '「{title}」（{number}）请补充：{note}' },
  refuse: {
    title: '维权请求没有受理',
    text: '「{title}」（{number}）没有受理，原因：{note}。有疑问请拨打工会 12351 热线。',
  },
  entrust: { title: '您的案件有了负责人', text: '「{title}」（{number}）由专人负责：{note}。' },
  fail: {
    title: '调解没有谈成，请选择下一步',
    text: '「{title}」（{number}）调解不成：{note}。请在 {due} 前选择申请仲裁还是再谈一次。',
  },
  agree: { title: '请看一下协议', text: '「{title}」（{number}）谈成 {amount} 元。请核对，没有意见就签名。' },
  complete: { title: '协议已生效', text: '「{title}」（{number}）各方都已签名，约定付款 {amount} 元。' },
  'set-aside': { title: '协议已撤下', text: '「{title}」（{number}）的协议已撤下：{note}' },
  apply: { title: '已提交仲裁申请', text: '「{title}」（{number}）已向仲裁委提交申请。{note}' },
  accept: { title: '仲裁委已受理', text: '「{title}」（{number}）仲裁委已受理。{note}' },
  'turn-down': {
    title: '仲裁委没有受理，请选择下一步',
    text: '「{title}」（{number}）仲裁委没有受理：{note}。您可以向法院起诉，工会可以帮您准备。',
  },
  hear: { title: '请记住开庭时间', text: '「{title}」（{number}）：{note}' },
  award: { title: '仲裁裁决已作出', text: '「{title}」（{number}）：{note}' },
  sue: { title: '已向法院起诉', text: '「{title}」（{number}）已向法院起诉。{note}' },
  judge: { title: '法院已判决', text: '「{title}」（{number}）：{note}' },
  enforce: { title: '已申请强制执行', text: '「{title}」（{number}）已向法院申请强制执行。{note}' },
  pay: { title: '有一笔款项登记到账', text: '「{title}」（{number}）：{note}。没有收到请马上告诉我们。' },
  'pay-off': { title: '款项已付清', text: '「{title}」（{number}）：{note}。没有收到请马上告诉我们。' },
  'take-back': { title: '一笔付款登记已冲销', text: '「{title}」（{number}）：{note}' },
  end: { title: '案件已结案', text: '「{title}」（{number}）已结案：{note}。有新情况可以重新提出。' },
}

export const channelNames: Record<DisputeChannel, string> = {
  station: '服务站',
  app: '手机',
  hotline: '热线',
  referral: '转办',
}

export const sourceNames: Record<DisputeSource, string> = {
  claimant: '本人',
  'labour-bureau': '人社部门',
  court: '法院',
  public: '群众反映',
  publicity: '宣传走访',
}

export const industryNames: Record<Industry, string> = {
  'port-logistics': '港口物流',
  'road-transport': '道路货运',
  delivery: '快递配送',
  construction: '建筑施工',
  manufacturing: '制造加工',
  catering: '餐饮住宿',
  'domestic-service': '家政服务',
  sanitation: '环卫物业',
  retail: '批发零售',
  other: '其他行业',
}

export const subjectNames: Record<DisputeSubject, string> = {
  wages: '拖欠工资',
  overtime: '加班费',
  compensation: '经济补偿、赔偿金',
  injury: '工伤待遇',
  insurance: '社会保险',
  contract: '劳动合同',
  other: '其他',
}

export const classNames: Record<DisputeClass, string> = {
  'migrant-wages': '农民工工资支付',
  typical: '典型案件',
  common: '共性案件',
}

export const riskNames: Record<RiskFlag, string> = {
  'many-people': '涉及人数多',
  minor: '涉及未成年人',
  'firm-vanishing': '单位可能失联或转移财产',
  festival: '临近春节等节点',
  violence: '有过激言行',
  illness: '有伤病急需用钱',
}

export const partNames: Record<(typeof partParts)[number], string> = {
  employer: '用人单位',
  contractor: '总承包单位',
  subcontractor: '分包单位',
  dispatcher: '劳务派遣单位',
  platform: '平台企业',
  third: '第三人',
}

export const wayNames: Record<SettlementWay, string> = {
  voluntary: '单位主动支付',
  mediation: '工会调解',
  'pre-litigation': '诉前和解',
  'in-arbitration': '仲裁调解',
  award: '仲裁裁决',
  judgment: '法院判决',
  enforcement: '强制执行',
}

export const evidenceNames: Record<EvidenceKind, string> = {
  contract: '劳动合同',
  attendance: '考勤记录',
  'pay-slip': '工资条、转账记录',
  chat: '聊天记录',
  waybill: '运单、派工单',
  photo: '现场照片',
  receipt: '收据、回单',
  other: '其他材料',
}

export const employmentNames = { employed: '还在这家单位上班', ended: '已经离职', unclear: '说不清' } as const

/** What a worker wants after a failed mediation, as the history says it. */
export const choiceText = {
  arbitration: '要申请仲裁，请工会帮助准备材料。{note}',
  mediation: '愿意再谈一次。{note}',
} as const

export const outcomeNames = { agreed: '谈成', adjourned: '改日再谈', failed: '谈不成' } as const

export const resultNames = { award: '支持请求', dismissed: '没有支持请求', withdrawn: '撤回申请' } as const

/** Whether an award is final (第四十七条) or may be taken to court by either side. */
export const awardNames = { final: '一裁终局', open: '不服的可以在收到裁决书之日起十五日内起诉' } as const

export const hearingNames = { tribunal: '仲裁庭开庭', mobile: '移动仲裁庭开庭', public: '公开听证' } as const

export const hearingOfficerNames = { supervisor: '人民监督员', deputy: '人大代表', adviser: '政协委员' } as const

export const schoolRoles = { head: '企业负责人', representative: '职工代表' } as const

export const observerStateNames = { applied: '待答复', accepted: '可以旁听', declined: '没有同意' } as const

export const observerNotices = {
  accepted: { title: '可以旁听仲裁学堂', text: '您申请旁听「{school}」已经同意，地点：{place}。请带身份证准时到场。' },
  declined: {
    title: '旁听申请没有同意',
    text: '您申请旁听「{school}」没有同意：{because}。可以看直播，或者另选一场。',
  },
} as const

export const commentatorNames = { arbitrator: '仲裁员', lawyer: '律师' } as const

export const letterWords = { industry: '{industry}行业各用人单位' } as const

/** Why a row of a series cannot stand. */
export const rejectText = {
  'id-number': '证件号码不正确',
  phone: '手机号不正确',
  twice: '名单里出现两次',
  'month-twice': '同一个月填了两次',
  'month-in-future': '月份还没有到',
  'name-differs': '证件号码已用另一个姓名登记',
  known: '已在这件系列案里',
} as const
