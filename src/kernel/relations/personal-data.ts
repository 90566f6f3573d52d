import { declarePersonalData, goneName } from '../../platform/personal-data.ts'

const basis = '为建立和履行本人参加的结对所必需（《个人信息保护法》第十三条第二项）'

export const personalData = declarePersonalData(
  {
    table: 'relations.sides',
    merging: { does: 'follow' },
    title: '本人参加的结对',
    purpose: '记录谁与谁结对、什么职责、多长时间。',
    basis,
    kept: { says: '结对期间及终止后长期保存；注销后抹去姓名' },
    erasure: { does: 'keep', clause: '《档案法》：工作记录须保存；姓名抹去，只留代号', sets: { name: goneName } },
    columns: {
      owner_id: null,
      relation_id: '结对编号',
      side: null,
      keeper_id: null,
      org_path: null,
      holder: null,
      party_path: null,
      name: '姓名',
    },
  },
  {
    table: 'relations.duties_done',
    merging: { does: 'stay', because: '履职记录保持登记时的样子' },
    title: '与本人有关的走访和履职记录',
    purpose: '记录走访、帮带等做了什么、发现了什么困难。',
    basis: '履行工会服务职工职责所必需（《工会法》第六条，《个人信息保护法》第十三条第三项）',
    kept: {
      says: '3 年，之后抹去内容',
      after: { column: 'recorded_at', days: 1_096 },
      afterwards: { sets: { text: '' } },
    },
    erasure: { does: 'anonymise', sets: { text: '' } },
    whose: { column: 'subject_id', holds: 'person' },
    columns: {
      owner_id: null,
      id: '编号',
      relation_id: '结对编号',
      done_on: '日期',
      time_of_day: { heading: '时段', words: { morning: '上午', afternoon: '下午', evening: '晚上' } },
      text: '内容',
      file_ids: null,
      subject_kind: null,
      subject_id: null,
      done_by: null,
      done_by_name: '登记人',
      recorded_at: '登记时间',
    },
  },
  { table: 'relations.relations', nobodys: '结对本身：种类、职责和期限；各方见“本人参加的结对”。' },
  { table: 'relations.renewals', nobodys: '结对的续期，没有个人。' },
  { table: 'relations.endings', nobodys: '结对的终止，没有个人。' },
)
