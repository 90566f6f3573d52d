/** Names of the roles every federation starts with. */
export const roleNames = {
  administrator: '系统管理员',
  'security-administrator': '安全管理员',
  'audit-administrator': '审计管理员',
  'fund-manager': '互助基金管理员',
  'union-builder': '组织建设干部',
  'mall-operator': '商城运营员',
  'rights-officer': '维权干部',
  'service-point': '服务点核验员',
  'enterprise-buyer': '企业采购员',
  supplier: '供应商',
  'financial-supervisor': '财务监管员',
  'city-reviewer': '市级审核员',
  'county-officer': '区县工会干部',
  'grassroots-officer': '基层工会干部',
  leader: '工会领导',
  'office-handler': '职能部门经办人',
  auditor: '审计员',
  mediator: '调解员',
  judge: '评委',
  instructor: '授课教师',
  'station-keeper': '驿站管理员',
}

/** What the person who starts the server reads. */
export const startText = {
  building: '第一次启动，正在建演示省份，约需半分钟……',
  ready: '工汇已就绪',
  portal: '门户',
  worker: '职工端',
  console: '工作台',
  api: '接口说明',
  officers: '演示账号（工作台）',
  workers: '演示职工（职工端，验证码会显示在页面上）',
  password: '密码',
  stop: '按 Ctrl C 停止。',
  stopping: '正在停止……',
}
