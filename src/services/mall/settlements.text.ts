import type { Stand } from './payouts.rules.ts'
import type { settlementRefusals } from './settlements.errors.ts'

export const settlementRefusalText: Record<keyof typeof settlementRefusals, string> = {
  'mall.settlement-missing': '没有找到这张结算单，或者它不在您的范围内。请刷新列表。',
  'mall.settlement-not-open': '结算单 {number} 现在是「{stand}」，不能这样办理。请刷新后查看。',
  'mall.bank-missing': '贵单位还没有填写收款账户，不能确认结算单。请先填写账户。',
  'mall.bank-account-wrong': '账号应为 8 到 32 位数字。请核对后重新填写。',
  'mall.nothing-to-pay': '现在没有供应商已确认、等待付款的结算单，没有生成批次。',
  'mall.payout-missing': '没有找到这个付款批次，或者它不在您的商城里。请刷新列表。',
  'mall.payout-not-sent': '付款批次 {number} 的文件还没有下载送银行，不能读入回盘。请先下载付款文件。',
  'mall.result-of-another': '这个回盘文件是批次 {found} 的，不是 {number} 的，没有读入。请换一个文件。',
  'mall.result-faulty': '回盘文件第 {line} 行有问题：{problem}整个文件没有读入，改好后再传。',
  'mall.result-contradicts': '回盘文件第 {line} 行与之前读入的结果「{before}」矛盾，没有读入。请向银行核实。',
}

export const standText: Record<Stand, string> = {
  open: '待供应商确认',
  disputed: '有异议，待商城答复',
  confirmed: '已确认，待付款',
  sent: '付款中',
  paid: '已付款',
}
