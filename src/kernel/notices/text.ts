import type { refusals } from './errors.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'notices.not-found': '没有找到这条消息：它可能不存在，也可能不是发给您的。请回到消息列表查看。',
}
