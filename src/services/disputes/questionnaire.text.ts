import type { QuestionKey, RiskAnswer, RiskLevel } from './learning.model.ts'

/** What a firm is asked, and what is advised where it does not do it. */
export const questionTexts: Record<QuestionKey, { readonly ask: string; readonly advice: string }> = {
  contract: { ask: '与每位职工签订书面劳动合同', advice: '补签书面劳动合同，留存签收记录。' },
  payday: { ask: '按约定日期以货币足额支付工资', advice: '固定发薪日，逾期及时说明并补发。' },
  payslip: { ask: '向职工提供工资清单，保存支付记录', advice: '每月提供工资清单，按规定保存支付台账。' },
  overtime: { ask: '有考勤记录，按规定支付加班费', advice: '完善考勤，核算并支付加班费。' },
  insurance: { ask: '为职工参加社会保险', advice: '为应参保职工补办参保。' },
  injury: { ask: '参加工伤保险，有事故处置流程', advice: '补办工伤保险，明确事故上报和救治流程。' },
  rules: { ask: '规章制度经民主程序并公示', advice: '规章制度提交职工讨论并公示。' },
  outsourcing: { ask: '外包、派遣用工有书面协议和监管', advice: '核查外包、派遣单位资质和工资支付。' },
  mediation: { ask: '有劳动争议调解组织或联系人', advice: '设立调解组织，公布联系人。' },
  arrears: { ask: '近一年没有欠薪投诉', advice: '逐件核查投诉，制定清欠计划。' },
}

export const answerNames: Record<RiskAnswer, string> = { yes: '做到', partly: '部分做到', no: '没有做到' }

export const riskLevelNames: Record<RiskLevel, string> = { low: '低风险', medium: '中风险', high: '高风险' }
