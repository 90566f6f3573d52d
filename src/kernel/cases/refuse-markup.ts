import { holdsMarkup } from '../../platform/markup.ts'
import { refusal } from './errors.ts'

/** Refuses markup in what somebody wrote: it would be kept and told on. */
export function refuseMarkup(...texts: readonly string[]): void {
  if (texts.some(holdsMarkup)) throw refusal('cases.markup-in-text')
}
