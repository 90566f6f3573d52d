import { declarePersonalData } from '../personal-data.ts'

export const personalData = declarePersonalData({
  table: 'platform.answers',
  merging: { does: 'stay', because: '一天后就删除' },
  title: '重复提交的防护记录',
  purpose: '同一个请求因网络原因重发时，返回第一次的结果，不重复办理。',
  basis: '为履行与本人的约定所必需（《个人信息保护法》第十三条第二项）',
  kept: { says: '答复之日起 90 天', after: { column: 'answered_at', days: 90 }, afterwards: 'delete' },
  erasure: { does: 'delete' },
  columns: {
    owner_id: null,
    key: null,
    request_digest: null,
    answer: null,
    answered_at: '答复时间',
  },
})
