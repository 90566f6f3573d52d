import type { AuditRule } from './model.ts'

export const findingText: Record<AuditRule, string> = {
  'entry-altered': '审计第 {lane} 道第 {number} 条与它的校验值不符：这一条或者它前面的校验值被改动过。',
  'entry-missing': '审计第 {lane} 道缺少第 {number} 条。',
  'head-differs': '审计第 {lane} 道的末尾与登记的条数或校验值不符，登记的末尾是第 {number} 条。',
  'published-head-differs': '审计第 {lane} 道第 {number} 条的校验值与当时公布的不同：公布之前的记录被重写过。',
}

/** A worker in the audit, before the last six signs of her id. */
export const workerText = '职工'
