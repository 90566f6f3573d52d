import { fillSentence, Refusal } from '../refusal.ts'
import { refusal } from './errors.ts'
import { faultText } from './text.ts'

/** RFC 9457 problem details, with our code, the Chinese sentence and the facts behind it. */
export type ProblemDetails = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly facts: Refusal['facts']
  readonly requestId: string
}

/** Every sentence a refusal may be told in, by code. */
export type RefusalSentences = Readonly<Record<string, string>>

export function problemOf(error: Refusal, sentences: RefusalSentences, requestId: string): ProblemDetails {
  return {
    type: `urn:gonghui:refusal:${error.code}`,
    title: error.code,
    status: error.status,
    code: error.code,
    detail: fillSentence(sentences[error.code] ?? error.code, error.facts),
    facts: error.facts,
    requestId,
  }
}

export function problemOfFault(requestId: string): ProblemDetails {
  const code = 'platform.fault'
  const detail = fillSentence(faultText, { requestId })
  return { type: `urn:gonghui:refusal:${code}`, title: code, status: 500, code, detail, facts: {}, requestId }
}

type FrameworkError = {
  readonly code?: string
  readonly statusCode?: number
  readonly ttl?: number
  readonly validation?: readonly { readonly instancePath: string; readonly message?: string }[]
}

/** The framework's own errors in our words; anything else is a fault and gives null. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  const known = error as FrameworkError
  if (known.validation) {
    const fields = known.validation.map((fault) => fault.instancePath.replace(/^\//, '').replaceAll('/', '.') || 'body')
    return refusal('platform.request-malformed', { fields: [...new Set(fields)] })
  }
  if (known.statusCode === 413) return refusal('platform.body-too-large')
  if (known.statusCode === 415) return refusal('platform.media-type-unknown')
  if (known.statusCode === 429)
    return refusal('platform.too-many-requests', { seconds: Math.ceil((known.ttl ?? 60_000) / 1000) })
  if (known.statusCode === 400) return refusal('platform.request-malformed', { fields: ['body'] })
  return null
}
