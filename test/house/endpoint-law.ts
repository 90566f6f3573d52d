import type { z } from 'zod'
import type { Endpoint } from '../../src/platform/http/endpoint.ts'
import { thingOf } from '../../src/platform/http/thing.ts'

/** One value that a request may carry: where it stands, what it may be, and which kind of thing it names. */
export type Leaf = {
  /** `params`, `query` or `body`, then the way to it; `*` is any member of a list or record. */
  readonly path: readonly string[]
  readonly schema: z.ZodType
  readonly thing: string | null
}

/** Every value that a request to this address may carry. */
export function leavesOf(endpoint: Endpoint): Leaf[] {
  return (['params', 'query', 'body'] as const).flatMap((part) => {
    const schema = endpoint[part]
    return schema ? walk(schema, [part]) : []
  })
}

type Definition = z.core.$ZodTypes['_zod']['def']

function walk(schema: z.core.$ZodType, path: readonly string[]): Leaf[] {
  const thing = thingOf(schema as z.ZodType)
  if (thing) return [{ path, schema: schema as z.ZodType, thing }]
  const def = schema._zod.def as Definition
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([name, child]) => walk(child, [...path, name]))
    case 'array':
      return walk(def.element, [...path, '*'])
    case 'record':
      return [...walk(def.keyType, [...path, '*']), ...walk(def.valueType, [...path, '*'])]
    case 'tuple':
      return def.items.flatMap((item) => walk(item, [...path, '*']))
    case 'union':
      return def.options.flatMap((option) => walk(option, path))
    case 'intersection':
      return [...walk(def.left, path), ...walk(def.right, path)]
    case 'pipe':
      return walk(def.in._zod.def.type === 'transform' ? def.out : def.in, path)
    case 'lazy':
      return walk(def.getter(), path)
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return walk(def.innerType, path)
    default:
      return [{ path, schema: schema as z.ZodType, thing: null }]
  }
}

/** What keeps the generated attack from knowing what to try at this address, told so that its author can mend it. */
export function faultsOf(endpoint: Endpoint): string[] {
  const where = `${endpoint.method} ${endpoint.path}`
  const faults: string[] = []
  if (endpoint.door === 'public' && /self|subtree/.test(endpoint.reach))
    faults.push(
      `${where}: a guest has neither things nor a subtree of her own. Reach «everyone», «bearer», or another door.`,
    )
  for (const { path, schema, thing } of leavesOf(endpoint)) {
    const field = path.join('.')
    if (thing && !/^[a-z-]+\.[a-z-]+$/.test(thing))
      faults.push(`${where}: ${field} names «${thing}»; a kind is room.noun, such as cases.case.`)
    if (!thing && looksLikeName(path, schema))
      faults.push(
        `${where}: ${field} names a thing, but of what kind? Write idOf('room.noun'), or naming('room.noun', schema), from platform/http/thing.ts; 'platform.new' for an id that the caller makes up, 'platform.open' for what everybody may name, 'platform.secret' for a code that opens it.`,
      )
  }
  return faults
}

function looksLikeName(path: readonly string[], schema: z.ZodType): boolean {
  const def = schema._zod.def as { type: string; format?: string }
  if (def.type !== 'string') return false
  const last = path.findLast((part) => part !== '*')!
  const anyWord = path[0] === 'params' && schema.safeParse('any-word-at-all').success
  return def.format === 'uuid' || /(^id|Ids?)$/.test(last) || anyWord
}
