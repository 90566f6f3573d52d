import type { refusals } from './errors.ts'
import type { OutcomeKind, VoiceChannel, VoiceKind, VoiceTopic } from './model.ts'
import type { VoiceState } from './voices.contract.ts'

export const serviceText = {
  name: '职工心声',
  voice: '诉求建议',
  appeal: '矛盾信访',
  opened: '提出',
}

export const kindNames: Record<VoiceKind, string> = {
  suggestion: '意见建议',
  difficulty: '困难求助',
  dispute: '矛盾纠纷',
  petition: '信访',
}

export const topicNames: Record<VoiceTopic, string> = {
  pay: '工资待遇',
  safety: '劳动安全',
  environment: '工作环境',
  canteen: '食堂宿舍',
  welfare: '福利保障',
  contract: '劳动合同',
  growth: '培训成长',
  life: '生活困难',
  other: '其他',
}

export const channelNames: Record<VoiceChannel, string> = {
  self: '本人手机提出',
  officer: '工会代为登记',
  hotline: '12351 热线',
  forum: '民主管理座谈会',
  visit: '家访',
  station: '诉求服务站',
}

export const outcomeNames: Record<OutcomeKind, string> = {
  aed: 'AED 设备点',
  'health-station': '健康工作站',
  facility: '设施设备',
  service: '服务项目',
  rule: '制度办法',
}

export const stateNames: Record<VoiceState, string> = {
  registered: '待受理',
  working: '办理中',
  confirming: '待本人和单位认可',
  'person-agreed': '待单位认可',
  'unit-agreed': '待本人认可',
  closed: '已办结',
  settled: '当场解决',
  unconfirmed: '未经本人确认结案',
  declined: '不予受理',
  withdrawn: '已撤回',
  merged: '已并入',
}

export const actionNames = {
  settle: '当场解决',
  assign: '分办',
  progress: '记录进展',
  resolve: '反馈办理结果',
  decline: '不予受理',
  agree: '本人认可',
  object: '没有解决',
  recognise: '单位认可',
  'send-back': '单位不认可',
  lapse: '逾期结案',
  withdraw: '撤回',
  reopen: '重新办理',
  merge: '并入另一件',
}

/** 三个一. */
export const clockNames = { lesson: '一案一普法', daily: '一日一动态', weekly: '一周一汇报' }

export const notices = {
  settle: {
    title: '您反映的事当场解决了',
    text: '「{title}」（{number}）：{note}。如果没有解决，请在手机上告诉我们。',
  },
  assign: { title: '您反映的事开始办理', text: '「{title}」（{number}）已交办，{due} 前给您结果。{note}' },
  progress: { title: '您反映的事有新进展', text: '「{title}」（{number}）：{note}' },
  resolve: {
    title: '请确认：您反映的事解决了吗？',
    text: '「{title}」（{number}）办理结果：{note}。请在 {due} 前确认。',
  },
  decline: { title: '您反映的事不予受理', text: '「{title}」（{number}）：{note}。如有疑问，请拨打 12351。' },
  recognise: { title: '您的单位认可了办理结果', text: '「{title}」（{number}）您所在单位已认可办理结果。' },
  'send-back': { title: '您反映的事退回重办', text: '「{title}」（{number}）您所在单位认为还没有解决：{note}。' },
  lapse: { title: '您反映的事已结案', text: '「{title}」（{number}）：{note}。如果没有解决，您仍可以在手机上提出。' },
  merge: {
    title: '您反映的事合并办理',
    text: '「{title}」（{number}）与另一件相同的事合并办理：{note}。办理结果同样会告诉您。',
  },
  reopen: {
    title: '您反映的事重新办理',
    text: '「{title}」（{number}）因评价不满意，已交上一级重新办理，{due} 前给您结果。',
  },
}

export const relationText = {
  acquaintance: { name: '熟人', a: '熟人', b: '所在社区（单位）', duty: '熟人走访、熟人办案' },
  pair: { name: '家访结对', a: '联厂安监员', b: '企业管理人员', duty: '每月晚上到职工家中家访一次' },
}

export const consultationText = {
  title: '请您帮忙问诊',
  text: '「{title}」（{number}）：{note}。请每个工作日记一条动态，每周汇报一次，办结前做一次普法。',
}

export const visitText = {
  pairTitle: '家访安排',
  pairText: '请您在 {when} 和搭档一起到职工家中家访，回来后在手机上填写记录。',
  workerTitle: '家访预约',
  workerText: '工会安排安监员和企业管理人员在 {when} 到您家走访，有难处可以当面说。不方便的，请告诉工会改期。',
  duty: '上门家访，和职工及家属谈心谈话',
}

/** What `gonghui verify` says of a break. */
export const findingText = {
  standing: '诉求 {id} 的口径是 {found}，按办理环节应为 {expected}。',
  number: '诉求统计 {kind} 为 {found}，逐件核对应为 {expected}。',
}

