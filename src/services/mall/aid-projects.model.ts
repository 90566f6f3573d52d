import type { Day, Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'

/** 服务阵地建设、两地交流交往、困难职工帮扶、产业工人技能提升、特色项目. */
export const aidClasses = ['stations', 'exchange', 'hardship', 'skills', 'special'] as const
export type AidClass = (typeof aidClasses)[number]

export type AidState = 'running' | 'finished' | 'stopped'

/** Which of our unions supports which place of an aided region. */
export type AidPair = {
  readonly id: Id
  readonly marketId: Id
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  readonly regionId: Id
  readonly place: string
  readonly partner: string
  readonly team: string
  readonly since: Day
  readonly until: Day | null
  readonly endedBecause: string | null
}

/** What is written of a project before it begins. */
export type AidPlan = {
  readonly class: AidClass
  readonly name: string
  readonly purpose: string
  readonly regionId: Id
  readonly beginsOn: Day
  readonly endsOn: Day
  readonly budgetFen: Fen
}

export type AidProject = AidPlan & {
  readonly id: Id
  readonly marketId: Id
  readonly number: number
  readonly spentFen: Fen
  readonly percent: number
  readonly state: AidState
  readonly result: string | null
}

/** Something reported of a project. */
export type AidStep = {
  readonly kind: 'begun' | 'progress' | 'budget' | 'finished' | 'stopped'
  readonly onDay: Day
  readonly percent: number
  /** Spent in this step. */
  readonly spentFen: Fen
  /** The budget after it. */
  readonly budgetFen: Fen
  readonly words: string
}

export type ReportedStep = AidStep & {
  readonly id: Id
  readonly reportedBy: string
  readonly reportedFor: string
  readonly reportedAt: Instant
}
