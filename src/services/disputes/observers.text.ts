/** What officers and workers read about observing a school. */
export const observersText = {
  title: '旁听申请',
  none: '还没有旁听申请。',
  of: '{role}，{firm}',
  accept: '同意旁听',
  acceptLead: '请选她所在的单位。单位要和案件同行业、同区域；名录里没有的，先去“站点和名录”登记。',
  decline: '不同意',
  declineExtra: '申请人会看到这段话。',
} as const
