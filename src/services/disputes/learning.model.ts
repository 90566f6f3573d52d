import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Industry } from './model.ts'

/** Questions of a risk diagnosis, by key; their words are in `questionnaire.text.ts`. */
export const questionKeys = [
  'contract',
  'payday',
  'payslip',
  'overtime',
  'insurance',
  'injury',
  'rules',
  'outsourcing',
  'mediation',
  'arrears',
] as const
export type QuestionKey = (typeof questionKeys)[number]

/** Whether the firm does what the question asks for. */
export type RiskAnswer = 'yes' | 'partly' | 'no'

/** How questions are weighed; a setting with visible values, no rule of anybody's. */
export type RiskSetting = {
  readonly weights: Readonly<Record<QuestionKey, number>>
  readonly mediumFrom: number
  readonly highFrom: number
}

export type RiskLevel = 'low' | 'medium' | 'high'

export type Diagnosis = RiskSetting & {
  readonly id: Id
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  readonly firmId: Id
  readonly answers: Readonly<Record<QuestionKey, RiskAnswer>>
  readonly points: number
  readonly risk: RiskLevel
  readonly note: string
  readonly madeBy: string
  readonly madeAt: Instant
}

export type Compilation = {
  readonly id: Id
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  readonly industry: Industry
  readonly title: string
  readonly editor: string
  readonly summary: string
  readonly fileId: Id
  readonly publishedOn: Day
  readonly withdrawnOn: Day | null
}

/** A typical case told without names. */
export type CaseStory = {
  readonly id: Id
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  readonly disputeId: Id
  readonly industry: Industry
  readonly title: string
  readonly text: string
  readonly lesson: string
  readonly publishedBy: string
  readonly publishedAt: Instant
  readonly withdrawnAt: Instant | null
}
