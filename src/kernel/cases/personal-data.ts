import { declarePersonalData, goneName } from '../../platform/personal-data.ts'

const working = '为办理本人的事项所必需（《个人信息保护法》第十三条第二项）'

/** Officers who acted keep their names, for they acted in office. */
const withoutHer = { actor_name: { whereHers: 'actor_id', value: goneName }, note: null } as const

export const personalData = declarePersonalData(
  {
    table: 'cases.cases',
    merging: { does: 'follow' },
    title: '办理的事项',
    purpose: '办理本人的申请和诉求，到期提醒，办完可查。',
    basis: working,
    kept: {
      says: '办结之日起 10 年，期满只留代号',
      after: { column: 'closed_at', days: 3_653 },
      afterwards: { sets: { person_name: goneName, title: goneName, subtitle: '' } },
    },
    erasure: {
      does: 'keep',
      clause:
        '《档案法》、《机关文件材料归档范围和文书档案保管期限规定》：办理记录保存 10 年；姓名和事由抹去，只留代号',
      sets: { person_name: goneName, title: goneName, subtitle: '' },
    },
    columns: {
      owner_id: null,
      id: null,
      number: '编号',
      type: null,
      state: null,
      org_path: null,
      desk: { heading: '在谁手上', words: { org: '工会', person: '本人', system: '系统', none: '已办结' } },
      desk_org_id: null,
      title: '事由',
      subtitle: '说明',
      person_name: null,
      amount_fen: { heading: '金额（元）', unit: 'fen' },
      series: '批次',
      opened_at: '开始时间',
      stage_since: null,
      closed_at: '办结时间',
      due_days: null,
      due_on: null,
      due_estimated: null,
      rises_on: null,
      late_since: null,
      supervised_at: null,
      moved_by: null,
      version: null,
    },
  },
  {
    table: 'cases.events',
    merging: { does: 'follow' },
    title: '办理经过',
    purpose: '记录每件事经过了谁、什么时间、结果如何。',
    basis: working,
    kept: {
      says: '发生之日起 10 年，期满抹去本人姓名和意见',
      after: { column: 'at', days: 3_653 },
      afterwards: { sets: withoutHer },
    },
    erasure: {
      does: 'keep',
      clause: '《档案法》、《机关文件材料归档范围和文书档案保管期限规定》：办理记录保存 10 年；本人姓名和意见抹去',
      sets: withoutHer,
    },
    columns: {
      owner_id: null,
      case_id: null,
      seq: '顺序',
      at: '时间',
      action: null,
      from_state: null,
      to_state: null,
      actor_id: null,
      actor_name: null,
      actor_org_id: null,
      note: '意见',
    },
  },
)
