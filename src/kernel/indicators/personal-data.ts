import { declarePersonalData, type Erasure } from '../../platform/personal-data.ts'

const counting = '履行工会统计职责所必需（《统计法》、《个人信息保护法》第十三条第三项）'
const kept = { says: '统计台账，长期保存；本人注销后只留代号' }
const staysCounted: Erasure = {
  does: 'keep',
  clause: '《统计法》：原始记录和统计台账须保存；只留代号，人数和金额不变',
}

export const personalData = declarePersonalData(
  {
    table: 'indicators.facts',
    merging: { does: 'hand-over' },
    title: '计入统计的事项',
    purpose: '统计各级工会服务了多少人、多少次、多少钱。',
    basis: counting,
    kept,
    erasure: staysCounted,
    columns: {
      owner_id: null,
      id: null,
      kind: '统计项目',
      org_path: null,
      person_id: null,
      day: '日期',
      quantity: '人次',
      amount: { heading: '金额（元）', unit: 'fen' },
      subject_id: null,
      recorded_at: '记录时间',
    },
  },
  {
    table: 'indicators.presences',
    merging: { does: 'stay', because: '由统计事实汇总得出，自动更新' },
    title: '按月计入的人数',
    purpose: '同一个人在一个月里只算一次。',
    basis: counting,
    kept,
    erasure: staysCounted,
    columns: { owner_id: null, kind: '统计项目', month: '月份', org_path: null, quantity: '人次' },
  },
  { table: 'indicators.openings', nobodys: '单位上报的期初数，没有个人。' },
  { table: 'indicators.pending', nobodys: '等待汇总的编号，几分钟后清空，没有内容。' },
)