export const forumText = {
  kind: '民主管理座谈会',
  roles: { representative: '职工代表', leader: '单位领导', office: '职能部门负责人' },
}

/** What a representative hears of a voice she brought forward. */
export const followText = {
  title: '您代表反映的事：{state}',
  text: '「{title}」（{number}）现在是「{state}」。{note}',
}

export const refusalText: Record<keyof typeof refusals, string> = {
  'voices.no-union': '您还没有加入工会，这里找不到受理您诉求的工会。请先申请入会，或者拨打 12351 热线。',
  'voices.person-missing':
    '没有找到这位职工：可能不在您的管理范围内，也可能还没有加入工会。请重新查找，或先办理入会登记。',
  'voices.markup-in-text': '文字里有网页代码（例如 <script>），不能保存。请删去尖括号里的内容，用普通文字说明。',
  'voices.not-a-photo': '这里只能放照片（PNG 或 JPG，每张不超过 10 MB）。请换成照片再提交。',
  'voices.voice-missing': '没有找到这件诉求建议：它可能不存在，也可能不在您的管理范围内。请回到列表重新打开。',
  'voices.appeal-not-on-the-spot':
    '矛盾纠纷和信访要先做一次普法、再办结（一案一普法），不能登记时就当场解决。请先登记，普法后再点“当场解决”。',
  'voices.desk-not-yours':
    '不能转给这个单位：只能转给您管辖范围内的单位，或者上报上一级。需要外单位协助的，请用“吹哨”。',
  'voices.photo-missing': '没有找到这张照片。请回到详情页重新打开。',
  'voices.answer-still-awaited':
    '还没有到答复期限（{due}），请等本人答复，不能逾期结案。可以打电话提醒本人在手机上确认。',
  'voices.outcome-needs-closing': '办结以后才能登记成果，这件现在是「{state}」。请先办结。',
  'voices.outcome-linked': '这件已经登记过「{place}」的{name}，不用重复登记。请核对地点。',
  'voices.not-for-the-board': '本人不同意公开这件诉求，不能放到公开栏。',
  'voices.board-needs-closing': '办结以后才能公开，这件现在是「{state}」。',
  'voices.entry-there': '这件诉求已经拟过公开内容。请到公开栏修改草稿，或者撤下以后重新拟。',
  'voices.entry-missing': '没有找到这条公开内容。请回到公开栏重新打开。',
  'voices.entry-published': '已经公开的内容不能再改。有错的，请先撤下并写明原因，再重新拟一条。',
  'voices.entry-withdrawn': '这条内容已经撤下。需要公开的，请重新拟一条。',
  'voices.entry-tells-who': '内容里有姓名、手机号或证件号码，公开后会被认出来。请改成不出现个人信息的说法。',
  'voices.acquaintance-missing': '没有找到这位熟人：可能已经离开名册，也可能不在您的管理范围内。请回到名册重新选择。',
  'voices.not-acquainted': '这位熟人所在的社区（单位）和当事人不在一处，不相熟。请从推荐的熟人里选择。',
  'voices.party-unknown': '这件是匿名反映的，不知道当事人是谁，不能请熟人上门。请直接办理。',
  'voices.no-appeal': '熟人问诊和“三个一”只用于矛盾纠纷和信访。意见建议、困难求助请直接分办。',
  'voices.consulted-too-late': '这件已经结束，不用再请熟人。本人要求重办以后可以再请。',
  'voices.consultation-missing': '没有找到这件问诊：可能已经改请别人。请回到列表重新打开。',
  'voices.not-in-the-evening': '家访要利用晚上休息时间，请安排在 {from}:00 到 {until}:00 之间。时间段在“诉求设置”里。',
  'voices.evening-ends-first': '晚上时间段的结束要晚于开始。请改好后再保存。',
  'voices.pair-missing': '没有找到这对家访结对，可能不在您的管理范围内。请先由安监员和企业管理人员结对。',
  'voices.pair-not-holding': '这对家访结对在那一天不在期限内。请换一天，或者先续期。',
  'voices.visit-missing': '没有找到这次家访：可能不是由您上门，也可能不在您的管理范围内。请回到列表重新打开。',
  'voices.visit-to-come': '家访安排在 {when}，还没有到时间。请上门以后再填写。',
  'voices.visit-reported': '这次家访已经填写过记录，不能重复填写。',
  'voices.cursor-unknown': '翻页位置已失效。请回到第一页重新查看。',
  'voices.forum-missing': '没有找到这场座谈会：它可能不存在，也可能不在您的管理范围内。请回到座谈会日历重新打开。',
  'voices.forum-not-begun':
    '座谈会「{title}」还没有开始或者已经取消，不能登记意见。请在会上登记；会前收到的，请用“代为登记”。',
}
