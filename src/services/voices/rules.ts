import type { Day } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Standing, Voice } from './model.ts'
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

const standings: Partial<Record<VoiceState, Standing>> = {
  closed: 'recognised',
  settled: 'on-the-spot',
  unconfirmed: 'unconfirmed',
  declined: 'otherwise',
  withdrawn: 'otherwise',
  merged: 'otherwise',
}

export function standingOf(state: VoiceState): Standing {
  return standings[state] ?? 'open'
}

export function isClosed(standing: Standing): boolean {
  return standing === 'recognised' || standing === 'on-the-spot' || standing === 'unconfirmed'
}

/** Kinds of facts whose sum grows or shrinks by one. */
export type Tally = { readonly kind: string; readonly quantity: 1 | -1 }

/**
 * 征集 = 办结 + 其他方式结束 + 在办, at any moment: every fact of a voice bears the day on which it was raised, so that the
 * numbers of a period are those of the voices raised in it. `from` is null when it is being raised.
 */
export function talliesOf(voice: Pick<Voice, 'kind' | 'topic'>, from: Standing | null, to: Standing): Tally[] {
  const left = from === null ? [] : countedAs[from]
  const entered = countedAs[to]
  return [
    ...(from === null ? registeredAs(voice).map((kind) => ({ kind, quantity: 1 as const })) : []),
    ...left.filter((kind) => !entered.includes(kind)).map((kind) => ({ kind, quantity: -1 as const })),
    ...entered.filter((kind) => !left.includes(kind)).map((kind) => ({ kind, quantity: 1 as const })),
  ]
}

function registeredAs({ kind, topic }: Pick<Voice, 'kind' | 'topic'>): string[] {
  const petition = kind === 'petition' ? ['voices.registered.petition'] : []
  return ['voices.registered', `voices.registered.${topic}`, ...petition]
}

const countedAs: Record<Standing, readonly string[]> = {
  open: [],
  recognised: ['voices.closed'],
  'on-the-spot': ['voices.closed', 'voices.closed.on-the-spot'],
  unconfirmed: ['voices.closed', 'voices.closed.unconfirmed'],
  otherwise: ['voices.ended-otherwise'],
}

/** A share in tenths of a per cent, rounded down below the whole, so that 100 % means all; null of nothing. */
export function permilleOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((1000 * part) / whole)
}

/** Whether a text tells who somebody is: her name, a phone, an id number. */
export function tellsWho(text: string, name: string | null): boolean {
  if (name !== null && name.length >= 2 && text.includes(name)) return true
  return /(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{15}(\d{2}[\dXx])?(?![\dXx])/.test(text)
}

/** The organisation one level above a desk: of one outside the path of a case, the nearest of the path above it. */
export function oneUp(orgPath: readonly Id[], desk: { readonly id: Id; readonly path: readonly Id[] }): Id {
  const at = orgPath.indexOf(desk.id)
  if (at >= 0) return orgPath[Math.max(at - 1, 0)]!
  return desk.path.findLast((id) => orgPath.includes(id)) ?? orgPath[0]!
}

/** 983 is 98.3 %. */
export function percentOf(permille: number | null): string | null {
  return permille === null ? null : `${(permille / 10).toFixed(1).replace(/\.0$/, '')}%`
}

/**
 * How a clock stands today: the law lesson is due until it was given; a day's entry or a week's report is due when its
 * period has begun and nobody recorded it.
 */
export function clockStateOf(clock: {
  readonly runs: boolean
  readonly recorded: boolean
  /** From when the next record is awaited; null where nothing is counted by days. */
  readonly awaitsFrom: Day | null
  readonly today: Day
}): 'due' | 'recorded' | 'stands' {
  if (clock.recorded) return 'recorded'
  if (!clock.runs) return 'stands'
  return clock.awaitsFrom === null || clock.awaitsFrom <= clock.today ? 'due' : 'recorded'
}
