import { useEffect } from 'react'
import type { Endpoint, GivenTo, ReceivedOf } from '../http/endpoint.ts'
import { addressOf } from './address.ts'
import { call } from './client.ts'
import { Problem } from './problem.ts'
import { useReading } from './use-reading.ts'

/** What is known of one address: the last answer stays while a newer one is asked for or has failed. */
type Known = {
  readonly answer: unknown
  readonly problem: Problem | null
  readonly asking: boolean
  readonly askedAt: number
}

type Entry = {
  known: Known
  readonly listeners: Set<() => void>
  readonly ask: () => Promise<void>
  readonly again: () => void
  readonly read: () => Known
  readonly listen: (listener: () => void) => () => void
}

const entries = new Map<string, Entry>()
const nothing: Known = { answer: undefined, problem: null, asking: false, askedAt: 0 }
const freshMs = 20_000

/** The answer when there is one, the problem when the last question failed, and how to ask again. */
export type Asked<E extends Endpoint> = {
  readonly answer: ReceivedOf<E> | undefined
  readonly problem: Problem | null
  readonly asking: boolean
  readonly again: () => void
}

/**
 * Asks a GET endpoint and keeps its answer for every screen that asks the same.
 * A kept answer is shown at once and asked anew when older than 20 s, when the page is looked at again or the line returns.
 */
export function useAsk<E extends Endpoint & { method: 'GET' }>(endpoint: E, given: GivenTo<E>): Asked<E> {
  const entry = entryOf(endpoint, given)
  const known = useReading(entry.listen, entry.read)
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible' && isOld(entry)) void entry.ask()
    }
    look()
    document.addEventListener('visibilitychange', look)
    addEventListener('online', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      removeEventListener('online', look)
    }
  }, [entry])
  return {
    answer: known.answer as ReceivedOf<E> | undefined,
    problem: known.problem,
    asking: known.asking,
    again: entry.again,
  }
}

/** Asks an answer before a screen needs it, so that it is there or under way when it opens. */
export function askAhead<E extends Endpoint & { method: 'GET' }>(endpoint: E, given: GivenTo<E>): void {
  const entry = entryOf(endpoint, given)
  if (isOld(entry)) void entry.ask()
}

/**
 * After a write: everything kept under a path (such as `/me`) is asked anew, at once when it is on screen, else when
 * next looked at. Resolves when what is on screen is new.
 */
export async function askAgain(pathPrefix: string): Promise<void> {
  const asked: Promise<void>[] = []
  for (const [url, entry] of entries) {
    if (!url.startsWith(`/api${pathPrefix}`)) continue
    if (entry.listeners.size > 0) asked.push(entry.ask())
    else entries.delete(url)
  }
  await Promise.all(asked)
}

/** Forgets every answer, when another person may sit at this device. */
export function forgetAnswers(): void {
  for (const entry of entries.values()) tell(entry, nothing)
  entries.clear()
}

function entryOf<E extends Endpoint>(endpoint: E, given: GivenTo<E>): Entry {
  const url = addressOf(endpoint, given)
  const kept = entries.get(url)
  if (kept) return kept
  let underWay: Promise<void> | null = null
  const fetchAnswer = () => call(endpoint, given, ...([] as never))
  const entry: Entry = {
    known: nothing,
    listeners: new Set(),
    ask: () => {
      underWay ??= answerInto(entry, fetchAnswer).finally(() => {
        underWay = null
      })
      return underWay
    },
    again: () => void entry.ask(),
    read: () => entry.known,
    listen: (listener) => {
      entry.listeners.add(listener)
      return () => entry.listeners.delete(listener)
    },
  }
  entries.set(url, entry)
  return entry
}

async function answerInto(entry: Entry, fetchAnswer: () => Promise<unknown>): Promise<void> {
  tell(entry, { ...entry.known, asking: true })
  const outcome = await fetchAnswer().then(
    (answer) => ({ answer, problem: null }),
    (failure: unknown) => {
      if (!(failure instanceof Problem)) throw failure
      return { answer: entry.known.answer, problem: failure }
    },
  )
  tell(entry, { ...outcome, asking: false, askedAt: Date.now() })
}

function isOld(entry: Entry): boolean {
  return !entry.known.asking && (entry.known.problem !== null || Date.now() - entry.known.askedAt > freshMs)
}

function tell(entry: Entry, known: Known): void {
  entry.known = known
  for (const listener of entry.listeners) listener()
}
