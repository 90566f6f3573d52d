import type { refusals } from './errors.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'database.folder-in-use':
    '数据目录 {folder} 正由另一个工汇服务使用（进程号 {pid}）。同一份数据只能由一个服务打开：请先停止那个服务，或者换一个数据目录。',
  'database.folder-busy': '数据目录 {folder} 正由另一个程序打开或关闭，等了 {seconds} 秒仍未完成。请稍后再试。',
  'database.folder-closed': '数据目录 {folder} 打不开或无法写入（{reason}）。请检查目录权限，或者换一个数据目录。',
  'database.folder-of-another':
    '数据目录 {folder} 里的数据库属于系统用户 {owner}，当前用户打不开。请用该用户（或 root）启动，或者换一个数据目录。',
  'database.folder-out-of-reach':
    '数据目录 {folder} 里已有数据库，但运行数据库的系统用户 {owner} 走不到这个目录（上级目录不允许他人进入）。请放开上级目录的进入权限（chmod o+x），或者把数据目录移到别处。',
  'database.moved-away':
    '{pointer} 说明数据库放在 {cluster}，但那里没有数据库。请把数据恢复到那里；如果确定要从空库重新开始，请删除这个说明文件。',
  'database.other-version':
    '数据目录 {folder} 由 PostgreSQL {found} 建立，本程序带的是 PostgreSQL {ours}，不能直接打开。请用原来的版本导出数据后再升级。',
  'database.no-account':
    '以 root 启动时，数据库必须改用普通系统用户运行，但系统里既没有 postgres 也没有 nobody。请建立其中一个用户，或者改用普通用户启动。',
  'database.no-binaries':
    '没有适合本机（{platform}）的内置数据库程序。请用 DATABASE_URL 指定一个 PostgreSQL（15 或更高版本）；若是 Linux x64 或 arm64，请重新安装依赖。',
  'database.no-room-for-socket':
    '找不到可以存放数据库套接字的临时目录（试过 {folders}）。请用 TMPDIR 指定一个较短且可写的目录。',
  'database.does-not-stop':
    '数据目录 {folder} 上残留的数据库（进程号 {pid}）没有响应，也停不下来。请由管理员检查这个进程后再启动。',
  'database.does-not-start': '内置数据库没有启动成功：{reason}。完整日志在 {log}。',
  'database.unreachable': '连不上数据库 {address}：{reason}。请检查地址和账号，以及数据库是否在运行。',
}

/** What a start may have to tell the operator. */
export const noteText = {
  clusterMoved: '数据库用户 {owner} 走不到 {folder}，数据库改放在 {cluster}。',
  binariesCopied: '数据库用户走不到安装目录里的数据库程序，已复制一份到 {folder}。',
  adopted: '上次没有正常退出，已接管仍在运行的数据库（进程号 {pid}）。',
  restarted: '上次残留的数据库（进程号 {pid}）已不能使用，已停止并重新启动。',
}

/** Left in the asked folder when the database lives elsewhere; the last line is the place, for the next start to read. */
export const pointerText = `工汇的数据库不在这个目录里：运行数据库的系统用户 {owner} 走不到这里，所以放在下面的目录。备份时请连同那里一起备份。
The Gonghui database is not in this folder, because the account {owner} that runs it cannot reach this place. It is kept in the folder below; back that up too.

{cluster}
`
