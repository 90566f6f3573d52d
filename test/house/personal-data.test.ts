import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { personalData } from '../../src/apps/server/declared-tables.ts'
import { declarePersonalData } from '../../src/platform/personal-data.ts'
import { findUndeclared, looksPersonal, readSchemaTables } from './personal-data-law.ts'
import { root } from './source-tree.ts'

const tables = readSchemaTables(readFileSync(join(root, 'db/schema.sql'), 'utf8'))
const services = readdirSync(join(root, 'src/services'))

test('every table that keeps something of a person says for what, until when, and what erasure does', () => {
  expect(tables.filter(looksPersonal).length).toBeGreaterThan(20)
  expect(findUndeclared(tables, personalData, services).join('\n\n')).toBe('')
})

describe('a breach is named', () => {
  const columns = `  owner_id uuid not null,  -- The person.\n  id uuid not null,  -- Id.\n  note text,  -- What was said.\n`
  const schema = (rights: string) =>
    readSchemaTables(
      `create table mall.wishes (\n${columns}  constraint wishes_of_a_person PRIMARY KEY (owner_id, id),\n);\ngrant ${rights} on mall.wishes to gonghui_system;\n`,
    )
  const wishes = {
    table: 'mall.wishes',
    title: '心愿',
    purpose: '知道想要什么。',
    basis: '本人同意',
    kept: { says: '一年' },
    erasure: { does: 'delete' },
    merging: { does: 'follow' },
    columns: { owner_id: null, id: null, note: '内容' },
  } as const

  test('a table that nobody declared, with what to write and where', () => {
    const [advice] = findUndeclared(schema('select'), [], ['mall'])
    expect(advice).toContain('src/services/mall/personal-data.ts')
    expect(advice).toContain('      note: null, // or its Chinese heading: What was said.')
    expect(findUndeclared(schema('select'), [{ table: 'mall.wishes', nobodys: '没有人' }], ['mall'])).toEqual([])
  })

  test('a new column, a column that is gone, a right that the walk lacks', () => {
    expect(findUndeclared(schema('select, delete'), declarePersonalData(wishes), ['mall'])).toEqual([])
    const { note: _, ...without } = wishes.columns
    const found = findUndeclared(
      schema('insert, select'),
      declarePersonalData({ ...wishes, columns: { ...without, gone: '旧列' } }),
      ['mall'],
    )
    expect(found).toEqual([
      'mall.wishes.note is not declared: give its heading, or null (What was said.)',
      'mall.wishes has no column gone, yet its declaration names it.',
      'mall.wishes: grant delete on mall.wishes to gonghui_system, in a migration of its schema.',
    ])
  })

  test('one table twice, a table that does not exist, blanks that no right covers', () => {
    const blanks = { ...wishes, erasure: { does: 'anonymise', sets: { note: null } } } as const
    expect(findUndeclared(schema('select, update (note)'), declarePersonalData(blanks), ['mall'])).toEqual([])
    const found = findUndeclared(
      schema('select'),
      declarePersonalData(blanks, blanks, { table: 'mall.none', nobodys: '没有' }),
      ['mall'],
    )
    expect(found).toEqual([
      'mall.wishes is declared twice.',
      'mall.none is declared and does not exist.',
      'mall.wishes: grant update (note) on mall.wishes to gonghui_system, in a migration of its schema.',
    ])
  })
})
