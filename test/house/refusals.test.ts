import { basename, dirname } from 'node:path'
import { expect, test } from 'vitest'
import { isTest } from './places.ts'
import { readMigrations } from './schema-law.ts'
import { parseSource, readSources, walk } from './source-tree.ts'

const tree = readSources()
const tests = tree.filter(({ path }) => /\.test\.tsx?$/.test(path) && !path.startsWith('test/house/'))

/** The codes that an errors.ts lists: the keys of its `refusals`. */
function codesIn(path: string, text: string): string[] {
  const codes: string[] = []
  walk(parseSource(path, text).program, (node) => {
    if (node.type === 'ObjectProperty' && node.key.type === 'StringLiteral' && node.value.type === 'NumericLiteral')
      codes.push(node.key.value)
  })
  return codes
}

const refusals = tree
  .filter(({ path }) => /(\/|\.)errors\.ts$/.test(path) && path.startsWith('src/'))
  .flatMap(({ path, text }) => codesIn(path, text).map((code) => ({ code, path })))

/** A table of cases may name the common beginning of its codes once: `'mutual-aid.policy-'` and `'rate-too-fine'`. */
function says(file: { text: string }, code: string): boolean {
  if (quotes(file, code)) return true
  const seams = [...code.matchAll(/[.-]/g)].map((match) => match.index + 1)
  return seams.some((seam) => quotes(file, code.slice(0, seam)) && quotes(file, code.slice(seam)))
}

function quotes({ text }: { text: string }, part: string): boolean {
  return text.includes(`'${part}'`) || text.includes(`"${part}"`)
}

test('each refusal appears in a test', () => {
  const untested = refusals.filter(({ code }) => !tests.some((file) => says(file, code)))
  expect(untested.map(({ code, path }) => `${code} (${path}) is refused in no test`)).toEqual([])
})

test('each refusal is thrown somewhere', () => {
  const source = tree.filter(({ path }) => path.startsWith('src/') && !isTest(path) && !/(errors|text)\.ts$/.test(path))
  const thrown = [...source, ...readMigrations()]
  const dead = refusals.filter(({ code }) => !thrown.some((file) => endingsOf(code).some((end) => quotes(file, end))))
  expect(dead.map(({ code, path }) => `${code} (${path}) is thrown nowhere; delete it`)).toEqual([])
})

/** The code itself and what may stand apart from its beginning: two words at least, as the database and tables say it. */
function endingsOf(code: string): string[] {
  const ends = [...code.matchAll(/[.-]/g)].map((match) => code.slice(match.index + 1))
  return [code, ...ends.filter((end) => end.includes('-'))]
}

test('each refusal has a sentence in the text.ts beside it', () => {
  const silent = refusals.filter(({ code, path }) => {
    const text = `${dirname(path)}/${basename(path).replace('errors.ts', 'text.ts')}`
    return !tree.some((file) => file.path === text && says(file, code))
  })
  expect(silent.map(({ code, path }) => `${code} (${path}) has no sentence`)).toEqual([])
})

test('a refusal begins with the name of its room and is listed once', () => {
  const odd = refusals.filter(({ code, path }) => {
    const [, floor, room] = path.split('/')
    return floor !== 'platform' && floor !== 'apps' && !code.startsWith(`${room}.`)
  })
  expect(odd.map(({ code, path }) => `${code} (${path})`)).toEqual([])
  expect(new Set(refusals.map(({ code }) => code)).size).toBe(refusals.length)
})

test('a table of cases may name the beginning of its codes once', () => {
  const table = { text: `code.replace('mutual-aid.policy-', '') === 'rate-too-fine'` }
  expect(says(table, 'mutual-aid.policy-rate-too-fine')).toBe(true)
  expect(says(table, 'mutual-aid.policy-rate-malformed')).toBe(false)
})

test('codes are read from the list of refusals', () => {
  const code = `export const refusals = { 'orgs.closed': 409, 'orgs.cycle': 422 } as const`
  expect(codesIn('src/kernel/orgs/errors.ts', code)).toEqual(['orgs.closed', 'orgs.cycle'])
})
