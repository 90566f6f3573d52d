import type { BenefitCategory, BenefitLimits, BenefitPrice } from './benefits.model.ts'

type SeedPlace = {
  readonly name: string
  readonly address: string
  readonly district: string
  readonly latitude: number
  readonly longitude: number
  readonly hours: string
  readonly phone: string
}

/** Merchants of the demonstration; no real brand or place. */
export const seedMerchants: readonly {
  readonly name: string
  readonly contact: string
  readonly phone: string
  readonly places: readonly SeedPlace[]
}[] = [
  {
    name: '星河影城',
    contact: '何静',
    phone: '0535-6630011',
    places: [
      {
        ...{ name: '望江路店', address: '江北区望江路 66 号 4 楼', district: '江北区' },
        ...{ latitude: 39.9312, longitude: 119.5931, hours: '每天 10:00—23:00', phone: '0535-6630012' },
      },
      {
        ...{ name: '码头店', address: '江南区码头路 9 号', district: '江南区' },
        ...{ latitude: 39.9055, longitude: 119.6204, hours: '每天 10:00—22:30', phone: '0535-6630013' },
      },
    ],
  },
  {
    name: '洁净洗车行',
    contact: '王经理',
    phone: '0535-6630021',
    places: [
      {
        ...{ name: '铸造路店', address: '江北区铸造路 15 号', district: '江北区' },
        ...{ latitude: 39.9401, longitude: 119.6012, hours: '每天 8:00—19:00', phone: '0535-6630021' },
      },
    ],
  },
  {
    name: '江北加油站',
    contact: '郑站长',
    phone: '0535-6630031',
    places: [
      {
        ...{ name: '环城北路站', address: '江北区环城北路 201 号', district: '江北区' },
        ...{ latitude: 39.9522, longitude: 119.5804, hours: '24 小时', phone: '0535-6630031' },
      },
    ],
  },
  {
    name: '望山滑雪场',
    contact: '孙主任',
    phone: '0535-6630041',
    places: [
      {
        ...{ name: '游客中心', address: '望山县望山镇雪场路 1 号', district: '望山县' },
        ...{ latitude: 40.1203, longitude: 119.4409, hours: '雪季每天 9:00—17:00', phone: '0535-6630041' },
      },
    ],
  },
]

type SeedBenefit = Omit<BenefitLimits, 'untilOn'> & {
  /** Place of its merchant in the list. */
  readonly merchant: number
  readonly name: string
  readonly campaign: string
  readonly category: BenefitCategory
  readonly intro: string
  readonly terms: string
  readonly price: BenefitPrice
  /** First and last day, counted from today. */
  readonly days: readonly [from: number, until: number]
  /** What members paid at the counter, where the price depends on it. */
  readonly bills: readonly number[] | null
}

const unlimited = { dayQuota: null, totalQuota: null, mostEach: null, budgetFen: null }

/** One benefit of each of the four kinds, and one that is still to come. */
export const seedBenefits: readonly SeedBenefit[] = [
  {
    ...{ merchant: 0, name: '会员免费观影', campaign: '职工观影季', category: 'film', days: [-30, 45], bills: null },
    intro: '每周一至周四 2D 影片任选一场，凭会员码在售票台换票。',
    terms: '节假日和首映场除外；换票后不退不换；名额当天用完为止。',
    price: { kind: 'free', regularFen: 3500, subsidyFen: 2000 },
    ...{ dayQuota: 30, totalQuota: 2000, mostADay: 1, mostEach: 2, budgetFen: 4_000_000 },
  },
  {
    ...{ merchant: 1, name: '5 元洗车', campaign: '', category: 'car', days: [-60, 60], bills: null },
    intro: '七座及以下小型车外观清洗，平时价 25 元。',
    terms: '到店先停车再出示会员码；周末请提前电话预约。',
    price: { kind: 'fixed', regularFen: 2500, payFen: 500, subsidyFen: 1000 },
    ...{ ...unlimited, dayQuota: 40, mostADay: 1 },
  },
  {
    ...{ merchant: 2, name: '加油九二折', campaign: '', category: 'fuel', days: [-60, 120] },
    intro: '92 号、95 号汽油每次按应付金额减 8%，一次最多减 30 元。',
    terms: '先加油后出示会员码，收银员输入应付金额；不与站内其他活动同享。',
    price: { kind: 'discount', offPercent: 8, mostOffFen: 3000, subsidyShare: 50 },
    ...{ ...unlimited, mostADay: 1, budgetFen: 3_000_000 },
    bills: [30_000, 25_000, 42_000, 18_600, 35_050],
  },
  {
    ...{ merchant: 3, name: '冰雪季次卡', campaign: '冰雪季·惠职工', category: 'sport', days: [-15, 90], bills: null },
    intro: '首次到场付 199 元，本雪季可滑 10 次，含雪具。',
    terms: '本人使用，每天一次；停业检修以雪场公告为准。',
    price: { kind: 'season', regularFen: 60_000, payFen: 19_900, subsidyFen: 20_000, visits: 10 },
    ...{ ...unlimited, totalQuota: 3000, mostADay: 1 },
  },
  {
    ...{
      merchant: 3,
      name: '亲子雪圈免费玩',
      campaign: '冰雪季·惠职工',
      category: 'sport',
      days: [20, 80],
      bills: null,
    },
    intro: '带孩子来滑雪圈，一名会员带一名儿童，两小时。',
    terms: '儿童须由会员陪同，身高 1.2 米以下戴头盔。',
    price: { kind: 'free', regularFen: 8000, subsidyFen: 4000 },
    ...{ ...unlimited, dayQuota: 50, mostADay: 1, mostEach: 1 },
  },
]

export const seedBenefitWords = { undone: '顾客临时有事，没有使用' } as const
