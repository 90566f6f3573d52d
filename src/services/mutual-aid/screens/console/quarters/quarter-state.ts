import type { ImportCard } from '../../../settlements.contract.ts'

/** What stands open over a quarter's page. */
export type Opened = 'import' | 'screen' | 'dispatch' | 'history' | null

export const isUnderWay = (one: ImportCard) => one.state === 'waiting' || one.state === 'running'
