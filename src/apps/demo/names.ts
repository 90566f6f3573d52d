/** Frequent surnames, the most frequent more than once. */
export const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万王李张刘陈王李张刘',
]

export const givenNames = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰飞鹏辉燕建国红梅志海波宁浩宇欣怡晨阳雪琳佳慧斌峰林凯龙德生春云山水松柏文武成功学义礼智信和顺安康福贵新立民',
]

/** An invented province: nothing in it is a real place. `areaCode` heads the id numbers issued there. */
export const province = {
  name: '江河省总工会',
  cities: [
    {
      name: '滨江市总工会',
      counties: [
        { name: '江北区总工会', areaCode: '130302', towns: ['北塘街道总工会', '望江街道总工会', '古渡镇总工会'] },
        { name: '江南区总工会', areaCode: '130303', towns: ['南湖街道总工会', '新桥街道总工会'] },
        { name: '港口区总工会', areaCode: '130304', towns: ['东港街道总工会', '船坞街道总工会'] },
        { name: '柳河县总工会', areaCode: '130321', towns: ['柳河镇总工会', '石门镇总工会', '下川乡总工会'] },
      ],
    },
    {
      name: '临海市总工会',
      counties: [
        { name: '海东区总工会', areaCode: '130402', towns: ['渔港街道总工会'] },
        { name: '盐田县总工会', areaCode: '130421', towns: ['盐田镇总工会'] },
      ],
    },
    {
      name: '云山市总工会',
      counties: [
        { name: '城中区总工会', areaCode: '130502', towns: ['鼓楼街道总工会'] },
        { name: '青岩县总工会', areaCode: '130521', towns: ['青岩镇总工会'] },
      ],
    },
  ],
} as const

/** Firms are named place + trade word + kind. */
export const firmPlaces = [
  '滨江',
  '北塘',
  '望江',
  '古渡',
  '南湖',
  '新桥',
  '东港',
  '柳河',
  '石门',
  '恒达',
  '顺达',
  '佳惠',
  '明达',
  '锦程',
  '瑞丰',
  '永兴',
]
export const firmTrades = [
  '物流',
  '铸造',
  '食品',
  '纺织',
  '环卫服务',
  '建筑工程',
  '公交运输',
  '超市',
  '餐饮',
  '家政服务',
  '电子',
  '医药',
  '供水',
  '快递',
  '网约配送',
  '造船',
]
export const firmKinds = ['有限公司工会', '集团工会', '分公司工会', '联合工会']

export const hospitals = [
  { code: 'H1301', name: '市第一人民医院', level: '三级' },
  { code: 'H1302', name: '市第二人民医院', level: '三级' },
  { code: 'H1303', name: '市中医医院', level: '三级' },
  { code: 'H1304', name: '江北区人民医院', level: '二级' },
  { code: 'H1305', name: '柳河县人民医院', level: '二级' },
  { code: 'H1306', name: '北塘街道社区卫生服务中心', level: '一级' },
] as const

/** Diagnoses with how often they come; the last two are excluded by the demonstration's policy. */
export const diagnoses = [
  { code: 'I25.1', name: '冠心病', weight: 14 },
  { code: 'I63.9', name: '脑梗死', weight: 10 },
  { code: 'J18.9', name: '肺炎', weight: 14 },
  { code: 'K80.2', name: '胆囊结石', weight: 9 },
  { code: 'M51.2', name: '腰椎间盘突出', weight: 10 },
  { code: 'S82.1', name: '胫骨骨折', weight: 8 },
  { code: 'E11.9', name: '2型糖尿病', weight: 8 },
  { code: 'C34.9', name: '肺恶性肿瘤', weight: 4 },
  { code: 'C50.9', name: '乳腺恶性肿瘤', weight: 3 },
  { code: 'N18.5', name: '慢性肾脏病5期', weight: 3 },
  { code: 'O80', name: '顺产', weight: 6 },
  { code: 'Z41.1', name: '整形美容', weight: 2 },
] as const
