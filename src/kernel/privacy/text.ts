import type { refusals } from './errors.ts'
import type { CorrectionKind, CorrectionState, ErasureState, PrivacySetting, RevealReason } from './model.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'privacy.copy-under-way': '您的个人信息副本正在准备，不用重复申请。准备好以后会通知您，请稍等几分钟。',
  'privacy.copy-missing': '没有找到这份个人信息副本。副本只有本人登录后才能下载，请回到“我的数据”查看。',
  'privacy.copy-not-ready': '这份个人信息副本还在准备，现在不能下载。准备好以后会通知您。',
  'privacy.copy-gone': '这份个人信息副本已经过了 7 天，内容已删除。需要的话请在“我的数据”里重新申请一份。',
  'privacy.reveal-limit':
    '今天您查看完整信息已达 {limit} 次的上限，这一次没有显示。确有需要请联系安全管理员调整上限，或者明天再查看。',
  'privacy.setting-out-of-bounds': '这个数应在 {least} 到 {most} 之间，没有保存。请修改后再保存。',
  'privacy.identity-differs': '证件号码后四位与登记的不一致，没有提交。请对照身份证重新填写，末位是字母 X 的填 X。',
  'privacy.matters-open': '现在还不能注销，因为还有没办完的事：{matters}办完以后再来申请。',
  'privacy.erasure-under-way': '您已经提交过注销申请，正在等待处理，不用重复提交。想改变主意可以撤回。',
  'privacy.no-erasure-to-cancel': '现在没有可以撤回的注销申请。如果申请已经开始执行，就不能再撤回了。',
  'privacy.erasure-decided': '这份注销申请已经处理过或者已被本人撤回，没有重复处理。请刷新页面查看结果。',
  'privacy.own-request': '这是您本人的注销申请，不能由自己审核。请由另一位有权限的干部审核。',
  'privacy.consent-needed': '办理这件事需要您先同意“{title}”。请看过说明后点“同意”，再继续办理。',
  'privacy.consent-unknown': '没有找到这项同意书。请刷新页面后重试。',
  'privacy.consent-outdated': '“{title}”已经更新，您看到的是旧的内容，没有记录。请刷新页面，看过新的内容再决定。',
  'privacy.consent-not-given': '您现在没有同意过这一项，不需要撤回。',
  'privacy.consent-text-changed':
    '同意书 {purpose} 第 {version} 版已经发布，内容不能再改。请恢复原来的内容，把新的内容作为下一版发布。',
  'privacy.correction-missing': '没有找到这份更正申请。请回到列表重新打开。',
  'privacy.correction-open': '您已有一份「{kind}」的申请正在办理，不用重复提交。要改内容，请先撤回那一份。',
  'privacy.correction-needless': '登记的已经是这样，不用更正。请核对要改成什么。',
  'privacy.correction-number-wrong':
    '要改成的证件号码不正确（应为 18 位，出生日期真实，校验位相符）。请对照身份证重新填写。',
  'privacy.correction-document-missing': '更正姓名和证件号码要上传证件或户口本的照片。请拍照或选择文件后再提交。',
  'privacy.export-too-long': '打印格式最多 {most} 行，这次超过了，没有生成。请缩小范围，或者改用表格格式。',
  'privacy.print-for-officers': '办理单由工会干部打印存档。您可以在手机上查看这件事项的全部经过。',
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
  emptyTitle: '没有记录的信息',
  chapterNote: '用途：{purpose}\n依据：{basis}\n保存：{kept}\n注销时：{erasure}',
}

export const revealReasonNames: Record<RevealReason, string> = {
  contact: '电话联系本人',
  verify: '核对身份证件',
  correct: '更正登记信息',
  pay: '核对付款信息',
  paper: '填写纸质材料',
  audit: '审计检查',
  other: '其他',
}

export const settingNames: Record<PrivacySetting, string> = {
  'reveals-a-day': '每人每天最多查看完整信息几次',
  'unusual-reveals': '一天查看达到几次算异常',
  'erasure-wait-days': '注销申请的等待天数',
}

export const correctionKindNames: Record<CorrectionKind, string> = {
  name: '更正姓名',
  'id-number': '更正证件号码',
  other: '更正其他信息',
}

export const correctionStateNames: Record<CorrectionState, string> = {
  review: '待工会核对',
  corrected: '已更正',
  refused: '未更正',
  withdrawn: '已撤回',
}

export const correctionActionNames = { correct: '更正', refuse: '不予更正', withdraw: '撤回' }

export const correctionText = {
  name: '信息更正',
  opened: '提交更正申请',
  place: '更正申请',
  looked: '核对更正申请 {number}',
}

export const correctionNotices = {
  correct: { title: '您的信息已更正', text: '「{title}」（{number}）已办好。{note}' },
  refuse: {
    title: '您的更正申请没有通过',
    text: '「{title}」（{number}）没有更正：{note}。补齐材料后可以重新申请。',
  },
}

export const erasureStateNames: Record<ErasureState, string> = {
  waiting: '待审核',
  approved: '已同意，等待期满',
  running: '正在执行',
  done: '已注销',
  refused: '未同意',
  cancelled: '本人已撤回',
}

export const erasureText = {
  jobTitle: '执行注销申请',
  unit: '类',
  joinedToday: '今天刚入会，明天才能办理。',
  approved: {
    title: '您的注销申请已同意',
    text: '等待期满后开始执行，之前可以在“我的 → 我的数据”撤回。{words}',
  },
  refused: { title: '您的注销申请没有通过', text: '原因：{words} 办完以后可以重新申请。' },
}

export const obstacleText = {
  openCase: '“{name}”{number} 还没有办结。',
  money: '账户里还有 {amount} 没有用完或者没有结清。',
  held: '有 {amount} 正在冻结。',
  role: '您还担任“{role}”，请先由上级工会解除岗位。',
  yuan: '{n} 元',
  points: '{n} 积分',
}

export const exportText = {
  column: '导出编号和导出人',
  line: '{number}　{name} 于 {at} 导出　用途：{reason}　内含个人信息，仅限本用途，请勿外传',
  rows: '共 {rows} 行',
}

/** A case or a list of cases as a file. */
export const caseFileText = {
  list: '事项清单',
  headings: ['编号', '事项', '事由', '当事人', '工会', '环节', '办理单位', '登记日期', '办理期限', '金额（元）'],
  reason: '打印办理单 {number}',
  chapters: { facts: '事项', bodies: '参与单位', papers: '材料', history: '办理经过' },
  facts: {
    number: '编号',
    type: '类别',
    title: '事由',
    of: '当事人',
    org: '工会',
    state: '环节',
    desk: '办理单位',
    opened: '登记日期',
    due: '办理期限',
    rating: '评价',
  },
  stars: '{stars} 星 {text}',
  factHeadings: ['项目', '内容'],
  bodyHeadings: ['单位', '方式', '邀请时间', '报到时间', '说明'],
  roles: { desk: '办理', joint: '联合办理', called: '吹哨' },
  paperHeadings: ['材料', '时间'],
  eventHeadings: ['时间', '办理', '办理人', '说明'],
}

export const registerText = {
  title: '个人信息处理活动清单',
  note: '由各模块的声明自动生成。生成时间：{at}　共 {n} 类。',
  footer: '个人信息处理活动清单 · {at}',
  fileName: '个人信息处理活动清单 {day}.pdf',
  headings: ['名称', '用途', '合法性依据', '保存期限', '注销时'],
}
