import type { CounselCaseCard } from '../../counsel.contract.ts'

/** Which dialog of the counsellor's page is open. */
export type CounselOpened =
  | { readonly what: 'add' }
  | { readonly what: 'close-hour'; readonly id: string }
  | { readonly what: 'notes' | 'hand-over' | 'risk' | 'close'; readonly held: CounselCaseCard }
