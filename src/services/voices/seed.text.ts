import type { VoiceWish } from './model.ts'

type SeedVoice = Omit<VoiceWish, 'photoIds' | 'board'> & {
  readonly named: 'named' | 'anonymous'
  /** How far it has come. */
  readonly until: 'registered' | 'working' | 'confirming' | 'closed' | 'declined'
  readonly progress: string
  readonly answer: string
}

/** What workers of the demonstration have raised. */
export const seedVoices: readonly SeedVoice[] = [
  {
    kind: 'suggestion',
    topic: 'safety',
    words: '二号装置区的点火照明灯坏了。夜班巡检看不清地面，希望尽快修好。',
    place: '二号装置区',
    named: 'named',
    until: 'closed',
    progress: '灯具已经采购，周三更换。',
    answer: '已更换照明灯，并加装一盏备用灯。',
  },
  {
    kind: 'suggestion',
    topic: 'canteen',
    words: '夜班食堂只剩冷菜，希望凌晨一点前能有热饭。',
    place: '厂区食堂',
    named: 'anonymous',
    until: 'confirming',
    progress: '已和食堂承包方商量增加夜班窗口。',
    answer: '从本周一起，夜班窗口供应热餐到凌晨一点半。',
  },
  {
    kind: 'difficulty',
    topic: 'life',
    words: '孩子住院，请了一个月事假，这个月房租交不上了，想申请困难补助。',
    place: '',
    named: 'named',
    until: 'working',
    progress: '帮扶干部已上门了解情况，正在准备补助材料。',
    answer: '',
  },
  {
    kind: 'dispute',
    topic: 'pay',
    words: '站点把上个月的高温津贴扣了，说是出勤不够，可我一天没歇。',
    place: '城东站点',
    named: 'named',
    until: 'registered',
    progress: '',
    answer: '',
  },
  {
    kind: 'suggestion',
    topic: 'environment',
    words: '休息室没有空调，夏天中午没法休息。',
    place: '配送站休息室',
    named: 'named',
    until: 'confirming',
    progress: '已列入本月采购。',
    answer: '休息室空调已装好，可以使用了。',
  },
  {
    kind: 'suggestion',
    topic: 'other',
    words: '小区门口的路灯不亮，下夜班回家害怕。',
    place: '幸福小区',
    named: 'named',
    until: 'declined',
    progress: '',
    answer: '这是市政路灯，请拨打 12345，我们也已代为转告街道。',
  },
]

export const seedVoiceText = { closing: '已到现场查看，情况属实。', thanks: '灯很亮，谢谢工会' }

/** What is kept beside them. */
export const seedCareText = {
  qualities: {
    ability: '做过二十年班组长，调解过十几起工资纠纷',
    network: '厂里和社区的人都认识',
    resources: '联系得上街道司法所和劳动监察',
    appeal: '说话公道，大家愿意听',
  },
  consultation: '和当事人同一个班组，请上门了解情况、劝双方坐下来谈。',
  lesson: '给站点负责人和当事人讲了高温津贴的发放办法和工资支付规定。',
  report: {
    familyPresent: 2,
    household: '三口之家，租房住。爱人在超市打零工，孩子上小学三年级，放学后没人接。',
    troubles: [{ kind: 'difficulty', topic: 'life', words: '孩子放学后没人接，想找离家近的托管班。' }],
  },
  layer: { title: '基层工会每季度召开一次民主管理座谈会', layer: '基层工会' },
  forum: {
    title: '民主管理座谈会',
    summary: '听取职工对工作条件和安全的意见。',
    venue: '主会场',
    place: '职工之家会议室',
    note: '职工代表、单位领导和职能部门负责人到会。',
    items: [
      {
        topic: 'environment',
        words: '休息室的饮水机一直没有换滤芯，希望定期更换。',
        end: '后勤负责人当场答复：每季度更换一次，本周先换。',
      },
      { topic: 'safety', words: '各中心控制室没有急救设备，建议配备 AED。', end: null },
    ],
  },
  entry: {
    question: '装置区的照明灯坏了，夜班看不清地面，怎么办？',
    answer: '已经更换照明灯，并加装一盏备用灯；以后巡检发现不亮的，当班报修。',
  },
} as const
