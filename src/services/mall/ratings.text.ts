import type { ratingRefusals } from './ratings.errors.ts'

export const ratingRefusalText: Record<keyof typeof ratingRefusals, string> = {
  'mall.line-missing': '这张订单里没有这件商品。请回到订单页重新选择。',
  'mall.rating-not-received': '这张订单{state}，收货以后才能评价。请先确认收货。',
  'mall.rating-over': '评价要在收货后 {days} 天内填写或修改，{until} 已截止，没有保存。有问题请联系供应商。',
  'mall.rating-missing': '没有找到这条评价，或者它不在您的范围内。请刷新列表。',
  'mall.picture-unreadable': '这不是能识别的照片。请用手机相册里的 JPG 或 PNG 照片重新选择。',
  'mall.picture-too-large': '照片 {width}×{height} 太大，最长边不能超过 {most}。请在页面上重新选择，页面会自动缩小。',
  'mall.terms-unchanged': '没有改动，不用保存。',
}

/** What stands in the inbox about a rating. */
export const ratingWords = {
  hiddenTitle: '您的一条评价已隐藏',
  hidden: '您对「{name}」的评价文字和照片已从商品页隐藏，星级仍然计入。原因：{because}。修改后会重新显示。',
  repliedTitle: '供应商回复了您的评价',
  replied: '「{name}」的供应商回复：{reply}',
} as const
