import type { refusals } from './errors.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'people.unknown': '没有找到这位职工。请检查后重新选择。',
  'people.id-number-wrong': '证件号码不正确（应为 18 位居民身份证号码，出生日期真实，校验位相符）。请对照证件核对。',
  'people.phone-wrong': '手机号不正确，应为 11 位数字。请核对后重新填写。',
  'people.name-differs': '这个证件号码已登记在另一个姓名（{maskedName}）下。请核对证件；如果改过姓名，请先更正档案。',
  'people.member-elsewhere': '这位职工现在是{orgName}的会员，不能同时加入另一个工会。请先办理退会或转会。',
  'people.before-leaving': '这位职工在 {on} 才离开原来的工会，入会日期不能早于这一天。',
  'people.in-future': '日期 {on} 还没有到。请在当天或之后办理。',
  'people.dead': '档案显示这位职工已经去世，不能办理入会。如有误请先更正档案。',
  'people.union-unknown': '没有找到要加入的工会。请重新选择。',
  'people.no-home-for-members': '{name}已经撤销或者不直接接收会员。请选择乡镇（街道）工会、基层工会或单位内设工会。',
  'people.not-a-member': '这位职工现在没有加入工会，不需要办理退会。',
  'people.left-before-joining': '退会日期必须晚于入会日期（{on}）。请核对日期。',
  'people.dead-before-birth': '去世日期不能早于出生日期。请核对日期。',
}

export const findingText = {
  homeCounts: '工会 {orgId} 的会员数是 {found}，逐人数出来是 {expected}。',
}
