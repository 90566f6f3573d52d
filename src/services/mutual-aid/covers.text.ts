import type { CoverField, CoverRejectCode } from './covers.rules.ts'

/** Headings of the list a union hands in. */
export const coverHeadings: Record<CoverField, string> = {
  idNumber: '证件号码',
  name: '姓名',
  phone: '手机号',
  unionCode: '基层工会编码',
  startsOn: '起始日期',
  endsOn: '截止日期',
}

/** A union that is known only by its code so far. */
export const unionName = '基层工会 {code}'

export const coverRejectText: Record<CoverRejectCode, string> = {
  'row-unreadable': '这一行的字段数不对或有无法识别的字',
  'id-number-wrong': '证件号码不对，应为 18 位且校验位相符',
  'name-missing': '缺少姓名，或姓名过长',
  'phone-wrong': '手机号应为 11 位',
  'union-code-missing': '缺少基层工会编码',
  'date-malformed': '起始日期或截止日期不是真实日期',
  'ends-before-start': '截止日期早于起始日期',
  'outside-year': '起止日期不在这个保障年度内',
  'union-unknown': '没有这个编码的基层工会，请核对或先建会',
  'name-differs': '这个证件号已登记在另一个姓名下，请核对',
  'cover-differs': '这个人同一起始日期已参保，但截止日期或基层工会不同',
}
