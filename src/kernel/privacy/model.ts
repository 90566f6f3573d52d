import type { Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

/** One chapter of what is kept of a person: the words of its declaration and her rows, as she reads them. */
export type Chapter = {
  readonly table: string
  readonly title: string
  readonly purpose: string
  readonly basis: string
  readonly kept: string
  readonly erasure: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A copy of everything kept of a person, made at her wish; its content is gone after some days. */
export type Copy = {
  readonly ownerId: Id
  readonly id: Id
  readonly jobId: Id
  readonly requestedAt: Instant
  readonly readyAt: Instant | null
  readonly expiresAt: Instant | null
  readonly rows: number | null
}
