import type { RefusalCode } from './errors.ts'
import type { CaseRule } from './model.ts'

export const refusalText: Record<RefusalCode, string> = {
  'cases.not-found': '没有找到这件事项：它可能不存在，也可能不在您的管理范围内。请从列表中重新打开。',
  'cases.moved-meanwhile':
    '{who}已于 {when} 办理「{what}」，这件事项现在是「{state}」，您的操作没有生效。请刷新后按新状态办理。',
  'cases.wrong-state': '这件事项现在是「{state}」，「{action}」只能在「{states}」时办理。',
  'cases.not-yours': '只有本人可以「{action}」。如需代办，请由本人登录，或按办事指南办理委托。',
  'cases.no-permission': '您的角色没有「{action}」的权限。如果确实需要，请联系上级工会的系统管理员。',
  'cases.not-your-desk': '这件事项不在您单位办理。请由当前办理单位操作，或先督办。',
  'cases.four-eyes': '上一步是您本人办理的，「{action}」须由另一位同事复核。请转请同事办理。',
  'cases.only-platform': '「{action}」由系统自动办理，不能手工操作。',
  'cases.note-missing': '「{action}」须写明理由，这样对方才知道如何处理。请填写后再提交。',
  'cases.closed': '这件事项已经办结，不能再{action}。如有新情况，请重新发起。',
  'cases.supervised-from-above': '督办只能由承办单位的上级工会发出。请由上级工会办理督办。',
  'cases.not-taking-part': '您单位没有参与办理这件事项，不能「{action}」。如需参与，请由承办单位邀请联合办理。',
  'cases.clock-unrecorded': '办理「{action}」前须先完成一次「{clock}」记录。请在办理记录中补上后再提交。',
  'cases.clock-stands': '事项现在是「{state}」，不需要「{clock}」。请在办理中的状态下记录。',
  'cases.clock-not-missed': '{on}的「{clock}」没有缺记，不需要补记。请刷新后查看缺记清单。',
  'cases.not-offered': '这类事项不支持「{action}」。请按事项页面上列出的操作办理。',
  'cases.served-elsewhere': '这类事项的「{action}」在它自己的页面上办理。请打开事项页面，使用那里的按钮。',
  'cases.paper-unfit': '「{name}」不能作为事项材料。请上传图片、PDF 或者 Word 文档（.docx），每个不超过 20 MB。',
  'cases.markup-in-text': '内容里有网页代码，没有保存。请只写文字，去掉尖括号和代码后再提交。',
  'cases.clock-unknown': '这类事项没有这项例行记录。请刷新页面后重试。',
  'cases.desk-missing': '「{action}」须指定由哪个单位办理。请选择承办单位后再提交。',
  'cases.desk-unknown': '没有找到所选的单位。请重新选择承办单位。',
  'cases.desk-closed': '「{org}」已经撤销，不能承办。请选择其他单位。',
  'cases.desk-not-yours':
    '不能转给「{org}」：只能上报上一级、下派您管辖的单位，或者转给沿途工会的部门和合作单位。请重新选择。',
  'cases.desk-already': '这件事项已经在「{org}」办理，不需要再转。',
  'cases.body-already': '「{org}」已经在参与办理，不需要重复邀请。',
  'cases.body-in-path': '「{org}」是这件事项的属地工会，本来就能办理和查看，不需要邀请。',
  'cases.body-not-there': '「{org}」现在没有参与办理这件事项。请刷新后查看。',
  'cases.body-has-desk': '事项正在「{org}」办理，不能结束它的参与。请先把事项转给其他单位。',
  'cases.body-arrived': '您单位已于 {when} 报到，不需要重复报到。',
  'cases.link-exists': '这两件事项已经关联，不需要重复关联。',
  'cases.link-to-itself': '不能把事项关联到它自己。请选择另一件事项。',
  'cases.link-circle': '所选的主案本身就是这件事项的子案或并入件，不能反过来关联。请重新选择。',
  'cases.part-of-another': '事项 {number} 已经归入另一件主案。请先在那件主案中处理。',
  'cases.rated-already': '您已经评价过这一轮办理，每轮只能评价一次。',
  'cases.rated-too-early': '事项还在办理，办结或者请您确认时才能评价。',
  'cases.audience-not-yours': '您的记录要让另一方看到，不能设为只有工会内部可见。请选择其他可见范围。',
  'cases.view-name-taken': '您已经有一个叫「{name}」的筛选。请换一个名字，或者先删掉原来的。',
  'cases.view-not-found': '没有找到这个筛选：它可能已经删掉了，或者是同事保存的，只能由保存的人删除。',
  'cases.view-desk-not-yours': '您不在这个单位任职，不能把筛选共享给它。请选择只给自己用。',
  'cases.template-name-taken': '「{org}」已经有一条叫「{name}」的用语。请换一个名字，或者先删掉原来的。',
  'cases.template-not-found': '没有找到这条用语：它可能已经删掉了，或者由别的工会维护。请刷新后重试。',
  'cases.template-place-unknown': '用语里的【{name}】不认识，没有保存。可以用的有：{known}。',
  'cases.template-type-unknown': '没有这类事项，用语没有保存。请从事项页面里重新保存。',
  'cases.search-too-short': '搜索内容太短。请至少输入两个字，或输入完整的编号。',
  'cases.cursor-unknown': '翻页位置已失效。请回到第一页重新查看。',
}

