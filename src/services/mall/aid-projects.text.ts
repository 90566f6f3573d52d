import type { aidRefusals } from './aid-projects.errors.ts'
import type { AidClass, AidState, AidStep } from './aid-projects.model.ts'
import type { PlanFault, ReportFault } from './aid-projects.rules.ts'

export const aidRefusalText: Record<keyof typeof aidRefusals, string> = {
  'mall.aid-project-missing': '没有找到这个援建项目，或者它不由您的单位登记。请刷新后从列表里重新打开。',
  'mall.aid-pair-missing': '没有找到这对结对关系，或者它已经结束。请刷新后查看。',
  'mall.aid-pair-exists': '{org}已经与{place}结对，不用再登记。',
  'mall.aid-union-wrong': '参加单位要选本级或下级的工会，不能重复，也不能选合作方。请重新选择。',
  'mall.aid-plan-faulty': '项目没有保存，有 {count} 处要改：{sentences}。',
  'mall.aid-step-refused': '「{project}」的进展没有登记：{why}。',
}

export const planFaultText: Record<PlanFault, string> = {
  'ends-before-it-begins': '完成日期不能早于开始日期',
  'budget-wrong': '预算应在 0.01 元到 1 万亿元之间',
}

export const reportFaultText: Record<ReportFault, string> = {
  closed: '项目已经完成或者终止，不能再登记',
  'in-the-future': '日期还没到，请填今天或以前',
  'before-it-began': '日期早于项目开始的日子，请核对',
  'percent-falls': '进度不能比上一次低，请核对百分数',
  'over-budget': '加上这一笔就超过预算，还可用 {left} 元。确需增加的，请先调整预算并写明原因',
  'below-spent': '预算不能低于已支出的 {spent} 元',
}

export const aidClassText: Record<AidClass, string> = {
  stations: '服务阵地建设',
  exchange: '两地交流交往',
  hardship: '困难职工帮扶',
  skills: '产业工人技能提升',
  special: '特色项目',
}

export const aidStateText: Record<AidState, string> = { running: '进行中', finished: '已完成', stopped: '已终止' }

export const aidStepText: Record<AidStep['kind'], string> = {
  begun: '立项',
  progress: '进展',
  budget: '调整预算',
  finished: '完成',
  stopped: '终止',
}

export const aidFileText = {
  title: '{org}对口援建项目 {day}',
  headings: [
    '序号',
    '类别',
    '项目',
    '地区',
    '参加工会',
    '开始',
    '完成期限',
    '预算（元）',
    '已支出（元）',
    '进度',
    '状态',
    '成效',
  ],
} as const
