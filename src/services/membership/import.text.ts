import type { ImportCounts, MemberField, MemberRowCode, ReviewAnswer, ReviewKind } from './import.model.ts'
import type { EmploymentForm } from './joining.contract.ts'

/** Headings of a list of members. */
export const memberHeadings: Record<MemberField, string> = {
  name: '姓名',
  idNumber: '证件号码',
  unionCode: '工会编码',
  phone: '手机号',
  joinedOn: '入会日期',
  form: '就业形态',
  employer: '工作单位',
}

/** What lists write for each form of employment, the proper word first. */
export const formWords: Record<EmploymentForm, readonly string[]> = {
  employed: ['单位职工', '在职职工', '职工'],
  flexible: ['灵活就业', '灵活就业人员'],
  'ride-hailing': ['网约车司机', '网约车'],
  'food-delivery': ['外卖配送员', '外卖骑手', '外卖', '网约送餐员'],
  courier: ['快递员', '快递'],
  truck: ['货车司机', '卡车司机', '货运'],
  domestic: ['家政服务员', '家政'],
  'live-stream': ['网络主播', '主播', '直播'],
  chauffeur: ['代驾司机', '代驾'],
  'other-new-form': ['其他新就业形态', '新就业形态'],
}

/** What a union is told whose members stand in another's list. */
export const reviewNotice = {
  title: '有会员被另一个工会列入名单',
  text: '贵会有 {n} 位会员被另一个工会列入会员名单。会籍还没有变动，请在“待确认人员”里逐人答复：同意转出，或者保留会籍。',
}

export const importText = {
  title: '会员名单',
  checkTitle: '检查会员名单 {file}',
  carryOutTitle: '导入会员名单 {file}',
  reviewTitle: '待确认人员',
  units: { bytes: '字节', lines: '行' },
  line: '行',
  reasons: '没有导入的原因',
  rejectTitle: '未导入清单 {file}',
}

/** Reasons for which a row is not taken, as the list of them says it. */
export const memberRejectText: Record<
  MemberRowCode | 'union-unknown' | 'conflict' | 'dead' | 'before-leaving' | 'raced',
  string
> = {
  'row-unreadable': '这一行的字段数不对或有无法识别的字',
  'name-missing': '缺少姓名，或姓名不足两个字、过长',
  'id-number-wrong': '证件号码不对：应为 18 位且校验位相符，或老证的 15 位数字',
  'phone-wrong': '手机号应为 11 位',
  'union-code-missing': '缺少工会编码',
  'joined-malformed': '入会日期不是真实日期',
  'joined-in-future': '入会日期还没有到',
  'form-unknown': '就业形态不认识，请按模板里的写法填写',
  'employer-too-long': '工作单位名称过长',
  'union-unknown': '本级以下没有这个编码的工会，或它不直接接收会员、已经撤销',
  conflict: '同一个证件号在文件里出现多次，姓名或工会不同',
  dead: '档案登记为已去世',
  'before-leaving': '离开原工会的日期晚于这里的入会日期',
  raced: '导入途中已被别处登记，请单独再导入这一行',
}

/** How the report counts rows. */
export const verdictNames: Record<keyof Required<ImportCounts>, string> = {
  new: '新登记并入会',
  joins: '已有档案，入会',
  'upgraded-joins': '老证号升级，入会',
  upgraded: '老证号升级为 18 位',
  phone: '补上手机号',
  unchanged: '没有变化',
  repeated: '文件里重复的行',
  elsewhere: '现在是其他工会的会员',
  'same-id': '证件号相同、姓名不同',
  'same-phone': '手机号相同、姓名不同',
  'same-name-born': '姓名和出生日期相同',
  'two-records': '同一人有两份档案',
  rejected: '内容有误',
  'union-unknown': '工会编码不对',
  conflict: '同一证件号前后不一致',
  dead: '已去世',
  'before-leaving': '入会日期过早',
  raced: '途中被别处登记',
}

export const reviewKindNames: Record<ReviewKind, string> = {
  elsewhere: '现在是我会会员，名单要转走',
  'same-id': '证件号相同，姓名不同',
  'same-phone': '手机号相同，姓名不同',
  'same-name-born': '姓名和出生日期相同，证件号不同',
  'two-records': '同一人有两份档案（15 位与 18 位）',
}

export const reviewAnswerNames: Record<ReviewAnswer, string> = {
  release: '同意转出',
  keep: '仍是我会会员',
  'same-person': '是同一个人',
  'another-person': '是两个人，照名单登记',
  'leave-out': '名单有误，不导入',
}

export const importCommandText = {
  summary: '检查并导入会员名单（CSV 或 XLSX）',
  org: '名单属于哪个工会（编码），默认为最上级',
  since: '从哪一天起入会的计为新发展会员，默认为今年 1 月 1 日',
  dryRun: '只检查，不导入',
  encoding: '文件编码 utf-8 或 gb18030，默认自动识别',
  checkLabel: '检查',
  carryOutLabel: '导入',
  balance: '{rows} 行：入会 {joining}，补全 {changing}，没有变化 {unchanged}，待确认 {waiting}，未导入 {rejected}。',
  reject: '  第 {line} 行：{reasons}',
  unknownOrg: '没有编码为 {code} 的工会。请核对 --org。',
  badDay: '日期 {day} 不对，应写成 2026-01-01。',
}