/** Places of a reply template, as officers write them between 【 and 】. */
export const templateFields = {
  number: '编号',
  title: '事由',
  state: '环节',
  due: '期限',
  org: '工会',
  desk: '办理单位',
  today: '今天',
} as const

/** What stands in a template where a case has no due day. */
export const templateNone = '（没有期限）'

/** Where a case lies when it is not at an organisation's desk. */
export const deskText = { person: '本人', system: '系统处理', none: '已结束' } as const

/** Who acted, when it was nobody in person. */
export const platformText = '系统'

/** How the owner of a case is named in its history, to everyone. */
export const ownerText = '本人'

/** How an anonymous person is named wherever a name would stand. */
export const anonymousText = '匿名职工'

/** Titles of what the kernel itself writes into a history. */
export const deedText = {
  comment: '办理记录',
  supervision: '督办',
  raised: '逾期上报',
  late: '已逾期',
  assigned: '转办',
  'body-called': '邀请参与',
  'body-arrived': '报到',
  'body-released': '结束参与',
  linked: '关联事项',
  merged: '并案',
  rated: '评价',
  attached: '补充材料',
  recorded: '例行记录',
} as const

/** What the kernel writes as the note of its own deeds. */
export const deedNotes = {
  assigned: '由「{from}」转至「{to}」办理。{note}',
  joint: '邀请「{org}」联合办理。{note}',
  called: '请「{org}」报到。{note}',
  arrived: '「{org}」已报到。',
  released: '「{org}」不再参与办理。{note}',
  main: '{number} 列为本案的子案。',
  merged: '{numbers} 并入本案，共 {count} 件。',
  part: '列为 {number} 的子案。',
  related: '与 {number} 关联。',
  follows: '接续 {number}。',
  rated: '{stars} 星。{text}',
  attached: '{name}',
  recorded: '{clock}：{note}',
} as const

export const raisedText = '超过办理期限，由「{from}」上报至「{to}」。'
export const lateText = '超过办理期限（{due}），仍未办结。'

export const noticeText = {
  commented: { title: '您的事项有新的办理记录', text: '「{title}」（{number}）：{note}' },
  answered: { title: '职工补充了情况', text: '「{title}」（{number}）：{note}' },
  assigned: { title: '转来一件事项：{title}', text: '{from}将事项 {number} 转由贵单位办理。{note}' },
  joint: { title: '邀请联合办理：{title}', text: '{from}邀请贵单位联合办理事项 {number}。{note}' },
  called: { title: '请报到：{title}', text: '{from}请贵单位为事项 {number} 报到。{note}' },
  arrived: { title: '已报到：{title}', text: '{org}已为事项 {number} 报到。' },
  released: { title: '参与结束：{title}', text: '贵单位对事项 {number} 的参与已经结束。{note}' },
  rated: { title: '收到评价：{stars} 星', text: '「{title}」（{number}）的办理得到 {stars} 星评价。{text}' },
  attached: { title: '您的事项有新的材料', text: '「{title}」（{number}）：{note}' },
  merged: { title: '您的事项有了进展', text: '「{title}」（{number}）已与同类事项合并办理，现在是「{state}」。{note}' },
  noted: { title: '事项有新的办理记录', text: '「{title}」（{number}）：{note}' },
  supervised: { title: '上级督办：{title}', text: '{org}督办事项 {number}：{note}' },
  raised: {
    title: '{count} 件事项逾期上报',
    text: '「{from}」有 {count} 件事项超过办理期限，已上报至「{to}」。请尽快办理。',
  },
} as const

/** A day as people read it: 2026年11月20日. */
export function wordsOfDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** An instant on the clock of Shanghai: 11月20日 09:05. */
export function wordsOfInstant(instant: string): string {
  const wall = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${Number(wall.slice(5, 7))}月${Number(wall.slice(8, 10))}日 ${wall.slice(11, 16)}`
}

/** What `verify` says of a break. */
export const findingText: Record<CaseRule, string> = {
  'counts-differ': '机构 {subject} 的事项汇总数不符：汇总为 {found}，实际应为 {expected}。',
  'history-differs': '事项 {subject} 与办理历史不一致：现为 {found}，历史为 {expected}。',
  'state-unknown': '事项 {subject} 处于未知状态 {found}。',
  'body-differs': '事项 {subject} 的参与单位与共享清单不一致：现为 {found}，应为 {expected}。',
  'link-broken': '事项 {subject} 的关联已断：{found}。',
  'clock-differs': '事项 {subject} 的例行记录不一致：{found}，应为 {expected}。',
  'rating-differs': '事项 {subject} 的评价轮次不符：评价为第 {found} 轮，事项办理过 {expected} 轮。',
  'pseudonym-differs': '匿名事项 {subject} 与本人对应有误：{found}，应为 {expected}。',
}

/** What the command line says. */
export const commandText = {
  rebuild: '按事项重新核对并更正各级汇总数，不影响办理',
  sound: '汇总数与事项一致，不需要更正。',
  rebuilt: '更正了 {corrected} 个汇总数，现在与事项一致。',
} as const
