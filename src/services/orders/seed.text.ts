import type { PlaceKind } from './model.ts'

/** What the demonstration shows of orders. */
export const seedMenu = {
  office: '宣教文体部',
  squad: '轻骑兵小分队',
  leader: '周晓东',
  members: ['马文静', '胡建军', '郭小雨'],
  stage: {
    title: '惠工流动小舞台',
    summary: '歌舞、快板、小品，一场一个半小时，自带音响。',
  },
  lecture: {
    title: '劳动法律讲座',
    summary: '律师讲劳动合同、加班费、工伤，现场答疑。',
  },
} as const

type SeedOrder = {
  readonly wish: string
  readonly place: string
  readonly placeKind: PlaceKind
  readonly offer: 'stage' | 'lecture' | null
  /** How far it has come. */
  readonly until: 'waiting' | 'taken' | 'scheduled' | 'to-rate' | 'closed' | 'declined' | 'withdrawn'
}

export const seedOrderList: readonly SeedOrder[] = [
  { wish: '想在车间看一场演出', place: '二号车间', placeKind: 'workshop', offer: 'stage', until: 'to-rate' },
  { wish: '请律师讲讲加班费', place: '职工之家', placeKind: 'firm', offer: 'lecture', until: 'closed' },
  { wish: '班组长想学劳动法', place: '培训室', placeKind: 'firm', offer: 'lecture', until: 'scheduled' },
  { wish: '园区女职工想看演出', place: '物流园广场', placeKind: 'park', offer: 'stage', until: 'taken' },
  { wish: '夜班职工想看演出', place: '一号车间', placeKind: 'workshop', offer: 'stage', until: 'waiting' },
  { wish: '希望周末有人教用手机挂号', place: '社区活动室', placeKind: 'community', offer: null, until: 'waiting' },
  { wish: '想请电影放映队来工地', place: '桥梁工地', placeKind: 'site', offer: null, until: 'declined' },
  { wish: '想请人教大家剪窗花', place: '食堂二楼', placeKind: 'firm', offer: null, until: 'withdrawn' },
]

export const seedOrderText = {
  declined: '放映设备正在检修，两个月后可以再点。',
  said: '讲得明白，问题都答了。',
  noted: '大家都来了。',
} as const

export const seedMatches = {
  open: { title: '会聚良缘 · 冬日联谊', summary: '分组做游戏、喝茶聊天，最后互选。', place: '市职工文化宫二楼' },
  next: { title: '会聚良缘 · 新春联谊', summary: '包饺子、写春联，认识新朋友。', place: '市职工服务中心' },
  people: [
    { nickname: '小山', about: '在钢厂做自动化，周末爬山、修自行车。', hopes: '喜欢户外的你' },
    { nickname: '阿宁', about: '医院护士，爱看电影，会做一点点甜点。', hopes: '脾气好、能聊天' },
    { nickname: '大刘', about: '货车司机，走过很多地方，做饭拿手。', hopes: '踏实过日子' },
    { nickname: '晓晓', about: '小学老师，养了一只猫，喜欢安静的下午。', hopes: '有耐心的人' },
    { nickname: '阿杰', about: '网络维护员，打羽毛球，正在学做咖啡。', hopes: '一起运动的人' },
    { nickname: '小满', about: '超市主管，爱旅行，攒钱想去看海。', hopes: '幽默一点' },
  ],
} as const

export const seedExam = {
  title: '成人高考补考',
  papers: ['语文', '数学', '英语'],
  site: '市第一中学',
  pickUps: ['铸造厂东门', '幸福小区南门', '物流园公交站'],
} as const

export const seedCounsel = { place: '职工心灵驿站', alias: '小雨', topic: '最近总睡不好', emergency: '姐姐' } as const
