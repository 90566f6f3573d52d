import type { Day } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

/** A firm that unions go to, one in the whole federation by its credit code. */
export type Firm = {
  readonly id: Id
  readonly name: string
  readonly creditCode: string
  readonly kind: 'platform' | 'partner' | 'other'
}

/** That a union went to a firm, and whether it gave a legal check-up. */
export type FirmVisit = {
  readonly id: Id
  readonly firmId: Id
  readonly firmName: string
  readonly visitedOn: Day
  readonly checkUp: 'given' | 'none'
  readonly risks: string
  readonly advice: string
  readonly occasionId: Id | null
}
