import type { refusals } from './errors.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'people.unknown': '没有找到这位职工。请检查后重新选择。',
  'people.id-number-wrong': '证件号码不正确（应为 18 位居民身份证号码，出生日期真实，校验位相符）。请对照证件核对。',
  'people.id-number-taken':
    '这个证件号码已登记在另一份档案上，没有更正。请核对证件；两份档案如果是同一个人的，请办理合并档案。',
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
  'people.merged': '这份档案已经并入同一个人的另一份档案，不能再在它名下办理。请打开保留的那一份档案。',
  'people.merge-itself': '这两份是同一份档案，不需要合并。请重新选择。',
  'people.merge-merged': '其中一份档案已经合并过了。请刷新页面，打开保留的那一份。',
  'people.merge-born-differs': '两份档案的出生日期不同，是两个人，不能合并。请核对证件。',
  'people.merge-sex-differs': '两份档案的性别不同，是两个人，不能合并。请核对证件。',
  'people.merge-id-differs':
    '两份档案的证件号码都有效而且不是同一号码的 15 位与 18 位写法，是两个人，不能合并。请核对证件。',
  'people.merge-name-differs': '两份档案的姓名不同。请先核对证件、更正其中一份的姓名，再合并。',
  'people.merge-death-differs': '两份档案登记的去世日期不同。请先核对更正，再合并。',
  'people.merge-money': '要并入的那份档案的账户里还有余额或冻结的款项，账目不能改写。请先办完或退回，再合并。',
  'people.merge-account': '要并入的那份档案有工作台登录账号，账号不能随合并转移。请管理员先停用，再合并。',
  'people.merge-not-undoable': '这次合并现在不能撤销：可能没有办过、已经撤销，或者超过了 30 天。请刷新页面查看。',
  'people.merge-moved-on': '合并之后，保留的档案又转了工会或再次合并，撤销会造成会籍重叠。请先按现在的情况更正会籍。',
}

export const findingText = {
  homeCounts: '工会 {orgId} 的会员数是 {found}，逐人数出来是 {expected}。',
}
