import type { Qualifier } from '../../kernel/indicators/index.ts'
import type { refusals } from './errors.ts'
import type { FigureKey } from './figures.contract.ts'
import type { OfferFamily, OrderChannel, OrderState, PlaceKind, VolunteerKind } from './model.ts'

export const serviceText = {
  name: '职工点单',
  order: '职工点单',
  unionOrder: '单位点单',
  opened: '点单',
  caller: '热线来电人',
  wishTitle: '心愿：{wish}',
  planned: '{title}（{place}）',
}

export const orderStateNames: Record<OrderState, string> = {
  waiting: '待接单',
  taken: '已接单，待安排',
  scheduled: '已安排',
  'to-rate': '待评价',
  closed: '已办结',
  unrated: '已办结（未评价）',
  declined: '未能提供',
  withdrawn: '已撤回',
}

export const orderActionNames = {
  take: '接单',
  decline: '不能提供',
  schedule: '安排服务',
  'call-off': '取消安排',
  serve: '登记服务',
  confirm: '确认并评价',
  'not-served': '没有服务到',
  withdraw: '撤回',
  lapse: '到期未评价，自动办结',
} as const

export const orderNotices = {
  take: { title: '您的点单有人接了', text: '“{title}”（{number}）已经接单，{due}前安排时间。{note}' },
  decline: { title: '您的点单没能安排', text: '“{title}”（{number}）这次没能提供。{note}' },
  schedule: { title: '服务时间定了', text: '“{title}”（{number}）{note}' },
  'call-off': { title: '服务时间有变动', text: '“{title}”（{number}）原来的安排取消了，会重新安排。{note}' },
  serve: {
    title: '请评价这次服务',
    text: '“{title}”（{number}）已经登记为服务完成，请您评价；没有服务到的，也请告诉我们。',
  },
}

export const familyNames: Record<OfferFamily, string> = {
  stage: '文艺演出',
  'legal-aid': '法律援助',
  'check-up': '法治体检',
  lecture: '宣讲讲座',
  class: '免费培训',
  care: '心理关爱',
  other: '其他服务',
}

export const placeKindNames: Record<PlaceKind, string> = {
  firm: '企业',
  workshop: '车间',
  park: '产业园区',
  station: '驿站',
  school: '校园',
  community: '社区',
  village: '村寨',
  site: '工地',
  other: '其他',
}

export const channelNames: Record<OrderChannel, string> = { self: '职工点单', officer: '单位点单', hotline: '热线点单' }

export const volunteerNames: Record<VolunteerKind, string> = {
  artist: '文艺志愿者',
  lawyer: '律师',
  counsellor: '心理咨询师',
  'party-member': '党员志愿者',
  'women-volunteer': '巾帼志愿者',
  'grid-worker': '网格员',
  driver: '司机',
  other: '其他志愿者',
}

export const occasionText = {
  stage: '惠工流动小舞台',
  legalAid: '法律援助志愿服务',
  lecture: '宣讲讲座',
  visit: '上门服务',
  handouts: { name: '发放资料', unit: '份' },
  consultations: { name: '现场咨询', unit: '人次' },
}

export const occasionRoleNames = { audience: '观众', performer: '演出人员', attendee: '参加人', volunteer: '志愿者' }

/** What is said with a move of an order. */
export const moveText = {
  takenBy: '由{office}接单。{note}',
  scheduled: '定在 {when}，地点：{place}，由{squad}服务。{note}',
  served: '服务 {heads} 人次。{note}',
  handedOn: '转给{org}：{note}',
}

