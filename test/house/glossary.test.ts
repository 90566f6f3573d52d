import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exportedNames, stringsWhere } from './exported.ts'
import { readGlossary, unused, withoutRow } from './glossary.ts'
import { isTest } from './places.ts'
import { readMigrations } from './schema-law.ts'
import { parseSource, readSources, root } from './source-tree.ts'

const tree = readSources().filter(({ path }) => path.startsWith('src/') && !isTest(path))
const glossary = readGlossary(readFileSync(join(root, 'GLOSSARY.md'), 'utf8'))

const nouns = tree
  .filter(({ path }) => /^src\/(kernel|services)\/.*(\/|\.)model\.ts$/.test(path))
  .flatMap(({ path, text }) => exportedNames(parseSource(path, text)).filter(({ kind }) => kind === 'type'))
  .map(({ name }) => name)

const tables = ['platform.migrations'].concat(
  readMigrations().flatMap(({ text }) =>
    [...text.matchAll(/^create (?:unlogged )?table (\w+\.\w+)/gm)].map((match) => match[1]!),
  ),
)

/** What endpoints, roles, case types and verbs call a permission. */
const permissions = tree
  .filter(({ text }) => /permi|grantsWith/i.test(text))
  .flatMap(({ path, text }) =>
    stringsWhere(parseSource(path, text), (parents) => {
      const [parent, above] = [parents.at(-1), parents.at(-2)]
      const property = parent?.type === 'ArrayExpression' ? above : parent
      const name = property?.type === 'ObjectProperty' && property.key.type === 'Identifier' ? property.key.name : ''
      const called = parent?.type === 'CallExpression' && parent.callee.type === 'Identifier' ? parent.callee.name : ''
      return /^(permissions?|readPermission)$/.test(name) || /^(requirePermission|grantsWith|permit)$/.test(called)
    }),
  )

test('each noun of a model.ts has a row', () => expect(withoutRow(glossary, [...new Set(nouns)])).toEqual([]))

test('each table has a row', () => {
  expect(tables.length).toBeGreaterThan(40)
  expect(withoutRow(glossary, tables)).toEqual([])
})

test('each permission has a row', () => {
  expect(permissions).toContain('mutual-aid.review')
  expect(withoutRow(glossary, [...new Set(permissions)])).toEqual([])
})

test('no row is unused', () => {
  expect(unused(glossary, [...nouns, ...tables, ...permissions])).toEqual([])
})

test('no Chinese word has two rows', () => {
  const names = glossary.rows.map(({ chinese }) => chinese)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('no word that is not used appears in an exported name', () => {
  expect(glossary.banned.length).toBeGreaterThan(5)
  const spoken = tree.flatMap(({ path, text }) =>
    [...text.matchAll(/^export (?:async )?(?:function|const|type|class) (\w+)/gm)]
      .filter(([, name]) => glossary.banned.some((word) => name!.toLowerCase().includes(word)))
      .map(([, name]) => `${path} says ${name}`),
  )
  expect(spoken).toEqual([])
})

test('a missing row, an unused one and a broken one are named', () => {
  const small = readGlossary(
    '| 事项 | case | `Case` | what must be closed | — | — |\n| not | but |\n| `applicant` | `claimant` |',
  )
  expect(small.banned).toEqual(['applicant'])
  expect(withoutRow(small, ['Case', 'Desk'])).toEqual(['Desk'])
  expect(unused(small, ['Desk'])).toEqual(['GLOSSARY.md:1 Case is used nowhere'])
  expect(() => readGlossary('| 事项 | case | `Case` |')).toThrow('GLOSSARY.md:1')
})
