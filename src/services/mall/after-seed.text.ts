import type { AfterSaleReason, AfterSaleWants } from './after-sales.model.ts'

export const seedAfterWords = {
  receipt: '银行回单.pdf',
  payer: '滨江市总工会',
  remark: '职工福利经费',
} as const

/** Stations of the demonstration; no real place. */
export const seedStations = [
  { name: '望江路驿站', address: '江北区望江路 18 号门岗旁', hours: '每天 9:00—20:00', phone: '0535-6620011' },
  { name: '铸造厂东门驿站', address: '江北区铸造路 2 号东门', hours: '周一至周六 8:00—18:00', phone: '0535-6620022' },
] as const

/** What buyers of the demonstration say: stars and words. */
export const seedRatings: readonly (readonly [number, string])[] = [
  [5, '包装完好，味道不错，家里老人也喜欢。'],
  [5, '发货很快，和图片一样。'],
  [2, '到货时有两个坏的，已经联系供应商。'],
  [4, '东西挺好，就是箱子有点压变形。'],
  [5, '第二次换了，品质稳定。'],
  [5, ''],
  [5, '送到小区门口，很方便。'],
]

/** What buyers of the demonstration ask for after receipt. */
export const seedAfterSales: readonly {
  readonly wants: AfterSaleWants
  readonly reason: AfterSaleReason
  readonly words: string
}[] = [
  { wants: 'refund', reason: 'damaged', words: '打开箱子有两个已经压坏了，外箱也湿了一角。' },
  { wants: 'exchange', reason: 'wrong', words: '订的是礼盒装，收到的是普通袋装，请换一件。' },
  { wants: 'refund', reason: 'expired', words: '离到期只剩五天了，家里吃不完。' },
]
