import type { Clock, ClockDuty, ClockKey, ClockStanding, DatedFactKind } from './clocks.model.ts'

const mediationLaw = '《劳动争议调解仲裁法》'

/** What each term is called, and the clause it rests on. */
export const clockTexts: Record<ClockKey, { readonly name: string; readonly clause: string; readonly quote: string }> =
  {
    limitation: {
      name: '申请仲裁的时效',
      clause: `${mediationLaw}第二十七条`,
      quote:
        '劳动争议申请仲裁的时效期间为一年。劳动关系存续期间因拖欠劳动报酬发生争议的，劳动者申请仲裁不受本条第一款规定的仲裁时效期间的限制；但是，劳动关系终止的，应当自劳动关系终止之日起一年内提出。',
    },
    mediation: {
      name: '调解期限',
      clause: `${mediationLaw}第十四条第三款`,
      quote: '自劳动争议调解组织收到调解申请之日起十五日内未达成调解协议的，当事人可以依法申请仲裁。',
    },
    performance: {
      name: '协议付款期限',
      clause: `${mediationLaw}第十六条`,
      quote:
        '因支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金事项达成调解协议，用人单位在协议约定期限内不履行的，劳动者可以持调解协议书依法向人民法院申请支付令。',
    },
    acceptance: {
      name: '仲裁受理决定',
      clause: `${mediationLaw}第二十九条`,
      quote: '劳动争议仲裁委员会收到仲裁申请之日起五日内，认为符合受理条件的，应当受理，并通知申请人。',
    },
    defence: {
      name: '答辩期限',
      clause: `${mediationLaw}第三十条第二款`,
      quote: '被申请人收到仲裁申请书副本后，应当在十日内向劳动争议仲裁委员会提交答辩书。',
    },
    notice: {
      name: '开庭通知',
      clause: `${mediationLaw}第三十五条`,
      quote: '仲裁庭应当在开庭五日前，将开庭日期、地点书面通知双方当事人。',
    },
    postponement: {
      name: '请求延期开庭',
      clause: `${mediationLaw}第三十五条`,
      quote: '当事人有正当理由的，可以在开庭三日前请求延期开庭。',
    },
    award: {
      name: '裁决期限',
      clause: `${mediationLaw}第四十三条第一款`,
      quote:
        '仲裁庭裁决劳动争议案件，应当自劳动争议仲裁委员会受理仲裁申请之日起四十五日内结束。案情复杂需要延期的，经劳动争议仲裁委员会主任批准，可以延期并书面通知当事人，但是延长期限不得超过十五日。',
    },
    suit: {
      name: '向法院起诉',
      clause: `${mediationLaw}第四十八条、第五十条`,
      quote: '可以自收到仲裁裁决书之日起十五日内向人民法院提起诉讼。',
    },
    annulment: {
      name: '单位申请撤销终局裁决',
      clause: `${mediationLaw}第四十九条`,
      quote: '可以自收到仲裁裁决书之日起三十日内向劳动争议仲裁委员会所在地的中级人民法院申请撤销裁决。',
    },
    enforcement: {
      name: '申请强制执行',
      clause: `${mediationLaw}第五十一条、《民事诉讼法》第二百五十条`,
      quote: '申请执行的期间为二年。',
    },
  }

export const dutyNames: Record<ClockDuty, string> = {
  claimant: '职工',
  union: '工会',
  firm: '单位',
  commission: '仲裁委',
}

export const standingNames: Record<ClockStanding, string> = {
  running: '进行中',
  suspended: '已中止',
  kept: '按期完成',
  missed: '已过期',
  'not-limited': '不受一年限制',
}

export const datedFactNames: Record<DatedFactKind, string> = {
  'mediation-received': '收到调解申请',
  'mediation-closed': '调解终止',
  demanded: '向对方主张权利（时效中断）',
  'relief-asked': '向有关部门投诉、求助（时效中断）',
  'debt-admitted': '对方同意履行（时效中断）',
  hindered: '不可抗力或其他正当理由（时效中止）',
  'arbitration-suspended': '仲裁中止审理',
  'copy-served': '单位收到申请书副本',
  'defence-received': '仲裁委收到答辩书',
  'hearing-notified': '收到开庭通知',
}

/** Days that last from a day to a day. */
export const periodKinds: readonly DatedFactKind[] = ['hindered', 'arbitration-suspended']

const plainWords: Record<ClockKey, { readonly left: string; readonly over: string }> = {
  limitation: {
    left: '还有 {days} 天可以申请仲裁，最晚 {due}。',
    over: '申请仲裁的一年时效在 {due} 已满。请先问工作人员，中间主张过权利的要重新计算。',
  },
  mediation: {
    left: '调解还有 {days} 天，最晚 {due}。',
    over: '调解期限在 {due} 已满，您可以申请仲裁。',
  },
  performance: {
    left: '单位应在 {due} 前付款，还有 {days} 天。',
    over: '单位应在 {due} 前付款，已经过期。您可以拿协议向法院申请支付令。',
  },
  acceptance: {
    left: '仲裁委应在 {due} 前决定受理不受理，还有 {days} 天。',
    over: '仲裁委应在 {due} 前决定，已经过期。您可以直接向法院起诉。',
  },
  defence: { left: '单位应在 {due} 前答辩，还有 {days} 天。', over: '单位的答辩期在 {due} 已满，不影响开庭。' },
  notice: {
    left: '开庭通知应在 {due} 前送到，还有 {days} 天。',
    over: '开庭通知应在 {due} 前送到，没有收到请告诉工作人员。',
  },
  postponement: { left: '确有原因要改开庭时间，请在 {due} 前提出。', over: '请求改开庭时间的期限在 {due} 已过。' },
  award: {
    left: '裁决应在 {due} 前作出，还有 {days} 天。',
    over: '裁决应在 {due} 前作出，已经过期。您可以向法院起诉。',
  },
  suit: {
    left: '不服裁决，还有 {days} 天可以向法院起诉，最晚 {due}。',
    over: '向法院起诉的期限在 {due} 已满。',
  },
  annulment: {
    left: '单位可以在 {due} 前向中级法院申请撤销裁决，还有 {days} 天。',
    over: '单位申请撤销裁决的期限在 {due} 已满。',
  },
  enforcement: {
    left: '单位不付款，可以在 {due} 前向法院申请强制执行。',
    over: '申请强制执行的两年期限在 {due} 已满。',
  },
}

const noLimit = '您还在这家单位上班，讨要工资不受一年时效限制；离职以后要在一年内提出。'
const standsStill = '期限已中止，原因消除后接着算。'

/** A term as a worker reads it; empty when there is nothing left to say. */
export function sayClock(clock: Clock, sayDay: (day: string) => string): string {
  if (clock.standing === 'not-limited') return noLimit
  if (clock.standing === 'suspended') return standsStill
  if (clock.doneOn !== null || clock.dueOn === null || clock.daysLeft === null) return ''
  const words = plainWords[clock.key]
  const sentence = clock.daysLeft < 0 ? words.over : words.left
  return sentence.replace('{days}', String(clock.daysLeft)).replace('{due}', sayDay(clock.dueOn))
}
