import { holdsMarkup } from '../../platform/markup.ts'
import { refusal } from './errors.ts'

/** Refuses markup in what a person wrote: it would be kept and told on, and nobody writes it in good faith. */
export function refuseMarkup(...texts: readonly (string | null)[]): void {
  if (texts.some((text) => text !== null && holdsMarkup(text))) throw refusal('voices.markup-in-text')
}
