import { checkCharacterOf } from '../../src/kernel/people/index.ts'
import type { Endpoint } from '../../src/platform/http/endpoint.ts'
import { type Leaf, leavesOf } from '../house/endpoint-law.ts'
import type { Asked } from './ask.ts'
import { type Attacker, isInSight, isTold, mayRead, passes } from './attackers.ts'
import { candidatesFor, type Garden } from './garden.ts'
import type { Planted } from './plant.ts'
import { type Choice, enumOf, valueFor } from './values.ts'

/** One request that an attacker makes. `twin` asks the same of what does not exist, and must be answered the same. */
export type Probe = {
  readonly endpoint: Endpoint
  readonly aim: 'own' | 'foreign' | 'search' | 'form'
  /** What is tried, for the reader of a finding. */
  readonly about: string
  readonly asked: Asked
  readonly twin: Asked | null
  /** The names that stand in one and in the other, so that an echo of them is no difference. */
  readonly names: readonly [string, string]
}

/** Everything an attacker tries at one address. */
export function probesOf(garden: Garden, attacker: Attacker, endpoint: Endpoint): Probe[] {
  const leaves = leavesOf(endpoint)
  const named = leaves.filter(
    (leaf) => leaf.thing !== null && candidatesFor(garden, attacker, endpoint, leaf.thing).foreign.length > 0,
  )
  const trying = named.flatMap((leaf) => foreignProbes(garden, attacker, endpoint, leaf))
  // Without the door every id is answered alike; one pair shows it.
  if (!passes(attacker, endpoint))
    return trying.length > 0 ? trying.slice(0, 1) : [ownProbe(garden, attacker, endpoint)]
  return [
    ownProbe(garden, attacker, endpoint),
    ...trying,
    ...(endpoint.method === 'GET' && isNear(attacker) ? formProbes(garden, attacker, endpoint, leaves) : []),
    ...(endpoint.method === 'GET' ? searchProbes(garden, attacker, endpoint, leaves) : []),
  ]
}

/** Somebody at the bottom of the tree, from where everything else is foreign. */
function isNear({ paths }: Attacker): boolean {
  return paths.every((path) => path.length > 3)
}

function ownProbe(garden: Garden, attacker: Attacker, endpoint: Endpoint): Probe {
  const asked = build(garden, attacker, endpoint, { focus: null })
  return { endpoint, aim: 'own', about: 'what is hers', asked, twin: null, names: ['', ''] }
}

/** Who is written down by number or phone may be known or new, and is answered accordingly; only not whose she is. */
function mayBeNew({ reach }: Endpoint, thing: string): boolean {
  return /^people\.(id-number|phone)$/.test(thing) && reach !== 'bearer' && reach !== 'everyone'
}

function foreignProbes(garden: Garden, attacker: Attacker, endpoint: Endpoint, leaf: Leaf): Probe[] {
  const focus = leaf.path.join('.')
  return candidatesFor(garden, attacker, endpoint, leaf.thing!).foreign.map((thing) => {
    const absent = absentBeside(thing)
    // Those above her stand on her own card, and what she may read elsewhere she may know; such are only refused.
    const isKnown =
      mayBeNew(endpoint, leaf.thing!) ||
      attacker.paths.some((path) => path.includes(thing.id)) ||
      isInSight(attacker, thing) ||
      isTold(attacker, thing)
    return {
      endpoint,
      aim: 'foreign',
      about: `${focus} = a foreign ${thing.kind} (${thing.id})`,
      asked: build(garden, attacker, endpoint, { focus, name: thing.id }),
      twin: isKnown ? null : build(garden, attacker, endpoint, { focus, name: absent }),
      names: [thing.id, absent],
    }
  })
}

/** Each member of an enumeration once: another file format, another cell, another state. */
function formProbes(garden: Garden, attacker: Attacker, endpoint: Endpoint, leaves: readonly Leaf[]): Probe[] {
  return leaves.flatMap((leaf) => {
    const members = leaf.path[0] === 'query' ? enumOf(leaf.schema) : null
    const focus = leaf.path.join('.')
    return (members ?? []).slice(0, 12).map((member): Probe => {
      const asked = build(garden, attacker, endpoint, { focus, value: member })
      return { endpoint, aim: 'form', about: `${focus} = ${member}`, asked, twin: null, names: ['', ''] }
    })
  })
}

