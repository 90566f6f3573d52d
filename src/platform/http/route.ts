import type { Readable } from 'node:stream'
import type { AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf } from './endpoint.ts'

/** One request as a handler sees it; `Who` is whoever the kernel says is calling. */
export type Call<E extends Endpoint, Who> = {
  readonly who: Who
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  /** The raw body of an `upload` endpoint. */
  readonly upload: Readable
  /** Present on every endpoint that moves value. */
  readonly idempotencyKey: string
  readonly cookies: { set(name: string, value: string, maxAgeSeconds: number): void; clear(name: string): void }
}

export type Route<Who> = {
  readonly endpoint: Endpoint
  readonly answer: (call: Call<Endpoint, Who>) => Promise<unknown>
}

/** Ties a declaration to the code that answers it. */
export function routeFor<Who>() {
  return <E extends Endpoint>(endpoint: E, answer: (call: Call<E, Who>) => AnswerOf<E>): Route<Who> => ({
    endpoint,
    answer: answer as unknown as Route<Who>['answer'],
  })
}
