import { clientText } from './text.ts'

/**
 * A request that did not bring what was asked: `sentence` is Chinese and ready to show,
 * `code` is the refusal's own (or `client.…` when the server was not heard), `requestId` finds it in the log.
 */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly sentence: string
  readonly requestId: string | null
  /** What the refusal was told, such as the names of malformed fields. */
  readonly facts: Readonly<Record<string, unknown>>

  constructor(told: {
    code: string
    status: number
    sentence: string
    requestId?: string | null
    facts?: Record<string, unknown>
  }) {
    super(told.code)
    this.name = 'Problem'
    this.code = told.code
    this.status = told.status
    this.sentence = told.sentence
    this.requestId = told.requestId ?? null
    this.facts = told.facts ?? {}
  }
}

/** The server was not heard: nothing is known about whether it acted. */
export function unheard(code: keyof typeof clientText): Problem {
  return new Problem({ code, status: 0, sentence: clientText[code] })
}

/** Reads RFC 9457 problem details; anything else (a proxy’s page) becomes `client.unreadable`. */
export async function problemOf(response: Response): Promise<Problem> {
  const unreadable = unheard('client.unreadable')
  const requestId = response.headers.get('x-request-id')
  const details = await response.json().then(
    (json) => json as Record<string, unknown>,
    () => null,
  )
  if (!details || typeof details.detail !== 'string' || typeof details.code !== 'string') {
    return new Problem({ code: unreadable.code, status: response.status, sentence: unreadable.sentence, requestId })
  }
  return new Problem({
    code: details.code,
    status: response.status,
    sentence: details.detail,
    requestId: typeof details.requestId === 'string' ? details.requestId : requestId,
    facts: typeof details.facts === 'object' ? { ...details.facts } : {},
  })
}

/** The problem a call ended with, or null when it was done; anything else is a fault and is thrown on. */
export async function problemFrom(called: Promise<unknown>): Promise<Problem | null> {
  const failure = await called.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (failure === null || failure instanceof Problem) return failure
  throw failure
}

/** The sentence to show for an act that did not come through; nothing while there is none. */
export function sentenceOf(failure: Error | null): string | null {
  return failure instanceof Problem ? failure.sentence : null
}
