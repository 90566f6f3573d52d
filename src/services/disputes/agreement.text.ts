import type { InstrumentTemplate } from '../../kernel/instruments/index.ts'
import type { Fen } from '../../platform/money.ts'

/** The wording of an agreement. Another wording is another version. */
export const agreementTemplate: InstrumentTemplate = {
  kind: 'disputes.agreement',
  version: 1,
  title: '劳动争议调解协议书',
  series: 'TJ',
  sides: [
    { key: 'claimant', name: '申请人' },
    { key: 'respondent', name: '被申请人' },
    { key: 'mediator', name: '调解组织' },
  ],
  fields: [
    { key: 'number', name: '案号' },
    { key: 'about', name: '争议事项' },
    { key: 'amount', name: '金额' },
    { key: 'words', name: '金额大写' },
    { key: 'payBy', name: '付款日期' },
    { key: 'terms', name: '其他约定' },
  ],
  articles: [
    '申请人：{claimant}',
    '被申请人：{respondent}',
    '调解组织：{mediator}',
    '申请人因{about}与被申请人发生劳动争议（案号 {number}），经调解组织主持调解，双方自愿达成如下协议：',
    '一、被申请人于 {payBy} 前一次付清申请人人民币 {amount} 元（大写：{words}）。',
    '二、其他约定：{terms}。',
    '三、款项付清后，双方就本案争议事项再无其他纠纷。',
    '四、被申请人在上述期限内不履行的，申请人可以依法申请仲裁；因拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金达成的协议，申请人可以持本协议书依法向人民法院申请支付令（《劳动争议调解仲裁法》第十五条、第十六条）。',
    '五、本协议书由双方签名、经调解员签名并加盖调解组织印章后生效，对双方具有约束力（同法第十四条）。',
  ],
}

export const agreementWords = {
  noTerms: '无',
  respondent: '{firm}（{post} {signer}）',
  replaced: '另行达成协议',
  declined: '职工不同意：{because}',
}

const digits = '零壹贰叁肆伍陆柒捌玖'
const units = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿']

/** A sum in capital characters, as an agreement must say it: 玖仟元整. Up to a thousand million yuan. */
export function sumInWords(fen: Fen): string {
  const yuan = Math.floor(fen / 100)
  const [jiao, rest] = [Math.floor(fen / 10) % 10, fen % 10]
  const whole = yuan === 0 ? '' : `${wholeInWords(yuan)}元`
  if (jiao === 0 && rest === 0) return whole === '' ? '零元整' : `${whole}整`
  const tens = jiao > 0 ? `${digits[jiao]}角` : whole === '' ? '' : '零'
  return `${whole}${tens}${rest > 0 ? `${digits[rest]}分` : '整'}`
}

function wholeInWords(yuan: number): string {
  let said = ''
  let gap = false
  for (let group = 2; group >= 0; group -= 1) {
    const four = Math.floor(yuan / 10_000 ** group) % 10_000
    if (four === 0) {
      gap = said !== ''
      continue
    }
    if (said !== '' && (gap || four < 1000)) said += digits[0]
    said += fourInWords(four) + groups[group]
    gap = false
  }
  return said
}

function fourInWords(four: number): string {
  let said = ''
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(four / 10 ** place) % 10
    if (digit > 0) said += `${digits[digit]}${units[place]}`
    else if (said !== '' && four % 10 ** place > 0 && !said.endsWith(digits[0]!)) said += digits[0]
  }
  return said
}
