import type { refusals } from './errors.ts'
import type { BulletinStanding, CommitmentState, PublishScope, ReminderNode, StepStage, Verdict } from './model.ts'
import type { WordingField } from './rules.ts'

export const serviceText = {
  name: '办实事',
  commitment: '为职工办实事',
  opened: '登记实事',
}

export const stateNames: Record<CommitmentState, string> = {
  draft: '拟定中',
  reported: '已上报，待公开',
  published: '推进中',
  done: '已完成',
  owed: '未完成，待兑现',
  fulfilled: '逾期兑现',
  withdrawn: '已撤回',
}

export const actionNames = {
  report: '上报',
  redraft: '修改',
  return: '退回修改',
  withdraw: '撤回',
  publish: '列入清单公开',
  progress: '登记进展',
  amend: '更正已公开的内容',
  bulletin: '7月通报',
  pass: '验收：已完成',
  defer: '验收：未完成',
  fulfil: '验收：逾期兑现',
} as const

export const caseNotices = {
  return: { title: '实事项目退回修改', text: '“{title}”（{number}）被退回：{note}' },
  publish: { title: '实事项目已公开', text: '“{title}”（{number}）已列入清单公开，接受职工监督。改动要写明原因。' },
  amend: { title: '实事项目内容有更正', text: '“{title}”（{number}）公开的内容有更正：{note}' },
  pass: { title: '实事项目通过验收', text: '“{title}”（{number}）验收通过。' },
  defer: { title: '实事项目没有通过验收', text: '“{title}”（{number}）没有完成：{note}' },
  fulfil: { title: '实事项目已经兑现', text: '“{title}”（{number}）逾期兑现，验收通过。' },
}

export const scopeNames: Record<PublishScope, string> = {
  unit: '本工会范围内',
  county: '全县（区）职工',
  city: '全市职工',
  public: '向社会公开',
}

export const stageNames: Record<StepStage, string> = {
  survey: '摸底调研',
  talks: '协商对接',
  works: '组织实施',
  result: '建成见效',
  other: '其他进展',
}

export const verdictNames: Record<Verdict, string> = {
  done: '已完成',
  undone: '未完成',
  fulfilled: '逾期兑现',
}

export const standingNames: Record<BulletinStanding, string> = {
  'on-track': '正常推进',
  slow: '进展缓慢',
  ready: '已经办成',
}

export const fieldNames: Record<WordingField, string> = {
  title: '名称',
  what: '办什么',
  beneficiaries: '为谁办',
  officerName: '责任人',
  measure: '计量内容',
  target: '目标数量',
  dueOn: '完成时限',
}

/** What a list is called, and what stands on paper. */
export const listText = {
  title: '{org} {year} 年“我为职工办好一件事”项目清单',
  note: '{scope} · {on}公开 · 打印于 {today}，以平台最新内容为准',
  footer: '{org}',
  headings: ['序号', '办什么、为谁办', '责任单位、责任人', '目标', '完成时限', '进展'],
  columns: [
    '编号',
    '年度',
    '名称',
    '办什么',
    '为谁办',
    '责任单位',
    '责任人',
    '计量内容',
    '目标',
    '已完成',
    '完成时限',
    '状态',
    '兑现日期',
    '上报日期',
    '公开范围',
    '更正次数',
  ],
  file: '办实事项目',
  what: '{title}：{what}（{beneficiaries}）',
  target: '{quantity}/{target} {measure}',
  owed: '{state}。原因：{reason}。整改措施：{rectification}。兑现日期：{on}',
  bulletin: '7 月通报（{on}）',
  empty: '清单上还没有项目。',
}

/** What is said with a move of a commitment. */
export const moveText = {
  reported: '上报给{org}',
  reportedLate: '上报给{org}（超过 3 月 31 日）',
  published: '列入“{list}”第 {place} 项，{scope}',
  progress: '{stage}：{words}',
  amended: '第 {version} 版，{changes}。原因：{reason}',
  change: '{field}由“{before}”改为“{after}”',
  bulletin: '{standing}。{words}',
  passed: '完成 {quantity}/{target}（{measure}）。{words}',
  deferred: '原因：{reason}。整改措施：{rectification}。兑现日期：{promisedOn}。',
}

export const reminderText: Record<ReminderNode, { readonly title: string; readonly text: string }> = {
  march: {
    title: '3 月底前上报今年的实事项目',
    text: '{org}还有 {n} 项实事没有上报或公开。请在 3 月 31 日前上报，收齐后列入清单公开。',
  },
  'march-late': {
    title: '实事项目上报已过期限',
    text: '{org}还有 {n} 项实事过了 3 月 31 日没有上报或公开，请尽快办理。',
  },
  july: {
    title: '7 月通报一次实事进展',
    text: '{org}的实事清单要在 7 月 1 日至 20 日通报一次进展，过期不能补发。清单上共 {n} 项。',
  },
  'july-last': {
    title: '实事进展通报快到期了',
    text: '{org}的实事清单还没有通报，7 月 20 日以后不能再发。清单上共 {n} 项。',
  },
  december: {
    title: '12 月验收实事项目',
    text: '{org}还有 {n} 项实事要在 12 月验收。没有完成的，要写明原因、整改措施和兑现日期。',
  },
  'december-last': {
    title: '实事项目年底前要验收完',
    text: '{org}还有 {n} 项实事没有验收，请在 12 月 31 日前办完。',
  },
  promise: {
    title: '承诺兑现的日期快到了',
    text: '{org}有 {n} 项没有按时完成的实事，承诺的兑现日期在 {on} 以前。请抓紧办理。',
  },
}

