import type { Endpoint, GivenTo, ReceivedOf } from '../http/endpoint.ts'
import { addressOf } from './address.ts'
import { Problem, problemOf, unheard } from './problem.ts'

type Manner = { signal?: AbortSignal }

/**
 * How to call: an endpoint that moves value needs the key of the intent, the same for every attempt at it.
 * Make one with `newId()` when the person begins, keep it until the server has answered.
 */
export type MannerOf<E extends Endpoint> = E['movesValue'] extends true
  ? [manner: Manner & { idempotencyKey: string }]
  : [manner?: Manner]

const waitMs = { read: 15_000, write: 30_000 }
const pausesMs = [400, 1_600]
const worthAnotherTry = new Set([502, 503, 504])

const sessionEndListeners = new Set<() => void>()

/** Tells when any answer says that the session has ended; returns the way to stop listening. */
export function onSessionEnd(listener: () => void): () => void {
  sessionEndListeners.add(listener)
  return () => sessionEndListeners.delete(listener)
}

/**
 * Asks the server and returns its answer; throws a `Problem` otherwise.
 * What may safely be repeated (reads, and writes with an idempotency key) is tried three times when the line fails.
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  given: GivenTo<E>,
  ...[manner]: MannerOf<E>
): Promise<ReceivedOf<E>> {
  const { signal, idempotencyKey } = (manner ?? {}) as Manner & { idempotencyKey?: string }
  const url = addressOf(endpoint, given)
  const request = requestOf(endpoint, given, idempotencyKey)
  const repeatable = endpoint.method === 'GET' || idempotencyKey !== undefined
  const waits = endpoint.upload ? null : endpoint.method === 'GET' ? waitMs.read : waitMs.write

  for (let attempt = 0; ; attempt += 1) {
    const pause = repeatable ? pausesMs[attempt] : undefined
    try {
      return (await ask(url, request, waits, signal)) as ReceivedOf<E>
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 401 && endpoint.door !== 'public') tellSessionEnd()
      if (!(failure instanceof Problem) || pause === undefined || !mayPass(failure)) throw failure
    }
    await new Promise((resolve) => setTimeout(resolve, pause))
    signal?.throwIfAborted()
  }
}

function tellSessionEnd(): void {
  for (const listener of sessionEndListeners) listener()
}

/** Another try is worth it on a bad line or a busy server, not without any network. */
function mayPass(problem: Problem): boolean {
  return navigator.onLine && (problem.status === 0 || worthAnotherTry.has(problem.status))
}

function requestOf(endpoint: Endpoint, given: unknown, idempotencyKey: string | undefined): RequestInit {
  const { body, file } = given as { body?: unknown; file?: Blob }
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (file) headers['content-type'] = 'application/octet-stream'
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey
  const sent = file ?? (body === undefined ? null : JSON.stringify(body))
  return { method: endpoint.method, headers, body: sent, credentials: 'same-origin', cache: 'no-store' }
}

async function ask(
  url: string,
  request: RequestInit,
  waits: number | null,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const response = await fetchWithin(url, request, waits, signal)
  if (!response.ok) throw await problemOf(response)
  if (response.status === 204) return undefined
  return response.json().catch(() => {
    throw unheard('client.unreadable')
  })
}

async function fetchWithin(
  url: string,
  request: RequestInit,
  waits: number | null,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const limit = new AbortController()
  const timer = waits === null ? undefined : setTimeout(() => limit.abort(), waits)
  const giveUp = () => limit.abort()
  signal?.addEventListener('abort', giveUp)
  try {
    return await fetch(url, { ...request, signal: limit.signal })
  } catch (failure) {
    if (signal?.aborted) throw failure
    throw unheard(limit.signal.aborted ? 'client.too-slow' : 'client.offline')
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
  }
}
