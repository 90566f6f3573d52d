/** What the demonstration says; every firm and number is invented. */
export const seedText = {
  basis: '江工组发〔2026〕{n}号',
  newName: '{name}（总部）',
  suffix: '工会',
  source: '市场监管局登记数（演示）',
  applications: [
    {
      employer: '北塘鲜达生鲜配送有限公司',
      founder: '何志远',
      daysAgo: 54,
      workers: 86,
      members: 71,
      outcome: 'founded',
    },
    {
      employer: '江北锦程家政服务有限公司',
      founder: '宋雨晴',
      daysAgo: 45,
      workers: 142,
      members: 118,
      outcome: 'founded',
    },
    { employer: '望江云仓物流有限公司', founder: '崔立新', daysAgo: 6, workers: 210, members: 160, outcome: 'filed' },
    { employer: '古渡乐送网约配送服务部', founder: '方小林', daysAgo: 3, workers: 64, members: 58, outcome: 'filed' },
    {
      employer: '新桥瑞丰电子有限公司',
      founder: '田春华',
      daysAgo: 12,
      workers: 320,
      members: 205,
      outcome: 'returned',
    },
  ],
  returned: '请补上职工签名册，并核对职工人数',
  approved: '材料齐全，同意建立',
  unionName: '{employer}工会委员会',
}
