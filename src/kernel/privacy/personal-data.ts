import { declarePersonalData } from '../../platform/personal-data.ts'

export const personalData = declarePersonalData({
  table: 'privacy.copies',
  title: '个人信息副本',
  purpose: '把平台保存的本人信息交给本人。',
  basis: '履行法定义务所必需（《个人信息保护法》第四十五条）',
  kept: {
    says: '内容 7 天后删除，申请记录保存 3 年',
    after: { column: 'requested_at', days: 1_096 },
    afterwards: 'delete',
  },
  erasure: { does: 'delete' },
  columns: {
    owner_id: null,
    id: null,
    job_id: null,
    requested_at: '申请时间',
    ready_at: '完成时间',
    expires_at: '失效时间',
    rows: '记录条数',
    archive_sealed: null,
    document_sealed: null,
  },
})
