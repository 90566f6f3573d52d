import type { Tone } from '../../../../ui/console/Marks.tsx'
import type { LetterCard, SchoolCard } from '../../hearings.contract.ts'
import { teachingText } from '../../teaching.text.ts'

export const schoolTones: Record<SchoolCard['state'], Tone> = {
  planned: 'plain',
  announced: 'info',
  held: 'ok',
  cancelled: 'plain',
}

const tones: Record<keyof typeof teachingText.letters.states, Tone> = {
  draft: 'warn',
  'to-send': 'warn',
  awaiting: 'info',
  overdue: 'bad',
  replied: 'warn',
  met: 'ok',
  'not-met': 'bad',
}

/** How a letter stands: unsigned it is a draft, whatever its reply. */
export function standingOf(letter: LetterCard): { readonly name: string; readonly tone: Tone } {
  const key = letter.signed ? letter.reply : 'draft'
  return { name: teachingText.letters.states[key], tone: tones[key] }
}
