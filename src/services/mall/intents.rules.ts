import { isPhone, readIdNumber } from '../../kernel/people/contract.ts'
import { dayOf, type Instant } from '../../platform/dates.ts'
import type { Intent, IntentState, IntentTerms } from './intents.model.ts'
import type { Category } from './products.model.ts'

/** Everything that can be wrong with what a letter asks for. */
export type TermsFault =
  | 'occasion-missing'
  | 'headcount-wrong'
  | 'points-wrong'
  | 'issue-in-the-past'
  | 'opens-before-issue'
  | 'closes-before-opening'
  | 'window-too-long'
  | 'category-unknown'
  | 'kept-day-missing'
  | 'kept-day-early'

const longestWindowMs = 366 * 86_400_000

/** Everything wrong with the terms of a letter at an instant. */
export function faultsOfTerms(terms: IntentTerms, categories: readonly Category[], at: Instant): TermsFault[] {
  const faults: TermsFault[] = []
  const allowed = new Set(categories.filter((one) => one.excludedBecause === null).map((one) => one.key))
  const occasion = terms.occasion.trim()
  if (occasion.length < 2 || occasion.length > 40) faults.push('occasion-missing')
  if (!Number.isSafeInteger(terms.headcount) || terms.headcount < 1 || terms.headcount > 5_000_000)
    faults.push('headcount-wrong')
  if (!Number.isSafeInteger(terms.pointsEach) || terms.pointsEach < 1 || terms.pointsEach > 100_000_000)
    faults.push('points-wrong')
  if (terms.issueAt <= at) faults.push('issue-in-the-past')
  if (terms.opensAt < terms.issueAt) faults.push('opens-before-issue')
  if (terms.closesAt <= terms.opensAt) faults.push('closes-before-opening')
  if (Date.parse(terms.closesAt) - Date.parse(terms.opensAt) > longestWindowMs) faults.push('window-too-long')
  if (terms.categories.some((key) => !allowed.has(key))) faults.push('category-unknown')
  if ((terms.unspent === 'keep') !== (terms.keptUntil !== null)) faults.push('kept-day-missing')
  if (terms.keptUntil !== null && terms.keptUntil < dayOf(terms.closesAt)) faults.push('kept-day-early')
  return faults
}

export type IntentMove = 'revise' | 'sign' | 'list' | 'configure' | 'cancel'

const openIn: Record<IntentMove, readonly IntentState[]> = {
  revise: ['signing'],
  sign: ['signing'],
  list: ['signing', 'signed'],
  configure: ['signed'],
  cancel: ['signing', 'signed', 'configured'],
}

/** Whether a move is open to a letter in a state. Once points go down nothing of it is taken back. */
export function mayMove(state: IntentState, move: IntentMove): boolean {
  return openIn[move].includes(state)
}

/** Why points cannot be set aside yet, or null. Never more people than both sides signed for, and never after the time to issue. */
export function configureProblem(
  intent: Pick<Intent, 'recipients' | 'headcount' | 'closesAt'>,
  at: Instant,
): 'list-empty' | 'list-too-long' | 'window-over' | null {
  if (intent.recipients === 0) return 'list-empty'
  if (intent.recipients > intent.headcount) return 'list-too-long'
  return intent.closesAt <= at ? 'window-over' : null
}

/** Where a window stands by the server's clock. */
export function windowOn(window: Pick<IntentTerms, 'opensAt' | 'closesAt'>, at: Instant): 'coming' | 'open' | 'closed' {
  if (at < window.opensAt) return 'coming'
  return at < window.closesAt ? 'open' : 'closed'
}

/** Columns of a list of recipients. */
export const recipientFields = ['name', 'idNumber', 'phone'] as const
export type RecipientFault =
  | 'row-unreadable'
  | 'name-missing'
  | 'id-number-wrong'
  | 'phone-wrong'
  | 'twice'
  | 'name-differs'

export type RecipientRow = {
  readonly line: number
  readonly name: string
  readonly idNumber: string
  readonly phone: string | null
}

/** One row of a list, with everything wrong with it. */
export function readRecipient(
  line: number,
  cells: readonly string[],
): { row: RecipientRow } | { faults: RecipientFault[] } {
  const [name = '', idText = '', phone = ''] = cells.map((cell) => cell.trim())
  const faults: RecipientFault[] = []
  const reading = readIdNumber(idText)
  if (name === '' || name.length > 60) faults.push('name-missing')
  if (reading.fault !== null) faults.push('id-number-wrong')
  if (phone !== '' && !isPhone(phone)) faults.push('phone-wrong')
  if (faults.length > 0 || reading.fault !== null) return { faults }
  return { row: { line, name, idNumber: reading.idNumber, phone: phone === '' ? null : phone } }
}
