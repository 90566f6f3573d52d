import { z } from 'zod'

/**
 * The id of a thing that may be another's, by its kind: `idOf('cases.case')`. What attacks the API reads the kind and
 * tries the ids of foreign things of it.
 */
export function idOf(kind: string) {
  return z.uuid().meta({ 'x-thing': kind })
}

/** Anything else that names a thing which may be another's: a number, a code, a heading. */
export function naming<Schema extends z.ZodType>(kind: string, schema: Schema): Schema {
  return schema.meta({ 'x-thing': kind })
}

/**
 * Kinds of names that are no use to try: one the caller makes up (`platform.new`), one that everybody may name, such as
 * a union to join (`platform.open`), and one whose holder may see what it opens (`platform.secret`).
 */
export function isFree(kind: string): boolean {
  return kind.startsWith('platform.')
}

/** The kind of thing a schema names, and null when it names none. */
export function thingOf(schema: z.ZodType): string | null {
  const kind = schema.meta()?.['x-thing']
  return typeof kind === 'string' ? kind : null
}
