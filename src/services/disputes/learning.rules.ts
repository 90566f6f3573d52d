import { addDays, type Day } from '../../platform/dates.ts'
import { addYears } from './clocks.rules.ts'
import { type QuestionKey, questionKeys, type RiskAnswer, type RiskLevel, type RiskSetting } from './learning.model.ts'

/** The platform's own values until a union sets others; shown as a setting wherever they are used. */
export const usualSetting: RiskSetting = {
  weights: {
    contract: 15,
    payday: 20,
    payslip: 8,
    overtime: 10,
    insurance: 12,
    injury: 10,
    rules: 5,
    outsourcing: 5,
    mediation: 5,
    arrears: 10,
  },
  mediumFrom: 25,
  highFrom: 50,
}

/** Points of risk: the whole weight for a no, half of it, rounded up, for a partly. */
export function decideRisk(
  answers: Readonly<Record<QuestionKey, RiskAnswer>>,
  { weights, mediumFrom, highFrom }: RiskSetting,
): { readonly points: number; readonly risk: RiskLevel } {
  const points = questionKeys.reduce((sum, key) => sum + pointsOf(answers[key], weights[key]), 0)
  return { points, risk: points >= highFrom ? 'high' : points >= mediumFrom ? 'medium' : 'low' }
}

function pointsOf(answer: RiskAnswer, weight: number): number {
  if (answer === 'yes') return 0
  return answer === 'no' ? weight : Math.ceil(weight / 2)
}

/** What of the parties a text names: names, credit codes, telephones and id numbers. */
export function namedIn(text: string, secrets: readonly string[]): string[] {
  const plain = text.replace(/\s/g, '')
  const numbers = plain.match(/\d{17}[\dXx]|[0-9A-HJ-NPQRTUWXY]{18}|1\d{10}/g) ?? []
  const names = secrets.map((one) => one.replace(/\s/g, '')).filter((one) => one.length > 1 && plain.includes(one))
  return [...new Set([...names, ...numbers])]
}

/** 近三年: the three years that end with a day. */
export function threeYearsTo(day: Day): { readonly from: Day; readonly to: Day } {
  return { from: addDays(addYears(day, -3), 1), to: day }
}