/** Looks for foreign people by what is written of them, in every field that takes free words. */
function searchProbes(garden: Garden, attacker: Attacker, endpoint: Endpoint, leaves: readonly Leaf[]): Probe[] {
  const free = leaves.filter(
    ({ path, thing, schema }) =>
      path[0] === 'query' &&
      !thing &&
      !enumOf(schema) &&
      !/cursor/i.test(path.at(-1)!) &&
      schema.safeParse('江').success,
  )
  if (free.length === 0) return []
  const people = candidatesFor(garden, attacker, { ...endpoint, reach: 'subtree' }, 'people.person').foreign
  // Whom she deals with, such as the buyer of a supplier, she finds by name.
  const foreign = people.filter(
    ({ id }) => !garden.things.some((one) => one.id === id && mayRead(attacker, one, endpoint)),
  )
  return free.flatMap((leaf) => {
    const focus = leaf.path.join('.')
    return foreign.slice(0, 2).flatMap(({ marks }, far) =>
      marks.slice(0, far === 0 ? 3 : 1).map((mark): Probe => {
        const nobody = nobodyLike(mark)
        return {
          endpoint,
          aim: 'search',
          about: `${focus} = the name or number of a foreign person (${mark})`,
          asked: build(garden, attacker, endpoint, { focus, value: mark }),
          twin: build(garden, attacker, endpoint, { focus, value: nobody }),
          names: [mark, nobody],
        }
      }),
    )
  })
}

/** An id of the same instant that nothing has; a word that nobody planted. */
function absentBeside({ id }: Planted): string {
  if (/^[0-9a-f]{8}-/.test(id))
    return `${id.slice(0, -8)}${(Number.parseInt(id.slice(-8), 16) ^ 0x5a5a5a5a).toString(16).replace('-', '').padStart(8, '0').slice(-8)}`
  return nobodyLike(id)
}

function nobodyLike(word: string): string {
  if (/^\d{17}[\dX]$/.test(word)) return `11010119491231007${checkCharacterOf('11010119491231007')}`
  if (/^1\d{10}$/.test(word))
    return `${word.slice(0, 7)}${String((Number(word.slice(7)) + 4321) % 10_000).padStart(4, '0')}`
  return /^[\x20-\x7e]+$/.test(word) ? `${word.slice(0, -1)}~` : '乌有之'
}

type Wish = { readonly focus: string | null; readonly name?: string; readonly value?: string }

function build(garden: Garden, attacker: Attacker, endpoint: Endpoint, wish: Wish): Asked {
  const { method, path } = endpoint
  const inFocus = (at: string) => wish.focus !== null && (at === wish.focus || wish.focus.startsWith(`${at}.`))
  const choice: Choice = {
    focus: wish.focus,
    open: garden.open,
    isFree: garden.isFree,
    thing: (kind, at) =>
      at === wish.focus && wish.name !== undefined ? wish.name : ownName(garden, attacker, endpoint, kind),
    given: (at) => inFocus(at) || at.startsWith('body.'),
    known: (at) => {
      if (at === wish.focus && wish.value !== undefined) return wish.value
      const name = at.split('.').findLast((part) => part !== '*')!
      return garden.known[`${method} ${path} ${at}`] ?? garden.known[`${method} ${path} ${name}`] ?? garden.known[name]
    },
  }
  const part = (name: 'params' | 'query' | 'body') => {
    const schema = endpoint[name]
    return schema && valueFor(schema, name, choice)
  }
  const params = (part('params') ?? {}) as Record<string, unknown>
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const query = new URLSearchParams(
    Object.entries((part('query') ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)]),
    ),
  ).toString()
  return { method, path: query ? `${filled}?${query}` : filled, body: part('body'), upload: endpoint.upload === true }
}

/** Something of hers; where there is nothing, what does not exist. */
function ownName(garden: Garden, attacker: Attacker, endpoint: Endpoint, kind: string): string {
  const { own, foreign } = candidatesFor(garden, attacker, endpoint, kind)
  if (own) return own.id
  return foreign[0] ? absentBeside(foreign[0]) : '01990000-0000-7000-8000-000000000001'
}
