import pg from 'pg'

const places = ['云岭', '青石', '北塬', '东港', '南湖', '柳河', '石门', '望江', '古渡', '新桥']
const goods = [
  ...[
    '大米',
    '山茶油',
    '苹果',
    '绿茶',
    '核桃',
    '蜂蜜',
    '腊肉',
    '虾皮',
    '牛奶',
    '桃酥',
    '酱油',
    '挂面',
    '保温杯',
    '炒锅',
  ],
  ...[
    '毛巾',
    '抽纸',
    '皂液',
    '牙刷',
    '台灯',
    '充电宝',
    '血压计',
    '双肩包',
    '瑜伽垫',
    '手套',
    '绘本',
    '水仙',
    '饭盒',
    '蒸锅',
  ],
]
const grades = ['高山', '有机', '手工', '家庭装', '礼盒', '特级', '新季', '经济装', '冷榨', '加厚', '轻便', '儿童']
const kinds = ['grain', 'tea', 'fruit', 'daily', 'appliance', 'kitchen', 'clothing', 'book', 'care', 'sport']

/** Words a worker types: common ones, rare ones, two words, a place. */
export const searches: readonly string[] = [
  ...goods.slice(0, 14),
  ...places.slice(0, 4),
  ...goods.slice(0, 6).map((word, at) => `${places[at]!} ${word}`),
  ...['高山大米', '礼盒苹果', '编号 12345', '有机 绿茶', '第 777 批'],
]

/** A mall with so many products on offer, one specification each, their names made of places, grades and goods. */
export async function fillCatalogue(url: string, marketId: string, products: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const supplierId = '00000000-0000-7000-8000-000000000001'
    await client.query('insert into mall.markets values ($1, $2, now())', [marketId, '惠工商城'])
    await client.query(
      `insert into mall.categories select $1, key, key, place::int, null from unnest($2::text[]) with ordinality as k (key, place)`,
      [marketId, kinds],
    )
    await client.query(
      `insert into mall.suppliers (org_id, market_id, name, contact, phone, admitted_at) values ($1, $2, '百货公司', '陈', '0000000', now())`,
      [supplierId, marketId],
    )
    await client.query(
      `insert into mall.products (id, market_id, supplier_id, code, category, name, intro, origin, local_made, drawing, state, state_since,
         price_from, sold, listed_at, words)
       select gen_random_uuid(), $1, $2, 'P' || n, ($3::text[])[1 + n % 10], name, '', place, false, 'box', 'listed', now(),
         1000 + (n::bigint * 7919) % 90000, (n::bigint * 104729) % 5000, now() - n * interval '1 second', lower(name || ' ' || place || ' 百货公司')
       from (select n, ($4::text[])[1 + n % 10] as place,
           ($4::text[])[1 + n % 10] || ($5::text[])[1 + (n / 10) % 12] || ($6::text[])[1 + (n / 120) % 28] || ' 编号 ' || n || ' 第 ' || n % 997 || ' 批' as name
         from generate_series(1, $7::int) n) made`,
      [marketId, supplierId, kinds, places, grades, goods, products],
    )
    await client.query(
      `insert into mall.skus (id, product_id, code, specification, price, position) select gen_random_uuid(), id, '1', '一份', price_from, 1 from mall.products`,
    )
    await client.query('insert into mall.stock (sku_id, available) select id, 100 from mall.skus')
    await client.query('vacuum analyze mall.products')
    await client.query('vacuum analyze mall.skus')
    await client.query('vacuum analyze mall.stock')
  } finally {
    await client.end()
  }
}
