import type { refusals } from './errors.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'cli.address-in-use': '{address} 已被别的程序占用，没有启动。请停止那个程序，或用 --port 换一个端口。',
  'cli.password-empty': '没有输入密码，没有建立账号。请在提示后输入，或者从标准输入传入一行。',
  'cli.passwords-differ': '两次输入的密码不一样，没有建立账号。请重新运行命令。',
  'cli.federation-missing': '组织树还是空的，没有建立账号。请用 --federation 和 --code 写明总工会的名称和组织编码。',
  'cli.federation-unknown': '没有编码为 {code} 的组织，没有建立账号。请核对编码；不写 --code 就是最上级组织。',
}

/** What the command line says, apart from the refusals of the modules. */
export const cliText = {
  title: '工汇 gonghui · 工会全部业务的开源平台',
  usage: '用法：{usage}',
  commands: '命令：',
  options: '选项：',
  everyCommand: '每个命令都可以加：',
  database: '--db DB   PostgreSQL 地址（postgres://…）或数据目录；目录不存在时自动建立，默认 ./data',
  json: '--json    只输出一份 JSON，供程序读取',
  help: '--help    查看一个命令的用法',
  exits: '退出码：0 完成，1 被拒绝（原因已说明），2 用法不对，70 程序出错',
  moreHelp: '查看全部命令：gonghui --help',
  unknownCommand: '没有这个命令：{words}',
  unknownOption: '不认识的选项：{option}',
  valueMissing: '选项 {option} 后面缺少值',
  valueUnasked: '选项 {option} 不带值',
  optionMissing: '缺少选项 --{option}：{summary}',
  argumentMissing: '缺少参数 {names}',
  argumentExtra: '多出的参数：{words}',
  fault: '程序出错，命令没有完成：{reason}',
  interrupted: '已中断',
}

export const commandText = {
  serve: '启动平台（网页、接口和后台任务）',
  servePort: '监听端口，默认 8080',
  portMalformed: '--port 应是 1 到 65535 之间的端口号',
  verify: '核对全部账目、审计记录和事项历史，指出每一处不符',
  verified: '核对通过：账目平衡，审计记录完整，事项与办理历史一致。',
  demoBegunAnew: '上次的演示省份没有建完，已清空，将重新建立。',
  administrator: '在正式环境建立首位管理员；组织树为空时同时建立总工会。密码在提示后输入，不写在命令里',
  administratorAccount: '登录账号',
  administratorName: '管理员姓名',
  administratorIdNumber: '管理员证件号码',
  administratorCreated:
    '已建立 {org} 的首位管理员：{name}，账号 {account}。请登录工作台开启二次验证，然后为安全管理员、审计管理员开立账号并任命。',
  federation: '总工会名称，组织树为空时必填',
  federationCode: '总工会的组织编码，组织树为空时必填',
  password: '密码（不显示）：',
  passwordAgain: '再输一次：',
  migrate: '把数据库升级到最新结构',
  migrated: '已执行 {count} 个升级：{names}',
  migratedNothing: '数据库已是最新，没有要执行的升级',
}
