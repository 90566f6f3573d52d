import type { Instant } from '../../platform/dates.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { maskName } from '../people/contract.ts'
import type { SessionKind } from './model.ts'
import { phoneText } from './text.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** How long a sign-in lasts without a request, and in any case. A phone in a pocket is not a desk in an office. */
export const sessionTerms: Record<SessionKind, { readonly idleMs: number; readonly longestMs: number }> = {
  officer: { idleMs: 30 * minute, longestMs: 12 * hour },
  worker: { idleMs: 30 * day, longestMs: 90 * day },
}

/** Failed sign-ins in a row, by what is watched. */
export type Failures = { readonly failures: number; readonly lastAt: Instant }
export type Watched = 'account' | 'address' | 'device'

/** A whole factory may share one address, so that it may fail more often and is forgiven sooner. */
const patience: Record<
  Watched,
  { readonly free: number; readonly forgottenAfterMs: number; readonly longestWaitMs: number }
> = {
  account: { free: 5, forgottenAfterMs: day, longestWaitMs: 30 * minute },
  device: { free: 10, forgottenAfterMs: hour, longestWaitMs: 15 * minute },
  address: { free: 30, forgottenAfterMs: hour, longestWaitMs: 15 * minute },
}

/** Failures that still count. */
export function failuresAt(watched: Watched, { failures, lastAt }: Failures, at: Instant): number {
  return Date.parse(at) - Date.parse(lastAt) > patience[watched].forgottenAfterMs ? 0 : failures
}

/** Milliseconds until the next attempt is let in: one minute after the last free failure, doubled by each further one. */
export function waitAfterFailures(watched: Watched, known: Failures, at: Instant): number {
  const { free, longestWaitMs } = patience[watched]
  const failures = failuresAt(watched, known, at)
  if (failures < free) return 0
  const wait = Math.min(minute * 2 ** (failures - free), longestWaitMs)
  return Math.max(Date.parse(known.lastAt) + wait - Date.parse(at), 0)
}

export const codeTerms = { lastsMs: 5 * minute, tries: 5 }

/** A one-time code for setting a password: long enough to be handed over on paper after a weekend. */
export const passwordCodeTerms = { lastsMs: 3 * day, tries: 10 }

/** Codes asked for so far: when, for one phone, from one address and from one device, during the last day. */
export type CodesSent = {
  readonly toPhone: readonly Instant[]
  readonly fromAddress: readonly Instant[]
  readonly fromDevice: readonly Instant[]
}

const sendingLimits: readonly { readonly of: keyof CodesSent; readonly most: number; readonly withinMs: number }[] = [
  { of: 'toPhone', most: 1, withinMs: minute },
  { of: 'toPhone', most: 5, withinMs: hour },
  { of: 'toPhone', most: 10, withinMs: day },
  { of: 'fromDevice', most: 10, withinMs: hour },
  { of: 'fromDevice', most: 30, withinMs: day },
  { of: 'fromAddress', most: 60, withinMs: hour },
  { of: 'fromAddress', most: 300, withinMs: day },
]

/** Milliseconds until another code may be sent: until the oldest of the most that a limit allows has left its window. */
export function waitBeforeCode(sent: CodesSent, at: Instant): number {
  const waits = sendingLimits.map(({ of, most, withinMs }) => {
    const inWindow = sent[of]
      .map((instant) => Date.parse(instant) + withinMs - Date.parse(at))
      .filter((left) => left > 0)
    return inWindow.length < most ? 0 : inWindow.sort((one, other) => other - one)[most - 1]!
  })
  return Math.max(...waits)
}

/** A family shares a phone; more than this is the telephone of an office. */
export const mostOnOnePhone = 8

/** Masked names of those who share a phone, in their order; names that look the same bear the tail of the id number. */
export function namesToChooseFrom(persons: readonly { name: string; idNumber: string }[]): string[] {
  const masked = persons.map((person) => maskName(person.name))
  return persons.map(({ idNumber }, at) => {
    const name = masked[at]!
    const alone = masked.filter((other) => other === name).length === 1
    return alone ? name : fillSentence(phoneText.tail, { name, tail: idNumber.slice(-4) })
  })
}

const wellKnownPasswords = [
  'password',
  'qwerty',
  '123456',
  '112233',
  '111111',
  'admin',
  'gonghui',
  'zonggonghui',
  'abc123',
  'iloveyou',
]

/** At least 10 signs of three kinds, or 16 of any; without the account's name; more than a well-known password with a tail. */
export function isStrongPassword(password: string, account: string): boolean {
  const lower = password.toLowerCase()
  if (account.length >= 3 && lower.includes(account.toLowerCase())) return false
  if (new Set(password).size < 5) return false
  const rest = wellKnownPasswords.reduce((left, known) => left.replaceAll(known, ''), lower)
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
  const length = [...password].length
  return rest.length >= 6 && (length >= 16 || (length >= 10 && kinds >= 3))
}
