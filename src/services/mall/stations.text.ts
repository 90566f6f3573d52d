import type { stationRefusals } from './stations.errors.ts'

export const stationRefusalText: Record<keyof typeof stationRefusals, string> = {
  'mall.order-at-station':
    '这张订单送到驿站自提，取件时由驿站登记收货，不用在手机上确认。请凭会员卡动态码或取件码取件。',
  'mall.parcel-missing': '本站没有这个包裹。请核对订单。',
  'mall.parcel-arrived': '这个包裹已经登记到站，不用再登记。',
  'mall.parcel-not-shipped': '这张订单{state}，不能登记到站。请核对运单。',
  'mall.parcel-picked-up': '这个包裹已在 {when} 取走，不能再次交付。',
  'mall.parcel-handed-back': '这个包裹已在 {when} 退回供应商，积分已退还本人。',
  'mall.parcel-not-shown': '请先让取件人出示会员卡动态码或取件码，再交付。出示后 {minutes} 分钟内有效。',
  'mall.parcel-still-kept': '这个包裹保管到 {until}，还不能退回。',
  'mall.pick-up-code-wrong': '取件码不对，或者包裹已经取走。请取件人打开订单页核对。',
  'mall.nothing-waiting': '{name} 在本站没有待取的包裹。请核对是不是别的驿站。',
}

/** What stands in the inbox about parcels. */
export const parcelWords = {
  arrivedTitle: '包裹已到驿站',
  arrived:
    '{names} 已到「{station}」（{address}，{hours}），取件码 {code}，保管到 {until}。凭会员卡动态码或取件码取件。',
  remindTitle: '包裹快到期了',
  remind: '{names} 在「{station}」还没有取，取件码 {code}，保管到 {until}，过期退回供应商，积分退还给您。',
  pickedUpTitle: '包裹已取走',
  pickedUp: '{names} 已在「{station}」取走。不是您本人或家人取的，请马上联系驿站 {phone}。',
  backTitle: '包裹逾期未取，已退回',
  back: '{names} 在「{station}」保管到 {until} 无人领取，已退回供应商，积分已退回原来那一笔。',
  unclaimed: '保管到 {until} 无人领取，驿站退回',
} as const
