import type { OrgKind } from '../../kernel/orgs/contract.ts'
import type { UnionField, UnionRejectCode } from './imports.model.ts'

export const unionHeadings: Record<UnionField, string> = {
  code: '组织编码',
  name: '组织名称',
  kind: '类别',
  parentCode: '上级组织编码',
  establishedOn: '成立日期',
  creditCode: '统一社会信用代码',
  employerName: '单位名称',
  employerCreditCode: '单位统一社会信用代码',
  workerCount: '职工人数',
}

/** How lists name a kind; more than one word may be used. */
export const kindWords: Record<OrgKind, readonly string[]> = {
  federation: ['工会联合会', '联合会'],
  province: ['省级总工会', '省级'],
  city: ['市级总工会', '市级', '市总工会'],
  county: ['区县总工会', '区县', '县级总工会', '县总工会', '区总工会'],
  town: ['乡镇（街道）总工会', '乡镇街道', '街道乡镇', '乡镇', '街道'],
  grassroots: ['基层工会'],
  firm: ['单位内设工会', '分工会', '工会小组'],
  partner: ['合作单位'],
}

export const rejectText: Record<UnionRejectCode, string> = {
  'row-unreadable': '这一行读不出来：列数与表头不一致、引号不配对，或者有乱码。',
  'code-wrong': '组织编码为空或含有不能用的字符（只能用数字、字母和短横线，最多 40 位）。',
  'code-twice': '同一个组织编码在文件里出现了两次以上。',
  'name-wrong': '组织名称为空，或者超过 100 个字。',
  'kind-unknown': '类别不认识。请填模板第二页列出的类别之一，例如“基层工会”。',
  'day-wrong': '成立日期不是日期，应为 2020-05-01 的样子。',
  'day-not-come': '成立日期还没有到。',
  'workers-wrong': '职工人数不是整数。',
  'credit-code-wrong': '统一社会信用代码不对：应为 18 位，且校验位相符。',
  'credit-code-taken': '统一社会信用代码已登记在另一个组织名下。',
  'employer-code-wrong': '单位统一社会信用代码不对：应为 18 位，且校验位相符。',
  'employer-covered': '这个单位已经有工会了。',
  'parent-missing': '没有填上级组织编码。只有空库导入时最上级组织可以不填。',
  'parent-unknown': '上级组织编码没有找到，或者不在您的管理范围内。',
  'parent-rejected': '上级组织在同一文件里没有通过，改好上级那一行后再导。',
  'parent-closed': '上级组织已经撤销。',
  'kind-not-below': '这个类别不能设在那个上级之下。',
  'too-deep': '层级太深：最上级以下最多六级。',
  cycle: '上下级绕成了圈。',
  'root-exists': '文件里有两个没有上级的组织，最上级只能有一个。',
  differs: '这个编码的组织已经存在，内容和文件不一样。改名、调整隶属请在“组织变动”里办理，导入不改已有的组织。',
}

export const importText = {
  job: '导入组织名册（{file}）',
  unit: '个',
  template: '组织名册模板',
  rejects: '组织名册未通过行',
  line: '行号',
  reasons: '原因',
  join: '；',
  sample: [
    ['1303', '滨江市总工会', '市级总工会', '', '1950-05-01', '', '', '', ''],
    ['130302', '江北区总工会', '区县总工会', '1303', '1984-06-01', '', '', '', ''],
    ['1303020001', '江北铸造有限公司工会', '基层工会', '130302', '2005-09-12', '', '江北铸造有限公司', '', '260'],
  ],
}

export const commandText = {
  import: '导入组织名册（CSV 或 XLSX），空库从最上级开始建树',
  check: '只核对，不入库',
  template: '写出名册模板',
  label: '导入组织',
  done: '共 {rows} 行：新建 {loaded}，原已一致 {unchanged}，未通过 {rejected}。',
  checked: '核对 {rows} 行：将新建 {loaded}，原已一致 {unchanged}，未通过 {rejected}。没有入库。',
  reject: '第 {line} 行：{reasons}',
  missing: '没有找到文件：{path}',
  written: '模板已写到 {path}',
}
