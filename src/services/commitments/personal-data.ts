import { declarePersonalData } from '../../platform/personal-data.ts'

const basis = '为工会履行维护职工权益、接受职工监督的职责所必需（《个人信息保护法》第十三条第三项）'
const gone = '已清理'
const days = 1_826

export const personalData = declarePersonalData(
  {
    table: 'commitments.ratings',
    title: '对办实事的评价',
    purpose: '计算职工对办实事的满意度。',
    basis,
    kept: { says: '5 年，之后抹去文字', after: { column: 'rated_at', days }, afterwards: { sets: { words: gone } } },
    erasure: {
      does: 'keep',
      clause: '《统计法》：满意度的原始记录须保存；文字抹去，只留代号和星级',
      sets: { words: gone },
    },
    merging: { does: 'stay', because: '评价已经计入满意度，每份档案只能评价一次' },
    columns: {
      owner_id: null,
      commitment_id: '实事编号',
      org_path: null,
      commitment_path: null,
      stars: '星级',
      words: '评价',
      rated_at: '评价时间',
    },
  },
  {
    table: 'commitments.remarks',
    title: '对办实事的留言',
    purpose: '听取职工对办实事的意见并答复。',
    basis,
    kept: { says: '5 年，之后抹去文字', after: { column: 'said_at', days }, afterwards: { sets: { words: gone } } },
    erasure: {
      does: 'keep',
      clause: '《工会法》第四十条：答复职工的记录须保存；留言的文字抹去',
      sets: { words: gone },
    },
    merging: { does: 'follow' },
    columns: {
      owner_id: null,
      id: null,
      org_path: null,
      commitment_id: '实事编号',
      commitment_path: null,
      words: '留言',
      photo_ids: null,
      said_at: '留言时间',
      answer: '工会的答复',
      answered_by: '答复人',
      answered_at: '答复时间',
    },
  },
  { table: 'commitments.commitments', nobodys: '工会承诺办的实事；登记人、上报人是履行职务。' },
  { table: 'commitments.versions', nobodys: '实事每一版的内容；责任人是履行职务。' },
  { table: 'commitments.lists', nobodys: '工会公开的年度清单，没有个人。' },
  { table: 'commitments.entries', nobodys: '哪些实事列入了清单，没有个人。' },
  { table: 'commitments.steps', nobodys: '实事的进展，没有个人。' },
  { table: 'commitments.judgements', nobodys: '实事的验收记录；验收人是履行职务。' },
  { table: 'commitments.bulletins', nobodys: '年度清单的进展通报，没有个人。' },
  { table: 'commitments.bulletin_lines', nobodys: '进展通报里的每一项，没有个人。' },
  { table: 'commitments.reminders', nobodys: '提醒过哪些工会，没有个人。' },
)
