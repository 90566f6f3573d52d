import type { CommitmentState, PublishScope } from './model.ts'

/** What members and everybody read of published commitments. */
export const seenText = {
  title: '为职工办实事',
  empty: '还没有公开的清单',
  emptyNote: '每年 3 月底前，工会确定当年办的实事，公开以后在这里看得到。',
  published: (scope: string, day: string) => `${scope} · ${day}公开`,
  bulletin: (day: string, words: string) => `7 月通报（${day}）：${words}`,
  progress: (quantity: string, target: string, measure: string) => `${quantity} / ${target} ${measure}`,
  dueBy: (day: string) => `${day}前完成`,
  promised: (day: string) => `没有按时完成，承诺 ${day}前兑现`,
  settled: (day: string) => `${day}验收`,
  amendments: (count: number) => `更正 ${count} 次`,
  about: '内容',
  what: '办什么',
  beneficiaries: '为谁办',
  org: '谁来办',
  due: '完成时限',
  place: '清单',
  placeOf: (org: string, place: number) => `${org}第 ${place} 项`,
  publishedOn: '公开日期',
  undone: '没有完成',
  reason: '原因',
  rectification: '整改措施',
  promisedOn: '承诺兑现',
  acceptance: '验收',
  found: (quantity: string) => `完成 ${quantity}`,
  steps: '进展',
  noSteps: '还没有登记进展。',
  reached: (quantity: string) => `完成 ${quantity}`,
  amended: '更正记录',
  amendedNote: '公开以后改过的地方都在这里。',
  change: (field: string, before: string, after: string) => `${field}：由“${before}”改为“${after}”`,
  because: (reason: string) => `原因：${reason}`,
  bulletinTitle: '7 月通报',
  satisfaction: '职工评价',
  stars: (average: string, rated: number) => `${average} 星，${rated} 人评价`,
  unrated: '还没有人评价。',
  picture: (at: number) => `照片 ${at}`,
}

/** Where a commitment stands, in the words of whom it is for. */
export const seenStateNames: Record<CommitmentState, string> = {
  draft: '拟定中',
  reported: '待公开',
  published: '推进中',
  done: '已办成',
  owed: '未完成，待兑现',
  fulfilled: '逾期兑现',
  withdrawn: '已撤回',
}

export const seenScopeNames: Record<PublishScope, string> = {
  unit: '本工会会员可见',
  county: '全县（区）会员可见',
  city: '全市会员可见',
  public: '向社会公开',
}
