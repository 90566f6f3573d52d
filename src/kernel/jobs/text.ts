import type { refusals } from './errors.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'jobs.not-found': '没有找到这项后台任务：它可能不存在，也可能不是您发起的。请从任务列表中重新打开。',
}

/** What the starter reads when our own code failed for good. */
export const faultText = '系统出现故障，任务已停止，已完成的部分有效。请联系系统管理员，并告知任务编号 {id}。'

/** What the starter reads when the job ended its process again and again. */
export const crashText =
  '任务 {count} 次在同一处使程序中断，已停止重试，已完成的部分有效。请联系系统管理员，并告知任务编号 {id}。'

/** What is put into the starter's inbox when a job ends for good because of us. */
export const gaveUpText = { title: '后台任务没有完成', text: '「{title}」：{problem}' }

/** What the starter reads when the command that ran a job was ended from outside. */
export const commandDiedText = '运行这项任务的命令被中断，已完成的部分有效。请重新执行该命令，它会从中断处继续。'
