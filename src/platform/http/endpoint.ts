import type { z } from 'zod'

/**
 * Who may knock: anyone, anyone signed in, a person for her own things, or the holder of a permission.
 * Every endpoint names one; there is no default.
 */
export type Door = 'public' | 'signed-in' | { readonly permission: string }

/**
 * Whose things an answer may hold and a request may touch, the door once passed:
 * - `everyone`: the same for whoever passes; nothing of one person or one union;
 * - `self`: the caller's own things;
 * - `subtree`: what lies below the organisations the caller answers for, or waits at their desks;
 * - `self-and-subtree`: both of them;
 * - `bearer`: what a secret in the request opens, such as a password or a code.
 */
export type Reach = 'everyone' | 'self' | 'subtree' | 'self-and-subtree' | 'bearer'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** What crosses the wire at one address; server and browser both read it. */
export type Endpoint = {
  readonly method: Method
  /** Path below `/api`, parameters as `:name`. */
  readonly path: string
  /** One English line for the reader of the OpenAPI page. */
  readonly summary: string
  readonly door: Door
  /** Beyond it everything is answered as if it were not there; what names a thing is declared with `idOf` or `naming`. */
  readonly reach: Reach
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** Absent for an answer without a body (204) and for a download. */
  readonly answer?: z.ZodType
  /** The answer is a file; its media types. */
  readonly download?: readonly string[]
  /** The request carries one file as its raw body, streamed and never held in memory. */
  readonly upload?: true
  /** Moves value: needs an `Idempotency-Key`, and a replay gets the first answer. */
  readonly movesValue?: true
  /** What an address answers never changes: browsers keep it. Only for what everybody may have. */
  readonly unchanging?: true
  /** At most this many requests a minute from one session, and at public doors from one address. */
  readonly perMinute?: number
}

type Out<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined
type In<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined

export type ParamsOf<E extends Endpoint> = Out<E['params']>
export type QueryOf<E extends Endpoint> = Out<E['query']>
export type BodyOf<E extends Endpoint> = Out<E['body']>
/** What a handler returns: the schema checks it and drops what it does not name. */
export type AnswerOf<E extends Endpoint> = E['download'] extends readonly string[]
  ? Promise<Download>
  : E['answer'] extends z.ZodType
    ? Promise<z.input<E['answer']>>
    : Promise<void>
/** What the browser receives. */
export type ReceivedOf<E extends Endpoint> = Out<E['answer']>
/** What the browser must give. */
export type GivenTo<E extends Endpoint> = (E['params'] extends z.ZodType ? { params: In<E['params']> } : unknown) &
  (E['query'] extends z.ZodType ? { query?: In<E['query']> } : unknown) &
  (E['body'] extends z.ZodType ? { body: In<E['body']> } : unknown) &
  (E['upload'] extends true ? { file: Blob } : unknown)

/** A file on its way out; `content` is a byte stream or whole bytes. */
export type Download = {
  readonly name: string
  readonly type: string
  readonly content: AsyncIterable<Uint8Array> | Uint8Array
  /** Shown in the browser instead of being saved; only for kinds that cannot act there. */
  readonly shown?: 'inline'
}

/** Keeps the narrow type of a declaration. */
export function endpoint<const E extends Endpoint>(declaration: E): E {
  return declaration
}