export const refusalText: Record<keyof typeof refusals, string> = {
  'orders.order-missing': '没有找到这份点单，或者它不在您的范围内。请从列表里重新打开。',
  'orders.offer-missing': '没有找到这个服务项目，或者它不在您的菜单里。请刷新菜单后重新选择。',
  'orders.office-missing': '没有找到这个部室。请刷新页面后重新选择。',
  'orders.squad-missing': '没有找到这支小分队。请刷新页面后重新选择。',
  'orders.squad-member-missing': '这支小分队里没有这个人。请刷新页面后再试。',
  'orders.menu-not-yours': '只能点本工会和上级工会菜单里的服务。请换一份菜单。',
  'orders.no-union': '您还没有加入工会，暂时不能点单。请先申请入会。',
  'orders.wish-empty': '请写清楚想要什么服务，至少五个字。',
  'orders.days-wrong': '日期不对：合适的日子不能早于今天，最晚的一天不能早于最早的一天。请核对后再提交。',
  'orders.offer-retired': '“{title}”已经下架：{because}。请看看菜单里的其他服务。',
  'orders.out-of-season': '“{title}”只在 {months} 提供，您选的日子不在其中。请换个日子，或者写一个心愿。',
  'orders.place-kind-wrong': '“{title}”只去{places}。请换个地点，或者写一个心愿。',
  'orders.too-few': '“{title}”至少 {fewest} 人才能安排，请核对人数，或者与同事一起点。',
  'orders.ordered-already': '您已经点了“{title}”，正在办理（{number}），不用重复点。',
  'orders.office-closed': '“{name}”已经停用，不能接单。请换一个部室。',
  'orders.office-in-use': '还有服务项目由“{name}”接单：{offers}。请先改到别的部室，或者下架。',
  'orders.office-known': '已经有“{name}”这个部室了。请直接使用，或换个名称。',
  'orders.squad-known': '已经有“{name}”这支小分队了。请直接使用，或换个名称。',
  'orders.squad-ended': '“{name}”已经解散，不能安排。请换一支小分队。',
  'orders.squad-booked': '“{name}”在 {from} 至 {to} 已经有安排。请换个时间，或换一支小分队。',
  'orders.squad-out': '“{name}”还有没完成的安排，不能解散。请先取消或改派。',
  'orders.squad-serves-other': '“{name}”不提供{family}。请换一支小分队。',
  'orders.times-wrong': '结束时间要晚于开始时间，并且都要在以后。请核对后再提交。',
  'orders.legal-to-come': '第 {line} 条的日期 {on} 还没有到。请核对后再提交，整批都没有登记。',
  'orders.legal-empty': '第 {line} 条既没有活动也没有企业。请补上，整批都没有登记。',
  'orders.legal-without-advice': '第 {line} 条：给“{firm}”做了法治体检，请写明提出的建议。整批都没有登记。',
  'orders.nothing-to-say': '请写明没有服务到的情况，方便重新安排。',
}

export const findingText = {
  order: '点单 {id} 登记的状态是 {state}，事项的状态是 {caseState}，两处不一致。',
  matches: '联谊活动 {id} 已经结束，还留有 {secrets} 条选择或资料没有清除。',
  car: '送考车 {plate} 一趟坐了 {people} 人，只有 {seats} 个座位。',
}

export const obstacleText = {
  takesPart: '您报名的联谊活动还没有结束。请先在“联谊交友”里退出，资料和选择会立即清除。',
}

export const figureText: Record<FigureKey, { readonly name: string; readonly unit: string }> = {
  stages: { name: '文艺演出', unit: '场' },
  'stage-people': { name: '演出服务职工', unit: '人次' },
  'legal-events': { name: '法律援助志愿服务', unit: '场' },
  firms: { name: '走进企业', unit: '家' },
  'check-ups': { name: '法治体检', unit: '次' },
  consultations: { name: '现场法律咨询', unit: '人次' },
  lectures: { name: '宣讲讲座', unit: '场' },
  'lecture-people': { name: '宣讲覆盖', unit: '人次' },
  handouts: { name: '发放资料', unit: '份' },
  visits: { name: '其他上门服务', unit: '场' },
  'match-events': { name: '联谊交友活动', unit: '场' },
  couples: { name: '牵手成功', unit: '对' },
  talks: { name: '心理咨询', unit: '人次' },
  rides: { name: '爱心送考', unit: '人次' },
}

export const qualifierWords: Record<Qualifier, string> = {
  exact: '{n}',
  'and-more': '{n}余',
  many: '{n}多',
  nearly: '近{n}',
}
