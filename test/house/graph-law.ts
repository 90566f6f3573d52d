import type { Breach } from './import-law.ts'
import { isBrowser, isPure, isPureGround, isTest } from './places.ts'
import type { SourceFile } from './source-tree.ts'

type Graph = ReadonlyMap<string, SourceFile>

/** Programs begin here; a script or a browser's page names a file that nothing imports. */
export const mains = [
  /^src\/apps\/cli\/main\.ts$/,
  /^src\/apps\/(worker|console|portal)\/main\.tsx$/,
  /^src\/apps\/worker\/service-worker\.ts$/,
  /^bench\/[a-z-]+\.ts$/,
  /\.test\.tsx?$/,
  /plants\.cast\.ts$/,
  /^test\/setup\/server\.ts$/,
  /^test\/house\/(write|remove)-\w+\.ts$/,
  /\.d\.ts$/,
]

/** Every circle of imports, once; type imports count, because a reader walks them too. */
export function findCycles(files: readonly SourceFile[]): Breach[] {
  const graph = graphOf(files)
  const state = new Map<string, 'open' | 'done'>()
  const breaches: Breach[] = []
  const visit = (file: SourceFile, trail: readonly string[]): void => {
    state.set(file.path, 'open')
    const here = [...trail, file.path]
    for (const { to, line, kind } of file.imports) {
      const next = graph.get(to)
      if (!next || kind === 'script') continue
      if (state.get(to) === 'open') {
        const circle = [...here.slice(here.indexOf(to)), to].join(' → ')
        const advice = `closes a circle: ${circle}. Let the lower one define what both need.`
        breaches.push({ rule: 'no-cycles', file: file.path, line, advice })
      } else if (!state.has(to)) visit(next, here)
    }
    state.set(file.path, 'done')
  }
  for (const file of files) if (!state.has(file.path)) visit(file, [])
  return breaches
}

/** Files that neither a program nor a test arrives at. */
export function findUnreachable(files: readonly SourceFile[]): Breach[] {
  const graph = graphOf(files)
  const starts = files.filter((file) => mains.some((main) => main.test(file.path)))
  const seen = closureOf(graph, starts, () => true)
  return files
    .filter((file) => !seen.has(file.path))
    .map((file) => {
      const advice = 'is reached from no program and no test. Use it or delete it; there is no attic.'
      return { rule: 'reachable', file: file.path, line: 1, advice }
    })
}

/** Source that only tests arrive at: dead code kept alive by its own test. */
export function findKeptByTests(files: readonly SourceFile[]): Breach[] {
  const graph = graphOf(files)
  const starts = files.filter((file) => !isTest(file.path) && mains.some((main) => main.test(file.path)))
  const seen = closureOf(graph, starts, () => true)
  return files
    .filter((file) => !isTest(file.path) && !seen.has(file.path))
    .map((file) => {
      const advice = 'is used by tests alone. Give it a user, or delete it with its test.'
      return { rule: 'reachable', file: file.path, line: 1, advice }
    })
}

/** What browsers would load by value that is the server's: pure files may not lead there by a detour. */
export function findServerInBrowser(files: readonly SourceFile[]): Breach[] {
  const graph = graphOf(files)
  const starts = files.filter((file) => isBrowser(file.path) && !isTest(file.path))
  const seen = closureOf(graph, starts, (kind) => kind === 'value')
  return [...seen]
    .filter((path) => !isBrowser(path) && !isPure(path) && !isPureGround(path))
    .map((path) => {
      const advice = 'reaches the browser through a pure file. Import its types only, or take the value as an argument.'
      return { rule: 'two-worlds', file: path, line: 1, advice }
    })
}

function graphOf(files: readonly SourceFile[]): Graph {
  return new Map(files.map((file) => [file.path, file]))
}

function closureOf(graph: Graph, starts: readonly SourceFile[], follow: (kind: string) => boolean): Set<string> {
  const seen = new Set(starts.map((file) => file.path))
  const waiting = [...starts]
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    for (const { to, kind } of file.imports) {
      const next = graph.get(to)
      if (!next || seen.has(to) || !follow(kind)) continue
      seen.add(to)
      waiting.push(next)
    }
  }
  return seen
}
