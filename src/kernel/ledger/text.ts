import type { refusals } from './errors.ts'
import type { LedgerRule } from './model.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'ledger.account-not-found': '没有找到这个账户，没有记账。请刷新页面后重试。',
  'ledger.account-differs': '同一主体名下已有同类账户，但账户性质或者最低余额不同，没有重复开户。请先核对原账户。',
  'ledger.not-balanced': '这笔账借贷不平（各行合计不为零，或者不足两行），没有记账。请核对金额。',
  'ledger.units-mixed': '这笔账混用了不同的计量单位（金额与积分不能互转），没有记账。请分开办理。',
  'ledger.below-floor': '账户可用余额不足，没有记账。请核对余额，或者先释放冻结的金额。',
  'ledger.transfer-differs': '这个记账编号已经用于另一笔内容不同的账，没有记账。请刷新页面后重新办理。',
  'ledger.transfer-not-found': '没有找到要冲正的那笔账。请核对后重试。',
  'ledger.already-reversed': '这笔账已经冲正过，不能再次冲正。请查看原来的冲正记录。',
  'ledger.reversal-stays': '冲正记录本身不能再冲正。如果冲正有误，请按原内容重新记一笔账。',
  'ledger.hold-not-found': '没有找到这笔冻结。请刷新页面后重试。',
  'ledger.hold-needs-person': '只有个人账户可以冻结金额，这个账户属于机构，没有冻结。',
  'ledger.hold-not-positive': '冻结金额必须大于零，没有冻结。请核对金额。',
  'ledger.hold-differs': '这个冻结编号已经用于另一笔内容不同的冻结，没有重复冻结。请刷新页面后重新办理。',
  'ledger.hold-exceeded': '要支取的金额超过了冻结的金额，或者没有从被冻结的账户支取，没有记账。请核对金额。',
  'ledger.hold-ended': '这笔冻结已经结算或者释放，不能再次办理。请刷新页面查看结果。',
  'ledger.lots-differ': '按批次记账的账户，各批次合计与记账金额不一致，没有记账。请刷新页面后重新办理。',
  'ledger.lot-exceeded': '要动用的批次余额不足，或者退回的金额超过了这一批次的原额，没有记账。请刷新页面后重新办理。',
  'ledger.lots-short': '符合用途且没有过期的积分不足，没有记账。请核对可用积分。',
  'ledger.grant-not-found': '没有找到这次发放，没有记账。请核对后重试。',
  'ledger.grant-differs': '这个发放编号已经用于另一次内容不同的发放，没有重复发放。请刷新页面后重新办理。',
  'ledger.grant-too-long': '一次记账最多发给 {most} 人，没有记账。请分批发放。',
  'ledger.not-refundable': '这笔账不能退款：它不存在、已经冲正，或者本身就是退款。请核对原来的记录。',
  'ledger.refund-exceeded': '退款合计超过了原来支付的金额，没有记账。请核对已经退过的金额。',
  'ledger.refund-stays': '这笔账是退款，或者已经退过款，不能冲正。请另记一笔账更正。',
}

export const findingText: Record<LedgerRule, string> = {
  'transfer-not-zero': '转账 {rowId} 的各行合计不为零，或者不足两行（差 {amountFen}）。',
  'transfer-mixes-units': '转账 {rowId} 混用了不同的计量单位。',
  'entry-without-transfer': '转账 {rowId} 有分录而没有转账记录。',
  'entry-without-account': '转账 {rowId} 的第 {line} 行记在不存在的账户上。',
  'entry-on-another-day': '转账 {rowId} 的第 {line} 行的日期与转账日期不同。',
  'balance-not-the-sum': '账户 {rowId} 的余额不等于它的分录合计（差 {amountFen}）。',
  'balance-below-floor': '账户 {rowId} 的可用余额低于最低余额（差 {amountFen}）。',
  'held-not-the-sum': '账户 {rowId} 的冻结金额不等于未了结冻结的合计（差 {amountFen}）。',
  'reversal-not-the-mirror': '冲正 {rowId} 与它所冲正的转账不是一正一反。',
  'hold-settled-by-nothing': '冻结 {rowId} 记为已结算，但没有对应的转账。',
  'lot-not-the-sum': '账户 {rowId} 有一个批次，余额不等于发放额加减各次动用（差 {amountFen}）。',
  'lots-not-the-balance': '账户 {rowId} 的余额不等于各批次余额的合计（差 {amountFen}）。',
  'lot-held-not-the-sum': '账户 {rowId} 有一个批次，冻结额不等于未了结冻结的合计（差 {amountFen}）。',
  'lot-without-grant': '账户 {rowId} 有一个批次没有对应的发放分录，或者金额与分录不同（差 {amountFen}）。',
  'lot-moves-not-the-entry': '转账 {rowId} 动用的批次合计不等于它的分录（差 {amountFen}）。',
  'hold-lots-not-the-hold': '冻结 {rowId} 的各批次合计不等于冻结金额（差 {amountFen}）。',
  'refund-exceeds': '转账 {rowId} 的退款合计超过了原来的金额。',
  'money-of-a-merged-record':
    '账户 {rowId} 的持有人档案已经合并到另一份，账户里还有 {amountFen}，本人用不到。请撤销合并，或者冲正后记到留下的档案。',
}

/** What a person reads in her statement when the last day has passed. */
export const unspentText = '积分到期收回'
