import type { RejectCode, SettlementField } from './settlements.model.ts'

/** The headings of the bureau's settlement file; the canonical names of its columns. */
export const settlementHeadings: Record<SettlementField, string> = {
  settlementNo: '结算流水号',
  idNumber: '证件号码',
  name: '姓名',
  hospitalCode: '医院编码',
  hospitalName: '医院名称',
  hospitalLevel: '医院等级',
  admittedOn: '入院日期',
  dischargedOn: '出院日期',
  diagnosisCode: '诊断编码',
  diagnosisName: '诊断名称',
  total: '总费用',
  fund: '统筹支付',
  major: '大病支付',
  own: '个人自付',
  settledOn: '结算日期',
  kind: '结算类型',
  originalNo: '原结算流水号',
}

/** How the file writes the three kinds of settlement. */
export const settlementKindWords = { normal: '正常', reversal: '冲正', correction: '更正' } as const

/** A cell as a reject quotes it, and what stands between several. */
export const quoteCell = (heading: string, text: string) => `${heading}「${text}」`
export const quotesBetween = '、'

/** For each reason the words that count it in a summary, and the sentence that explains one row to a person. */
export const rejectText: Record<RejectCode, { readonly label: string; readonly sentence: string }> = {
  'too-few-fields': { label: '字段过少', sentence: '只有 {actualFields} 个字段，应有 {expectedFields} 个' },
  'too-many-fields': { label: '字段过多', sentence: '有 {actualFields} 个字段，应有 {expectedFields} 个' },
  'broken-quotes': { label: '引号不成对', sentence: '引号不成对，分不清字段' },
  undecodable: { label: '有无法识别的字', sentence: '{spoiltColumn}第 {spoiltPosition} 字无法识别' },
  'numeric-id': {
    label: '号码存成了数字',
    sentence: '{numericColumn}在工作簿里存成了数字，末几位已经丢失，应存成文本',
  },
  'text-too-long': { label: '内容过长', sentence: '内容过长：{longCells}' },
  'settlement-no-missing': { label: '流水号缺失', sentence: '缺少结算流水号' },
  'id-number-missing': { label: '证件号缺失', sentence: '缺少证件号码' },
  'id-number-length': { label: '证件号位数不符', sentence: '证件号 {idLength} 位，应为 18 位' },
  'id-number-character': { label: '证件号含非数字', sentence: '证件号第 {idPosition} 位不是数字' },
  'id-number-birth-date': { label: '证件号出生日期不存在', sentence: '证件号第 7 至 14 位不是真实日期' },
  'id-number-check-digit': {
    label: '证件号校验位不符',
    sentence: '证件号第 18 位应为 {idExpected}，文件为 {idActual}',
  },
  'name-missing': { label: '姓名缺失', sentence: '缺少姓名' },
  'diagnosis-code-missing': { label: '诊断编码缺失', sentence: '缺少诊断编码' },
  'date-malformed': { label: '日期写法不符', sentence: '不是真实日期：{malformedDates}' },
  'discharged-before-admitted': { label: '日期先后颠倒', sentence: '出院 {dischargedOn} 早于入院 {admittedOn}' },
  'settled-before-discharged': { label: '结算早于出院', sentence: '结算 {settledOn} 早于出院 {dischargedOn}' },
  'date-in-future': { label: '日期在未来', sentence: '晚于导入当天：{futureDates}' },
  'amount-malformed': { label: '金额写法不符', sentence: '不是最多两位小数的金额：{malformedAmounts}' },
  'amount-negative': { label: '金额为负', sentence: '金额不能为负：{negativeAmounts}' },
  'amount-too-large': { label: '金额过大', sentence: '金额不合常理：{hugeAmounts}' },
  'amounts-do-not-add-up': { label: '金额合计不相等', sentence: '统筹+大病+自付 = {sumOfParts}，总费用 {total}' },
  'kind-unknown': { label: '结算类型不符', sentence: '结算类型「{kindText}」不是正常、冲正或更正' },
  'original-no-missing': { label: '缺少原流水号', sentence: '{kindWord}行缺少原结算流水号' },
  'original-no-unexpected': { label: '多出原流水号', sentence: '正常行不应有原结算流水号 {originalNo}' },
  'original-no-own': { label: '原流水号是自己', sentence: '原结算流水号就是本行的流水号 {originalNo}' },
  conflict: { label: '流水号冲突', sentence: '流水号 {settlementNo} 已有，内容不同' },
}

/** Cells that a hurried clerk writes; the bureau's simulator sends them. */
export const clerkSlips = { unclearAmount: '约八百', unclearKind: '补录' }

export const rejectListText = { title: '拒收清单', line: '行', reasons: '拒收原因' }
