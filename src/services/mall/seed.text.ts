/** Invented goods of the demonstration: [name, category, drawing, yuan from, specifications]. No real brand or place. */
export const seedGoods: readonly (readonly [string, string, string, number, readonly string[]])[] = [
  ['高山稻花香大米 真空装', 'grain', 'bag', 43, ['2.5 kg', '5 kg', '10 kg']],
  ['石磨全麦粉', 'grain', 'bag', 32, ['2.5 kg', '5 kg']],
  ['杂粮礼盒 八种谷物', 'festival', 'box', 96, ['4 kg']],
  ['物理压榨山茶油', 'grain', 'bottle', 84, ['750 ml', '1.5 L']],
  ['冷榨菜籽油', 'grain', 'bottle', 58, ['2.5 L', '5 L']],
  ['红富士苹果 礼盒', 'fruit', 'crate', 72, ['12 枚']],
  ['脐橙 家庭装', 'fruit', 'crate', 49, ['2.5 kg', '5 kg']],
  ['冬枣 鲜果', 'fruit', 'crate', 56, ['2 kg']],
  ['猕猴桃 即食装', 'fruit', 'crate', 66, ['20 枚']],
  ['干香菇 剪脚', 'vegetable', 'crate', 45, ['250 g', '500 g']],
  ['秋木耳', 'vegetable', 'crate', 39, ['250 g']],
  ['高山绿茶 罐装', 'tea', 'tin', 88, ['150 g', '250 g']],
  ['茉莉花茶', 'tea', 'tin', 52, ['200 g']],
  ['每日坚果 混合装', 'tea', 'tin', 79, ['30 包']],
  ['薄皮核桃', 'tea', 'bag', 68, ['1.5 kg']],
  ['土蜂蜜', 'aided', 'jar', 65, ['500 g', '1 kg']],
  ['手工红薯粉条', 'aided', 'bag', 36, ['2 kg']],
  ['黄牛肉干', 'aided', 'box', 92, ['400 g']],
  ['散养土鸡蛋', 'meat', 'crate', 58, ['30 枚', '60 枚']],
  ['黑猪腊肉', 'meat', 'box', 108, ['1 kg']],
  ['冷鲜羊排', 'meat', 'box', 139, ['1.5 kg']],
  ['淡干虾皮', 'seafood', 'box', 42, ['250 g']],
  ['海带结', 'seafood', 'bag', 28, ['1 kg']],
  ['纯牛奶 整箱', 'dairy', 'bottle', 59, ['12 盒', '24 盒']],
  ['手工桃酥', 'snack', 'box', 35, ['1 kg']],
  ['粗粮饼干', 'snack', 'box', 29, ['800 g']],
  ['酸枣汁', 'drink', 'bottle', 48, ['6 瓶', '12 瓶']],
  ['古法酱油', 'condiment', 'bottle', 33, ['2 瓶']],
  ['米醋 三年陈', 'condiment', 'bottle', 38, ['2 瓶']],
  ['荞麦挂面', 'noodle', 'bag', 26, ['2 kg']],
  ['316 不锈钢保温杯 保热 12 小时', 'tableware', 'flask', 59, ['500 ml', '800 ml']],
  ['玻璃饭盒 四件套', 'tableware', 'pot', 76, ['一套']],
  ['不粘炒锅 32 厘米', 'kitchen', 'pot', 149, ['一口']],
  ['三层蒸锅', 'kitchen', 'pot', 168, ['28 厘米', '32 厘米']],
  ['砧板 竹制双面', 'kitchen', 'box', 45, ['大号']],
  ['纯棉四件套', 'bedding', 'cloth', 219, ['1.5 米床', '1.8 米床']],
  ['蚕丝夏被', 'bedding', 'cloth', 268, ['1.5 米', '2 米']],
  ['新疆棉毛巾 三条装', 'daily', 'cloth', 39, ['三条']],
  ['抽纸 整箱', 'daily', 'box', 46, ['24 包']],
  ['天然皂液', 'cleaning', 'tube', 35, ['3 kg']],
  ['浓缩洗洁精', 'cleaning', 'tube', 27, ['2 瓶']],
  ['护手霜 三支装', 'care', 'tube', 32, ['三支']],
  ['电动牙刷', 'care', 'tube', 129, ['一支']],
  ['养生壶 1.8 升', 'appliance', 'device', 139, ['一台']],
  ['电热暖手宝', 'appliance', 'device', 69, ['一个']],
  ['空气循环扇', 'appliance', 'device', 199, ['一台']],
  ['护眼台灯', 'digital', 'lamp', 118, ['一台']],
  ['充电宝 20000 毫安时', 'digital', 'device', 109, ['一个']],
  ['电子血压计', 'health', 'device', 189, ['一台']],
  ['颈部按摩仪', 'health', 'device', 229, ['一台']],
  ['加绒保暖内衣', 'clothing', 'cloth', 98, ['M', 'L', 'XL']],
  ['羊毛袜 六双装', 'clothing', 'cloth', 49, ['均码']],
  ['轻便双肩包', 'shoes', 'cloth', 128, ['一个']],
  ['跳绳 计数款', 'sport', 'box', 36, ['一根']],
  ['瑜伽垫 加厚', 'sport', 'cloth', 69, ['一张']],
  ['劳保防滑鞋', 'safety', 'box', 139, ['40 码', '41 码', '42 码', '43 码']],
  ['防护手套 十二双', 'safety', 'box', 48, ['一包']],
  ['儿童绘本 十册', 'child', 'box', 88, ['一套']],
  ['老人防滑拐杖', 'elder', 'box', 79, ['一根']],
  ['水仙种球 礼盒', 'garden', 'jar', 45, ['六颗']],
]

/** Kinds that the suppliers of regions sell; the others sell everything else. */
export const seedFood: ReadonlySet<string> = new Set([
  ...['grain', 'festival', 'fruit', 'vegetable', 'tea', 'aided', 'meat', 'seafood'],
  ...['dairy', 'snack', 'drink', 'condiment', 'noodle'],
])

/** Grades that make several products of one name. */
export const seedGrades = ['', '优选 ', '特级 ', '经济装 ', '新一季 '] as const

export const seedSuppliers = [
  { name: '云岭农业合作社', contact: '陈志远', phone: '0535-6610021', regions: ['云岭县', '青石县'] },
  { name: '北塬果品有限公司', contact: '马建平', phone: '0535-6610032', regions: ['北塬县'] },
  { name: '滨江日用百货公司', contact: '林秀芳', phone: '0535-6610043', regions: [] },
  { name: '江河家电商行', contact: '高明', phone: '0535-6610054', regions: [] },
] as const

export const seedRegions = [
  { name: '云岭县', partner: '云岭县总工会', intro: '高山稻米、山茶油和菌菇的产地，滨江市对口帮扶地区。' },
  { name: '青石县', partner: '青石县总工会', intro: '产土蜂蜜、红薯粉条和黄牛肉，滨江市对口帮扶地区。' },
  { name: '北塬县', partner: '北塬县总工会', intro: '塬上苹果、核桃和冬枣的产地，滨江市对口帮扶地区。' },
] as const

export const seedMallWords = {
  market: '惠工商城',
  introOf: '{name}，产自{origin}。由{supplier}发货，收到后请核对规格和数量；有问题三天内联系供应商。',
  local: '滨江市',
  occasion: '{year} 元旦福利',
  tracking: '江河快运',
  address: '江北区望江路 18 号 2 栋 301',
} as const
