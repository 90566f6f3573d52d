import type { Voice } from './model.ts'
import type { VoiceState } from './voices.contract.ts'

const titleSigns = 30

/** The head of a voice in lists: its first sentence, cut when it is long. */
export function titleOf(words: string): string {
  const first = words
    .trim()
    .split(/[\n。！？!?；;]/)[0]!
    .trim()
  const signs = [...first]
  return signs.length > titleSigns ? `${signs.slice(0, titleSigns).join('')}…` : first
}

/** Whether a text carries markup or a script, which no person writes into a form. */
export function holdsMarkup(text: string): boolean {
  return /<\s*\/?\s*[a-z!?][^<]*>?|javascript\s*:|\bon(error|load|click)\s*=/i.test(text)
}

/** How a state counts: still open, closed in one of three ways, or ended otherwise. */
export type Standing = 'open' | 'closed' | 'otherwise'

const ended: Partial<Record<VoiceState, Standing>> = {
  closed: 'closed',
  settled: 'closed',
  unconfirmed: 'closed',
  declined: 'otherwise',
  withdrawn: 'otherwise',
  merged: 'otherwise',
}

export function standingOf(state: VoiceState): Standing {
  return ended[state] ?? 'open'
}

/** Kinds of facts whose sum grows or shrinks by one when a voice goes from one state to another; null is before it was raised. */
export type Tally = { readonly kind: string; readonly quantity: 1 | -1 }

/**
 * 征集 = 办结 + 其他方式结束 + 在办, at any moment: every fact of a voice bears the day on which it was raised, so that the
 * numbers of a period are those of the voices raised in it.
 */
export function talliesOf(voice: Pick<Voice, 'kind'>, from: VoiceState | null, to: VoiceState): Tally[] {
  const left = from === null ? [] : countedAs(from)
  const entered = countedAs(to)
  return [
    ...(from === null ? registeredAs(voice) : []),
    ...left.filter((kind) => !entered.includes(kind)).map((kind) => ({ kind, quantity: -1 as const })),
    ...entered.filter((kind) => !left.includes(kind)).map((kind) => ({ kind, quantity: 1 as const })),
  ]
}

function registeredAs({ kind }: Pick<Voice, 'kind'>): Tally[] {
  const all: Tally = { kind: 'voices.registered', quantity: 1 }
  return kind === 'petition' ? [all, { kind: 'voices.registered.petition', quantity: 1 }] : [all]
}

function countedAs(state: VoiceState): string[] {
  const standing = standingOf(state)
  if (standing === 'otherwise') return ['voices.ended-otherwise']
  if (standing === 'open') return []
  const apart =
    state === 'settled' ? ['voices.closed.on-the-spot'] : state === 'unconfirmed' ? ['voices.closed.unconfirmed'] : []
  return ['voices.closed', ...apart]
}
