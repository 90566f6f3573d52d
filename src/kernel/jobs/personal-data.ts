import { declarePersonalData, goneName } from '../../platform/personal-data.ts'

export const personalData = declarePersonalData({
  table: 'jobs.jobs',
  merging: { does: 'stay', because: '记的是谁当时发起' },
  title: '后台任务',
  purpose: '让发起人看到导入、导出等长时间任务的进度和结果。',
  basis: '为履行与本人的约定所必需（《个人信息保护法》第十三条第二项）',
  kept: {
    says: '结束之日起 3 年',
    after: { column: 'ended_at', days: 1_096 },
    afterwards: { sets: { started_by: goneName } },
  },
  erasure: { does: 'anonymise', sets: { started_by: goneName } },
  columns: {
    owner_id: null,
    id: null,
    kind: null,
    title: '任务',
    state: { heading: '状态', words: { waiting: '等待', running: '进行中', done: '完成', failed: '未完成' } },
    done: null,
    total: null,
    unit: null,
    payload: null,
    queue: null,
    faults: null,
    runner: null,
    started_by: null,
    queued_at: '提交时间',
    started_at: '开始时间',
    ended_at: '结束时间',
    problem: '未完成的原因',
  },
})
