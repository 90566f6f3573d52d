import { readdirSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Endpoint } from '../../src/platform/http/endpoint.ts'
import { isFree } from '../../src/platform/http/thing.ts'
import { type Attacker, isOwn, mayRead, reaches } from './attackers.ts'
import type { Planted, Plants } from './plant.ts'

const source = fileURLToPath(new URL('../../src/', import.meta.url))

/** What every room brings, found by its file's name: `src/<floor>/<room>/plants.cast.ts`. */
export async function readPlants(): Promise<readonly Plants[]> {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^(kernel|services)\/[a-z-]+\/([a-z-]+\.)?plants\.cast\.ts$/.test(path),
  )
  const found = await Promise.all(
    files.sort().map(async (path) => (await import(pathToFileURL(source + path).href)) as { plants: Plants }),
  )
  return found.map(({ plants }) => plants).sort((a, b) => (a.order ?? 50) - (b.order ?? 50))
}

/** All that was planted, and how to find it again in an answer. */
export type Garden = {
  readonly things: readonly Planted[]
  readonly known: Readonly<Record<string, unknown>>
  /** A county that everybody may name. */
  readonly open: string
  readonly unseen: Readonly<Record<string, string>>
  /** Whether a kind is no use to try. */
  readonly isFree: (kind: string) => boolean
  /** The things that a text mentions, by their ids and marks. */
  readonly mentioned: (text: string) => Planted[][]
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

export function layOut(things: readonly Planted[], plants: readonly Plants[]): Garden {
  const byMark = new Map<string, Planted[]>()
  for (const thing of things)
    for (const mark of new Set([thing.id, ...thing.marks])) byMark.set(mark, [...(byMark.get(mark) ?? []), thing])
  const words = [...byMark.keys()].filter((mark) => !new RegExp(`^${uuid.source}$`).test(mark))
  const anyWord = new RegExp(words.map(patternOf).join('|') || '(?!)', 'g')
  return {
    things,
    open: things.find(({ kind, orgPath }) => kind === 'orgs.org' && orgPath.length === 3)!.id,
    known: Object.assign(
      { search: things.find(({ kind }) => kind === 'people.person')!.marks[0] },
      ...plants.map(({ values }) => values),
    ) as Record<string, unknown>,
    unseen: Object.assign({}, ...plants.map(({ unseen }) => unseen)) as Record<string, string>,
    isFree: (kind) => isFree(kind) || plants.some(({ open }) => open?.[kind] !== undefined),
    mentioned: (text) =>
      [...new Set([...(text.match(uuid) ?? []), ...(text.match(anyWord) ?? [])])].flatMap((mark) => {
        const found = byMark.get(mark)
        return found ? [found] : []
      }),
  }
}

/** A number is only itself where no digit goes on. */
function patternOf(mark: string): string {
  const plain = mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return /^\d+$/.test(mark) ? `(?<!\\d)${plain}(?!\\d)` : plain
}

/** Of a kind: what the attacker may reach at the address, and a few that she may not: near, far and between. */
export function candidatesFor(
  garden: Garden,
  attacker: Attacker,
  endpoint: Endpoint,
  kind: string,
): { readonly own: Planted | undefined; readonly foreign: readonly Planted[] } {
  const all = garden.things.filter((thing) => thing.kind === kind)
  const within = all.filter((thing) => reaches(attacker, thing, endpoint))
  // Her own things lie in her reach even where an address is about her subtree.
  const without = all.filter((thing) => !reaches(attacker, thing, endpoint) && !isOwn(attacker, thing))
  const nearness = (thing: Planted) =>
    Math.max(0, ...attacker.paths.map((path) => path.filter((id) => thing.orgPath.includes(id)).length))
  const byNearness = without.toSorted((a, b) => nearness(b) - nearness(a))
  const most = endpoint.method === 'GET' ? 1 : 3
  const chosen = [...byNearness.slice(0, most), byNearness.at(-1), byNearness.at(Math.floor(byNearness.length / 2))]
  return {
    own: within.find((thing) => isOwn(attacker, thing)) ?? within[0],
    foreign: [...new Set(chosen.filter((thing) => thing !== undefined))],
  }
}

/** What an answer tells of that it may not: each mark whose every owner is out of the attacker's reach. */
export function leaksIn(garden: Garden, attacker: Attacker, endpoint: Endpoint, text: string): Planted[] {
  return garden
    .mentioned(text)
    .filter((things) => things.every((thing) => !mayRead(attacker, thing, endpoint)))
    .map(([thing]) => thing!)
}
