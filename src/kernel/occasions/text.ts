import type { OccasionState } from './contract.ts'
import type { refusals } from './errors.ts'
import type { AttendedBy, OccasionRule } from './model.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'occasions.not-found': '没有找到这场活动，或者它不在您的范围内。请从列表里重新打开。',
  'occasions.kind-unknown': '没有这一类活动。请刷新页面后重新选择。',
  'occasions.times-reversed': '结束时间要晚于开始时间，报名截止不能晚于结束时间。请核对后再提交。',
  'occasions.in-the-past': '开始时间已经过去了。请选以后的时间；已经办过的，请用“补记”登记。',
  'occasions.word-unknown': '没有“{word}”这个选项。请刷新页面后重新选择。',
  'occasions.rule-faulty': '参加条件填得不对：{reason}。请修改后再提交。',
  'occasions.venue-unknown': '没有这个会场。请刷新页面后重新选择。',
  'occasions.seats-taken': '这个会场已经有 {taken} 人占了名额，名额不能少于 {taken} 个。请调大，或先请人退出。',
  'occasions.not-planned': '“{title}”已经发布或结束，不用再发布。',
  'occasions.not-announced': '“{title}”还没有发布。请先发布，再办这一步。',
  'occasions.over': '“{title}”已经{state}，不能再改动。',
  'occasions.begun': '“{title}”已经开始，不能再报名、退出、改期或取消。',
  'occasions.listed-by-service': '“{title}”的名单有另外的条件，不能在这里添加。请到它自己的页面邀请。',
  'occasions.not-begun': '“{title}”还没有开始，到时间后再办这一步。',
  'occasions.has-attendance': '“{title}”已经有人签到或登记了人次，不能取消。办完后请按“已举办”登记。',
  'occasions.enrolment-over': '“{title}”的报名已经截止。想参加的，请联系主办工会。',
  'occasions.by-invitation': '“{title}”由主办工会邀请参加，不能自己报名。想参加的，请联系所在工会。',
  'occasions.not-eligible': '“{title}”您不能报名：{reason}',
  'occasions.place-taken': '{name}已经报过名了，不用重复报名。',
  'occasions.no-place': '您没有报名“{title}”，或者已经退出。请先报名。',
  'occasions.full': '“{title}”的名额已满，现场没有空位。请联系主办工会。',
  'occasions.person-unknown': '有 {count} 人不在您的范围内或查无此人，没有登记。请核对名单。',
  'occasions.door-code-wrong': '签到码不正确或已经过期。请看现场屏幕上正在显示的 6 位数字，重新输入。',
  'occasions.door-shut': '不在签到时间内（{from} 至 {until}）。有疑问请找现场工作人员。',
  'occasions.sync-too-late': '活动结束超过 {days} 天，离线签到不能再补传。请找主办工会登记。',
  'occasions.not-attended': '签到参加过的人才能评价。如果您到过现场，请找主办工会补登。',
  'occasions.feedback-given': '您已经评价过这场活动，谢谢。',
  'occasions.count-unknown': '没有找到这条登记。请刷新页面后再试。',
  'occasions.count-taken-back': '这条登记已经撤回，不用再办。',
  'occasions.duty-unknown': '没有找到这项要求，或者它不在您的范围内。请从列表里重新打开。',
  'occasions.unit-out-of-reach': '有 {count} 个单位不在您的范围内。请重新选择单位。',
  'occasions.duty-known': '这项要求已经登记过，不用重复登记。请刷新后再看。',
  'occasions.duty-ended': '这项要求已经终止，不用再办。',
  'occasions.cursor-unknown': '翻页的位置已经失效。请刷新列表。',
}

export const stateText: Record<OccasionState, string> = {
  planned: '筹备中',
  announced: '已发布',
  held: '已举办',
  cancelled: '已取消',
}

export const wayText: Record<AttendedBy, string> = {
  code: '扫码签到',
  'late-code': '离线签到后补传',
  card: '会员码签到',
  hand: '工作人员登记',
}

export const noticeText = {
  placed: {
    title: '报名成功',
    text: '您已报上“{title}”，{when}，地点：{place}。不能来时请提前退出，名额会让给排队的人。',
  },
  waiting: { title: '已排队', text: '“{title}”名额已满，您排在第 {ahead} 位。有人退出就会按先后补上，并通知您。' },
  moved: { title: '候补成功', text: '有人退出，“{title}”补上了您，{when}，地点：{place}。不能来时请提前退出。' },
  invited: { title: '邀请您参加', text: '请您参加“{title}”，{when}，地点：{place}。' },
  announced: { title: '活动已发布', text: '“{title}”已经发布，{when}，地点：{place}，请准时参加。' },
  postponed: { title: '时间有变动', text: '“{title}”改到 {when}，地点：{place}。原因：{reason}。不能来时请提前退出。' },
  cancelled: { title: '活动取消', text: '“{title}”（{when}）取消了。原因：{reason}。' },
  reminder: {
    title: '明天的活动',
    text: '“{title}”{when}开始，地点：{place}。不能来时请提前退出，名额会让给排队的人。',
  },
}

export const findingText: Record<OccasionRule, string> = {
  'taken-differs': '场次 {id} 登记的名额数是 {found}，名单上是 {expected}。',
  'waits-beside-a-free-seat': '场次 {id} 有 {found} 个空位，却有人在排队。',
  'facts-differ': '场次 {id} 的统计人次是 {found}，签到和登记合计是 {expected}。',
}

export const peopleText = {
  name: '参加人次',
  unit: '人次',
  unknownCandidate: '没有查到您符合条件的记录，请先到所在工会登记。',
}
