/** Every Chinese sentence of the page of the audit. */
export const auditText = {
  title: '审计记录',
  lead: '谁在什么时候、从哪里、做了什么。只增不改，每一条都和前一条连着，改动一条就对不上。',
  unit: '条',
  actor: '按姓名查找',
  org: '组织',
  room: '范围',
  anyRoom: '全部范围',
  from: '从',
  to: '到',
  none: '没有符合条件的记录',
  noneLead: '换一个姓名、时间或范围再试。只能看到您管辖范围内的记录。',
  columns: { when: '时间', who: '谁', what: '做了什么', org: '哪个组织', where: '网络地址' },
  platform: '平台自动',
  guest: '未登录',
  detail: '详情',
  facts: { request: '请求编号', subject: '对象', key: '审计编号' },
} as const
