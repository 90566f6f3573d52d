/** An invented enterprise that buys for itself. */
export const seedBuyer = {
  name: '滨江重型装备有限公司',
  creditCode: '91350100M000100Y43',
  contact: '赵立新',
  phone: '0535-6610188',
} as const

/** What it asks for; prices in tenths of a yuan, around which the suppliers quote. */
export const seedWanted = [
  {
    title: '职工食堂粮油',
    lines: [
      { category: 'grain', name: '稻花香大米', specification: '10 kg', unit: '袋', quantity: 200 },
      { category: 'grain', name: '冷榨菜籽油', specification: '5 L', unit: '桶', quantity: 80 },
    ],
    prices: [1480, 1150],
  },
  {
    title: '年终劳保用品',
    lines: [
      { category: 'safety', name: '防护手套', specification: '十二双装', unit: '包', quantity: 300 },
      { category: 'daily', name: '纯棉毛巾', specification: '三条装', unit: '包', quantity: 600 },
      { category: 'cleaning', name: '天然皂液', specification: '3 kg', unit: '桶', quantity: 300 },
    ],
    prices: [428, 332, 298],
  },
] as const

export const seedPurchaseWords = {
  place: '江北区重装路 1 号 物资库',
  note: '请写明品牌，送货上门。',
  delivered: '含运费和卸货',
  carrier: '江河快运',
  damaged: '外包装破损 6 袋',
} as const
