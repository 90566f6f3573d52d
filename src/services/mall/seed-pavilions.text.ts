/** Pavilions of the invented regions: days from the last day of the demonstration to their opening. */
export const seedPavilions = [
  {
    region: '云岭县',
    name: '云岭馆',
    lead: '高山稻米、山茶油和菌菇，从海拔一千二百米的梯田直接发货',
    story:
      '云岭县与滨江市结对十一年。两地工会商量了三轮，把合作社、质检和快递都落到人，馆里的每一件商品都看过产地证明。买一袋米，等于给梯田上的一户人家添一天工。',
    opens: -30,
  },
  {
    region: '青石县',
    name: '青石馆',
    lead: '土蜂蜜、红薯粉条和黄牛肉干，山里人家的味道',
    story: '青石县的蜂农和粉条作坊大多是困难职工家庭。馆里的收益先付给他们，平台不留差价。',
    opens: -12,
  },
  {
    region: '北塬县',
    name: '北塬馆',
    lead: '塬上苹果、核桃和冬枣，霜降之后最甜',
    story: '北塬馆正在装箱，开馆当天首批苹果发货。',
    opens: 6,
  },
] as const

export const seedProof = { number: '产证〔2026〕{at}号', issuer: '{region}农业农村局' } as const

export const seedZoneOpenings = {
  zoneYuan: 86_000_000,
  zoneSource: '滨江市总工会消费帮扶工作台账（2024 年 11 月至平台启用）',
  webMembers: 240_000,
  webSource: '工会服务网实名注册统计表',
} as const

export const seedPairs = [
  { region: '云岭县', place: '云岭县城关镇', partner: '城关镇总工会', team: '滨江支援云岭工作组' },
  { region: '青石县', place: '青石县石门乡', partner: '石门乡工会', team: '滨江支援青石工作组' },
  { region: '北塬县', place: '北塬县南塬镇', partner: '南塬镇工会', team: '滨江支援北塬工作组' },
  { region: '云岭县', place: '云岭县梯田乡', partner: '梯田乡工会', team: '滨江支援云岭二组' },
] as const

/** Projects in five classes: budget in yuan, how far, how much of the budget, and what came of it. */
export const seedProjects = [
  [
    'stations',
    '云岭县',
    '城关镇户外劳动者驿站',
    '建三处驿站，配饮水、微波炉和急救箱。',
    300_000,
    100,
    0.96,
    '三处驿站全部投用，日均 120 人次。',
  ],
  ['stations', '青石县', '石门乡职工之家改造', '翻修二层小楼，设书屋和调解室。', 420_000, 65, 0.6, null],
  ['exchange', '云岭县', '两地工会干部互派跟班', '每季度互派 6 名工会干部，跟班一个月。', 180_000, 75, 0.7, null],
  [
    'exchange',
    '北塬县',
    '劳模工匠走亲',
    '请两地劳模工匠互访，各讲三课。',
    120_000,
    100,
    0.92,
    '24 位劳模工匠互访，听课 860 人次。',
  ],
  [
    'hardship',
    '青石县',
    '困难职工金秋助学',
    '资助 60 名困难职工子女上大学。',
    300_000,
    100,
    1,
    '60 名学生每人 5,000 元，已全部到账。',
  ],
  ['hardship', '北塬县', '困难职工冬季慰问', '给 200 户困难职工送取暖和米面油。', 160_000, 20, 0.1, null],
  ['skills', '云岭县', '育秧技能提升班', '办四期，考评合格发证。', 240_000, 50, 0.45, null],
  ['skills', '青石县', '牛肉加工技师工作室', '滨江食品厂技师驻点带徒 12 人。', 200_000, 40, 0.35, null],
  [
    'skills',
    '北塬县',
    '果树修剪比武',
    '两地果农同场比武，前十名进修。',
    90_000,
    100,
    0.88,
    '136 人参赛，10 人到滨江进修。',
  ],
  ['special', '云岭县', '梯田直播间', '建一间直播间，培训 20 名带货职工。', 150_000, 80, 0.77, null],
  ['special', '北塬县', '塬上苹果冷库', '建 200 吨冷库，错季销售。', 900_000, 30, 0.28, null],
] as const

export const seedAidWords = { progress: '按计划推进。' } as const
