import fc from 'fast-check'
import type { z } from 'zod'
import { thingOf } from '../../src/platform/http/thing.ts'

/** How a value for a schema is made up. Paths begin with `params`, `query` or `body`; `*` is any member of a list. */
export type Choice = {
  /** The id to name a thing of a kind by. */
  readonly thing: (kind: string, path: string) => string
  /** Whether a kind of thing is open to everybody. */
  readonly isFree: (kind: string) => boolean
  /** A union that everybody may name. */
  readonly open: string
  /** Whether an optional field is given. */
  readonly given: (path: string) => boolean
  /** A value for a field by its name, when somebody knows better than the schema. */
  readonly known: (path: string) => unknown
  /** Of several forms the one to take: the one with this field, when there is one. */
  readonly focus: string | null
}

type Definition = z.core.$ZodTypes['_zod']['def']

/** A value that the schema takes. Throws when it finds none, which a plant's `values` then must give. */
export function valueFor(schema: z.core.$ZodType, path: string, choice: Choice): unknown {
  const kind = thingOf(schema as z.ZodType)
  if (kind && !choice.isFree(kind)) return choice.thing(kind, path)
  if (
    kind === 'platform.open' &&
    choice.known(path) === undefined &&
    (schema as z.ZodType).safeParse(choice.open).success
  )
    return choice.open
  const def = schema._zod.def as Definition
  switch (def.type) {
    case 'object':
      return objectFor(def.shape, path, choice)
    case 'array':
      return [valueFor(def.element, `${path}.*`, choice)]
    case 'tuple':
      return def.items.map((item) => valueFor(item, `${path}.*`, choice))
    case 'record':
      return recordFor(def, path, choice)
    case 'union':
      return valueFor(formOf(def.options, path, choice.focus), path, choice)
    case 'intersection':
      return Object.assign({}, valueFor(def.left, path, choice), valueFor(def.right, path, choice))
    case 'pipe':
      return valueFor(def.in._zod.def.type === 'transform' ? def.out : def.in, path, choice)
    case 'lazy':
      return valueFor(def.getter(), path, choice)
    case 'optional':
    case 'default':
    case 'prefault':
      return choice.given(path) ? valueFor(def.innerType, path, choice) : undefined
    case 'nullable':
      return choice.known(path) === null ? null : valueFor(def.innerType, path, choice)
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return valueFor(def.innerType, path, choice)
    default:
      return leafFor(schema as z.ZodType, path, choice)
  }
}

function objectFor(shape: Readonly<Record<string, z.core.$ZodType>>, path: string, choice: Choice) {
  const fields = Object.entries(shape).map(([name, child]) => [name, valueFor(child, `${path}.${name}`, choice)])
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}

function recordFor(def: z.core.$ZodRecordDef, path: string, choice: Choice) {
  const keys = enumOf(def.keyType) ?? [valueFor(def.keyType, `${path}.*`, choice)]
  return Object.fromEntries(keys.map((key) => [key, valueFor(def.valueType, `${path}.*`, choice)]))
}

/** The form that has the field in focus, else the first. */
function formOf(options: readonly z.core.$ZodType[], path: string, focus: string | null): z.core.$ZodType {
  const rest = focus?.startsWith(`${path}.`) ? focus.slice(path.length + 1).split('.')[0]! : null
  const has = (option: z.core.$ZodType) => {
    const def = option._zod.def as Definition
    return def.type === 'object' && rest !== null && rest in def.shape
  }
  return options.find(has) ?? options[0]!
}

/** What an enumeration may be; null for anything else. */
export function enumOf(schema: z.core.$ZodType): string[] | null {
  const def = schema._zod.def as Definition
  if (def.type === 'enum') return Object.values(def.entries).map(String)
  return def.type === 'literal' ? def.values.map(String) : null
}

function leafFor(schema: z.ZodType, path: string, choice: Choice): unknown {
  const candidates = [choice.known(path), ...guessesFor(schema)]
  const taken = candidates.find((candidate) => candidate !== undefined && schema.safeParse(candidate).success)
  if (taken === undefined)
    throw new Error(
      `no value for ${path}: give one as «values» in the plants.cast.ts of the room that owns the address`,
    )
  return taken
}

const words = '职工来访时当面说明情况，工会干部已经逐项核对并记录在案。'

const guessed = new WeakMap<z.ZodType, readonly unknown[]>()

/** Once a schema: turning an expression round takes longer than to ask the server. */
function guessesFor(schema: z.ZodType): readonly unknown[] {
  const found = guessed.get(schema) ?? guesses(schema)
  guessed.set(schema, found)
  return found
}

function guesses(schema: z.ZodType): unknown[] {
  const def = schema._zod.def as Definition
  const members = enumOf(schema)
  if (members) return def.type === 'literal' ? [def.values[0]] : members
  if (def.type === 'boolean') return [true]
  if (def.type === 'null') return [null]
  if (def.type === 'unknown' || def.type === 'any') return [{}]
  if (def.type === 'number') return [2025, 1, 0, 10, 100, 0.5, 1_000_000]
  if (def.type === 'bigint') return [1n]
  return [words.slice(0, 6), ...fitting(schema), ...formatted(schema)]
}

/** As short as is allowed, and as long. */
function fitting(schema: z.ZodType): string[] {
  const def = schema._zod.def as { checks?: readonly z.core.$ZodCheck[] }
  const bounds = (def.checks ?? []).map(
    (check) => check._zod.def as { minimum?: number; maximum?: number; length?: number },
  )
  return bounds
    .flatMap(({ minimum, maximum, length }) => length ?? minimum ?? maximum ?? [])
    .map((length) => words.repeat(Math.ceil(Math.min(length, 500) / words.length)).slice(0, length))
}

function formatted(schema: z.ZodType): unknown[] {
  const def = schema._zod.def as { checks?: readonly z.core.$ZodCheck[] }
  const checked = (def.checks ?? []).map((check) => (check._zod.def as { pattern?: RegExp }).pattern)
  const patterns = [...checked, schema._zod.pattern].filter((pattern) => pattern !== undefined)
  return [
    '2025-08-01',
    '2025-08-01T02:00:00.000Z',
    '01990000-0000-7000-8000-000000000000',
    'someone@example.org',
    'https://example.org/',
    '08:30',
    ...patterns.flatMap(matching),
  ]
}

/** Expressions that fast-check cannot turn round give nothing; `known` values stand in for them. */
function matching(pattern: RegExp): string[] {
  if (/\(\?(?!:)/.test(pattern.source)) return []
  const plain = new RegExp(pattern.source, pattern.flags.replace(/[dgy]/g, ''))
  return fc.sample(fc.stringMatching(plain), { numRuns: 3, seed: 7 })
}
