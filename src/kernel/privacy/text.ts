import type { refusals } from './errors.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'privacy.copy-under-way': '您的个人信息副本正在准备，不用重复申请。准备好以后会通知您，请稍等几分钟。',
  'privacy.copy-missing': '没有找到这份个人信息副本。副本只有本人登录后才能下载，请回到“我的数据”查看。',
  'privacy.copy-not-ready': '这份个人信息副本还在准备，现在不能下载。准备好以后会通知您。',
  'privacy.copy-gone': '这份个人信息副本已经过了 7 天，内容已删除。需要的话请在“我的数据”里重新申请一份。',
}

/** How values and acts are said to the person herself. */
export const tellText = {
  yes: '是',
  no: '否',
  erasure: { delete: '注销后删除', anonymise: '注销后抹去姓名、证件等，只留代号', keep: '依法保留：' },
}

export const copyText = {
  jobTitle: '准备我的个人信息副本',
  unit: '类',
  readyTitle: '您的个人信息副本准备好了',
  readyText: '共 {rows} 条记录。请在 {until} 之前到“我的 → 我的数据”下载，过期后内容会自动删除。',
  archiveName: '我的个人信息 {day}.zip',
  documentName: '我的个人信息 {day}.pdf',
  jsonName: '我的个人信息.json',
  readMeName: '说明.txt',
  readMe:
    '这是工汇平台在 {at} 保存的 {name} 的全部个人信息。\r\n“我的个人信息.json”供其他系统读取；每个 .csv 文件是一类信息，可以用表格软件打开。\r\n文件里有完整的证件号码、手机号和银行卡号，请妥善保管，不要转发。\r\n',
  documentTitle: '个人信息副本',
  documentNote: '本人：{name}　生成时间：{at}　共 {rows} 条。内含完整证件号码、手机号和银行卡号，请妥善保管。',
  documentFooter: '{name} 的个人信息副本 · {at}',
  chapterNote: '用途：{purpose}\n依据：{basis}\n保存：{kept}\n注销时：{erasure}',
  empty: '没有记录',
}
