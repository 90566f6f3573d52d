import { displayYuan } from '../../platform/money.ts'
import type { BenefitPriceBody } from './benefits.contract.ts'
import { workerText } from './worker.text.ts'

/** Yuan as people say a price: without the fen where there are none. */
const yuan = (fen: number) => displayYuan(fen).replace(/\.00$/, '')

/** 9.5 折 of 5 percent off. */
export function foldOf(offPercent: number): string {
  return String((100 - offPercent) / 10)
}

/** What a member pays, as the largest thing on its card: a figure and its unit. */
export function priceFigure(price: BenefitPriceBody): { figure: string; unit: string } {
  if (price.kind === 'free') return { figure: '免费', unit: '' }
  if (price.kind === 'discount') return { figure: foldOf(price.offPercent), unit: '折' }
  if (price.kind === 'season' && price.payFen === 0) return { figure: '免费', unit: '季票' }
  return { figure: yuan(price.payFen), unit: price.kind === 'season' ? '元季票' : '元' }
}

/** The rest of the price in one line. */
export function priceNote(price: BenefitPriceBody): string {
  if (price.kind === 'discount')
    return price.mostOffFen === null ? '按消费金额打折' : `按消费金额打折，每次最多减 ${yuan(price.mostOffFen)} 元`
  const visits = price.kind === 'season' ? (price.visits === null ? '，期内不限次' : `，可用 ${price.visits} 次`) : ''
  return `原价 ${yuan(price.regularFen)} 元${visits}`
}

/** What a member reads about card benefits. */
export const benefitsText = {
  name: workerText.benefits.name,
  list: {
    uses: '我用过的',
    search: '搜优惠、商户',
    searchLabel: '搜索优惠',
    kinds: '优惠类别',
    all: '全部',
    near: '离我近的在前',
    nearOn: '已按距离排列',
    nearAsking: '正在定位',
    nearDenied: '没有得到位置。请在手机设置里允许定位，或按区域查看。',
    nearNote: '位置只在本机计算距离，不会上传。',
    none: '还没有可用的优惠',
    noneNote: '工会签约商户、发布优惠后，会出现在这里。',
    noneFound: '没有找到这样的优惠',
    noneFoundNote: '换个词试试，或者看看全部类别。',
    more: '再看一些',
    until: (day: string) => `${day}截止`,
    metres: (metres: number) =>
      metres < 1000 ? `${Math.max(10, Math.round(metres / 10) * 10)} 米` : `${(metres / 1000).toFixed(1)} 公里`,
    places: (count: number) => `${count} 家门店`,
  },
  categories: {
    film: '观影',
    car: '洗车养车',
    fuel: '加油',
    sport: '冰雪运动',
    meal: '餐饮',
    travel: '文旅',
    health: '健康',
    life: '生活服务',
  },
  page: {
    title: '优惠详情',
    show: '出示会员码',
    period: '使用时间',
    from: (day: string) => `${day} 至`,
    limits: '次数',
    aDay: (most: number) => `每人每天 ${most} 次`,
    each: (most: number) => `每人一共 ${most} 次`,
    leftToday: '今天还剩',
    left: (count: string) => `${count} 个名额`,
    mine: '我已使用',
    times: (count: number) => `${count} 次`,
    season: '我的季票',
    seasonLeft: (left: number) => `还可用 ${left} 次`,
    seasonOpen: '期内不限次',
    offeredBy: '由谁提供',
    phone: '商户电话',
    terms: '使用说明',
    where: '在哪里用',
    noPlaces: '商户还没有登记门店，请先电话询问。',
    open: (hours: string) => `营业时间 ${hours}`,
    call: (phone: string) => `拨打 ${phone}`,
    away: (distance: string) => `距您 ${distance}`,
  },
  code: {
    title: '请商户扫码',
    label: '会员码',
    digits: '会员号',
    next: (seconds: number) => `${seconds} 秒后更换`,
    over: '会员码已过期',
    overNote: '没有网络时会员码能用五分钟。请连上网络后刷新。',
    refresh: '刷新',
    offline: '现在没有网络，会员码还能用几分钟。',
    once: '每个会员码只能用一次，请不要截图给别人。',
    done: '已核销',
    yuan: '元',
    pay: '请付给商户',
    nothing: '不用付钱',
    was: (regular: string) => `原价 ${regular} 元`,
    seasonVisit: '季票使用一次',
    close: '好了',
  },
  uses: {
    title: '我用过的优惠',
    year: '今年',
    count: (uses: number) => `用了 ${uses} 次`,
    saved: '省下',
    none: '还没有用过',
    noneNote: '在商户出示会员码核销后，记录会到这里。',
    undone: (because: string) => `已撤销：${because}`,
    opens: '开季票',
    visit: '季票',
    look: '看看有什么优惠',
    notMe: '不是您本人使用的，请拨打 12351。',
  },
} as const