export const remarkText = {
  answered: { title: '您对办实事的留言有答复了', text: '“{title}”：{answer}' },
}

export const refusalText: Record<keyof typeof refusals, string> = {
  'commitments.commitment-missing': '没有找到这项实事，或者它不在您的范围内。请从列表里重新打开。',
  'commitments.list-missing': '没有找到这份清单，或者它不在您的范围内。请从列表里重新打开。',
  'commitments.remark-missing': '没有找到这条留言。请刷新页面后再试。',
  'commitments.photo-missing': '没有找到这个文件，或者它不是您上传的。请重新上传。',
  'commitments.not-a-paper': '只能用照片或 PDF 文件。请换一个文件再上传。',
  'commitments.officer-missing': '责任人要是这个工会负责办实事的干部。请重新选择。',
  'commitments.year-wrong': '只能登记今年或者下一年的实事。请核对年度。',
  'commitments.due-wrong': '完成时限要在 {year} 年之内，并且在今天以后。请核对日期。',
  'commitments.published-already':
    '“{title}”已经公开，不能直接修改或撤回。请用“更正”写明原因，修改前后的内容都会公开。',
  'commitments.not-yet-published': '“{title}”还没有公开，可以直接修改，不用更正。',
  'commitments.collector-wrong': '只能上报给本工会或者它的上级工会。请重新选择。',
  'commitments.nothing-chosen': '请至少选择一项已经上报的实事，再公开。',
  'commitments.not-reported-here': '“{title}”没有上报给这个工会，或者年度不同，不能列入这份清单。请刷新后重新选择。',
  'commitments.scope-wrong': '{org}不能在“{scope}”范围公开，请换一个范围。',
  'commitments.scope-stays': '{year} 年的清单已经在“{scope}”范围公开，增补的项目只能用同样的范围。',
  'commitments.nothing-amended': '内容和现在公开的一样，没有需要更正的地方。请核对后再提交。',
  'commitments.step-to-come': '进展的日期 {on} 还没有到。请核对后再提交。',
  'commitments.bulletin-out-of-time':
    '进展通报只能在 {year} 年 7 月 1 日至 20 日发布，今天不能发。请到时再办，平时可以登记进展。',
  'commitments.bulletin-issued': '这份清单今年已经通报过（{on}），每年只通报一次。新的情况请登记进展。',
  'commitments.bulletin-incomplete': '通报要说到清单上正在推进的每一项，还缺：{titles}。请补上再发布。',
  'commitments.bulletin-says-nothing': '“{title}”进展缓慢，请写明情况。',
  'commitments.acceptance-too-early': '{year} 年的实事从 12 月 1 日起验收。请到时再办，平时可以登记进展。',
  'commitments.not-the-publisher': '由公开清单的{org}验收和更正。请联系该工会。',
  'commitments.own-work': '您是这项实事的责任人，不能自己验收。请由其他干部验收。',
  'commitments.evidence-missing': '请至少上传一份完成的证明材料（照片或 PDF），再通过验收。',
  'commitments.target-missed':
    '完成 {quantity}，没有达到目标 {target}，不能按“已完成”验收。请按“未完成”登记原因、整改措施和兑现日期。',
  'commitments.undone-incomplete': '没有完成的，要写明原因、整改措施和兑现日期，三样都不能少。请补上。',
  'commitments.promise-too-early': '兑现日期要在今天以后。请核对日期。',
  'commitments.no-union': '您还没有加入工会，暂时不能留言和评价。请先申请入会。',
  'commitments.not-settled': '“{title}”还没有办完，办完以后再评价。现在可以留言。',
  'commitments.not-for-you': '这项实事是为{org}的会员办的，只有他们可以评价。您可以留言。',
  'commitments.rated-already': '您已经评价过这项实事。要补充的话可以留言。',
  'commitments.answered-already': '这条留言已经答复过了。请刷新页面查看。',
}

export const findingText = {
  state: '实事 {id} 登记的状态是 {state}，事项的状态是 {caseState}，两处不一致。',
  wording: '实事 {id} 公开以后内容有改动，没有写明原因。',
  unproved: '实事 {id} 的状态是 {state}，没有对应的验收记录。',
  silent: '实事 {id} 的状态是 {state}，和是否列入清单不一致。',
}
