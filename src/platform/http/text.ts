import type { refusals } from './errors.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'platform.request-malformed': '有内容没填对：{fields}。请改好后再提交，已填的内容不会丢。',
  'platform.idempotency-key-missing': '这个请求缺少防重复编号，没有执行。请刷新页面后再试一次。',
  'platform.foreign-origin': '请求来自别的网站，已拦下，没有执行。请从工汇页面里操作。',
  'platform.address-unknown': '没有这个地址。请检查链接，或回到首页。',
  'platform.body-too-large': '提交的内容太大，没有收下。请减小后再试。',
  'platform.media-type-unknown': '提交的内容格式不认识，没有收下。请刷新页面后再试。',
  'platform.too-many-requests': '操作太频繁了。请等 {seconds} 秒再试。',
}

/** What is told when the mistake is ours; the number leads an engineer to the log line. */
export const faultText =
  '系统出错了，您的操作没有完成，也没有留下一半。请稍后再试；如果还不行，请把编号 {requestId} 告诉管理员。'
