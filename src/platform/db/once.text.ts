import type { refusals } from './once.errors.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'platform.key-reused': '这个防重复编号已经用于另一笔业务，本次没有执行。请刷新页面后重新提交。',
}
