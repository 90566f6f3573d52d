import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OrgKind } from '../../kernel/orgs/contract.ts'
import type { KnownRow, UnionRow } from './imports.model.ts'
import { decideImport, decideUnionRow, type Known } from './imports.rules.ts'

const kinds = new Map<string, OrgKind>([
  ['省级总工会', 'province'],
  ['市级总工会', 'city'],
  ['区县总工会', 'county'],
  ['基层工会', 'grassroots'],
])
const today = '2026-11-27'
const good = ['1303', '滨江市总工会', '市级总工会', '', '1950-05-01', '', '', '', '']
const emptyTree: Known = {
  orgs: new Map(),
  reachable: new Set(),
  bearers: new Map(),
  covered: new Map(),
  hasRoot: 'no',
}

function row(code: string, parentCode: string, changes: Partial<UnionRow> = {}): UnionRow {
  const kind: OrgKind = parentCode === '' ? 'province' : 'grassroots'
  return {
    line: 2,
    code,
    name: `${code}工会`,
    kind,
    parentCode,
    establishedOn: '2001-05-01',
    creditCode: null,
    employerName: null,
    employerCreditCode: null,
    workerCount: null,
    ...changes,
  }
}

const known = (one: UnionRow, changes: Partial<KnownRow> = {}): KnownRow => ({
  ...one,
  id: one.code,
  path: [one.code],
  depth: one.parentCode === '' ? 0 : 1,
  closedOn: null,
  ...changes,
})

test('a row is told every reason at once', () => {
  const codesOf = (changes: Record<number, string>) => {
    const cells = good.map((cell, at) => changes[at] ?? cell)
    const decided = decideUnionRow(2, cells, kinds, today)
    return 'codes' in decided ? decided.codes : []
  }
  expect(codesOf({})).toEqual([])
  expect(codesOf({ 0: '', 1: 'X', 2: '小组', 4: '5月', 5: '9111', 7: '123', 8: '很多' })).toEqual([
    'code-wrong',
    'name-wrong',
    'kind-unknown',
    'day-wrong',
    'credit-code-wrong',
    'employer-code-wrong',
    'workers-wrong',
  ])
  expect(codesOf({ 4: '2026-11-28' })).toEqual(['day-not-come'])
  expect(codesOf({ 4: '1950/5/1' })).toEqual([])
  expect(codesOf({ 4: '2023-02-29' })).toEqual(['day-wrong'])
})

test('parents may stand anywhere in the file, and come first', () => {
  const rows = [row('c', 'b'), row('b', 'a', { kind: 'county' }), row('a', '')]
  expect(decideImport(rows, emptyTree).fresh.map((one) => one.code)).toEqual(['a', 'b', 'c'])
})

test('what cannot stand says why, and takes along what hangs from it', () => {
  const codes = (rows: UnionRow[], world: Partial<Known> = {}) =>
    decideImport(
      rows.map((one, at) => ({ ...one, line: at })),
      { ...emptyTree, ...world },
    ).rejects.map((reject) => reject.codes[0])
  expect(codes([row('a', ''), row('b', '')])).toEqual(['root-exists'])
  expect(codes([row('a', '', { kind: 'firm' })])).toEqual(['parent-missing'])
  expect(codes([row('a', 'x'), row('b', 'a')])).toEqual(['parent-unknown', 'parent-rejected'])
  expect(codes([row('a', 'b'), row('b', 'a'), row('c', 'a')])).toEqual(['cycle', 'cycle', 'cycle'])
  expect(codes([row('a', ''), row('b', 'a', { kind: 'town' })])).toEqual(['kind-not-below'])
  expect(codes([row('a', ''), row('b', 'a'), row('b', 'a'), row('c', 'b')])).toEqual([
    'code-twice',
    'code-twice',
    'parent-rejected',
  ])
  const chain = Array.from({ length: 8 }, (_, at) => row(`n${at}`, at === 0 ? '' : `n${at - 1}`))
  expect(codes(chain)).toEqual(['too-deep'])
  const employer = { employerCreditCode: 'E' }
  expect(codes([row('a', ''), row('b', 'a', employer), row('c', 'a', employer)])).toEqual(['employer-covered'])
  expect(codes([row('a', ''), row('b', 'a', { creditCode: 'C' })], { bearers: new Map([['C', 'z']]) })).toEqual([
    'credit-code-taken',
  ])
})

test('what is there already is unchanged word for word, and otherwise left alone', () => {
  const top = row('a', '')
  const world = { orgs: new Map([['a', known(top, { parentCode: null })]]), hasRoot: 'yes' as const }
  const judge = (one: UnionRow, changes: Partial<Known> = {}) =>
    decideImport([one], { ...emptyTree, ...world, ...changes })
  expect(judge(top).unchanged).toEqual([top])
  expect(judge({ ...top, name: '改名' }).rejects).toEqual([{ line: 2, codes: ['differs'] }])
  expect(judge({ ...top, workerCount: 9 }).rejects).toEqual([{ line: 2, codes: ['differs'] }])
  expect(judge(row('b', 'a')).rejects).toEqual([{ line: 2, codes: ['parent-unknown'] }])
  expect(judge(row('b', 'a'), { reachable: new Set(['a']) }).fresh).toHaveLength(1)
  expect(judge(row('b', '')).rejects).toEqual([{ line: 2, codes: ['parent-missing'] }])
  const closed = new Map([['a', known(top, { parentCode: null, closedOn: '2020-01-01' })]])
  expect(judge(row('b', 'a'), { orgs: closed, reachable: new Set(['a']) }).rejects[0]!.codes).toEqual(['parent-closed'])
})

test('whatever the list, every row is accounted for once, and whatever is founded hangs from something founded before', () => {
  const code = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', '')
  const some = fc.record({ code: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), parentCode: code })
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), (given) => {
      const rows = given.map((one, at) => ({ ...row(one.code, one.parentCode), line: at + 2 }))
      const { fresh, unchanged, rejects } = decideImport(rows, emptyTree)
      const lines = [
        ...fresh.map((one) => one.line),
        ...unchanged.map((one) => one.line),
        ...rejects.map((one) => one.line),
      ]
      expect(lines.sort((a, b) => a - b)).toEqual(rows.map((one) => one.line))
      const founded = new Set([''])
      for (const one of fresh) {
        expect(founded.has(one.parentCode)).toBe(true)
        founded.add(one.code)
      }
    }),
  )
})
