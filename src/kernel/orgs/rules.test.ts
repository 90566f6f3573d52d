import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Org } from './model.ts'
import {
  creditCodeCheckSign,
  decideMove,
  isCreditCode,
  type MoveFacts,
  mayBeRoot,
  mayHangBelow,
  rewritePath,
} from './rules.ts'

describe('unified social credit codes', () => {
  test.each(['91350100M000100Y43', '91110000710926094P', '12100000400010275N'])('%s is well formed', (code) => {
    expect(isCreditCode(code)).toBe(true)
  })

  test.each([
    ['91350100M000100Y44', 'another check sign'],
    ['91350100M000100Y4', '17 signs'],
    ['91350100M000100Y433', '19 signs'],
    ['91350100I000100Y43', 'a letter that is never used'],
    ['91350100m000100y43', 'small letters'],
    ['', 'nothing'],
  ])('%s is refused: %s', (code) => {
    expect(isCreditCode(code)).toBe(false)
  })

  test('one changed sign is always noticed', () => {
    const signs = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
    const code = fc.array(fc.constantFrom(...signs), { minLength: 17, maxLength: 17 }).map((list) => {
      const first17 = list.join('')
      return first17 + creditCodeCheckSign(first17)
    })
    fc.assert(
      fc.property(code, fc.nat(17), fc.constantFrom(...signs), (right, at, sign) => {
        expect(isCreditCode(right)).toBe(true)
        const changed = right.slice(0, at) + sign + right.slice(at + 1)
        expect(isCreditCode(changed)).toBe(changed === right)
      }),
    )
  })
})

test('firms hang below unions, never unions below firms, and neither firm nor partner is a root', () => {
  expect(mayHangBelow('firm', 'grassroots')).toBe(true)
  expect(mayHangBelow('grassroots', 'firm')).toBe(false)
  expect(mayHangBelow('province', 'city')).toBe(false)
  expect(mayHangBelow('partner', 'city')).toBe(true)
  expect(mayHangBelow('grassroots', 'partner')).toBe(false)
  expect([mayBeRoot('city'), mayBeRoot('firm'), mayBeRoot('partner')]).toEqual([true, false, false])
})

const county: Org = {
  id: 'county',
  kind: 'county',
  code: 'C1',
  creditCode: null,
  name: '江东区总工会',
  path: ['city', 'county'],
  depth: 1,
  parentId: 'city',
  foundedOn: '2013-01-01',
  closedOn: null,
  successorId: null,
}
const otherCounty: Org = { ...county, id: 'other', code: 'C2', name: '江西区总工会', path: ['city', 'other'] }
const union: Org = {
  ...county,
  id: 'union',
  kind: 'grassroots',
  code: 'G1',
  path: ['city', 'county', 'union'],
  depth: 2,
  parentId: 'county',
}
const allowed: MoveFacts = {
  org: union,
  parent: otherCounty,
  on: '2026-07-01',
  today: '2026-11-21',
  height: 1,
  lastChangeOn: '2013-01-01',
}

test.each<[string, Partial<MoveFacts>, ReturnType<typeof decideMove>]>([
  ['a union moves to another county', {}, null],
  ['a closed union does not move', { org: { ...union, closedOn: '2026-01-01' } }, 'orgs.closed'],
  ['nothing moves below a closed county', { parent: { ...otherCounty, closedOn: '2026-01-01' } }, 'orgs.closed'],
  ['the root does not move', { org: { ...county, parentId: null } }, 'orgs.root-stays'],
  ['a union does not move to where it is', { parent: county }, 'orgs.already-there'],
  [
    'a union does not move below itself',
    { parent: { ...union, id: 'sub', path: [...union.path, 'sub'] } },
    'orgs.cycle',
  ],
  [
    'a county does not hang below a county',
    { org: { ...county, id: 'third', path: ['city', 'third'] } },
    'orgs.kind-not-below',
  ],
  ['six levels below the root are the most', { height: 5 }, 'orgs.too-deep'],
  ['a move waits for its day', { on: '2026-11-22' }, 'orgs.not-yet-effective'],
  ['a move takes effect today', { on: '2026-11-21' }, null],
  ['a move is not dated before the last change', { lastChangeOn: '2026-07-02' }, 'orgs.before-last-change'],
])('%s', (_title, facts, outcome) => {
  expect(decideMove({ ...allowed, ...facts })).toBe(outcome)
})

test('a stored path follows its subtree, and only its own', () => {
  const from = ['city', 'county', 'union']
  const to = ['city', 'other', 'union']
  expect(rewritePath(['city', 'county', 'union', 'shop'], from, to)).toEqual(['city', 'other', 'union', 'shop'])
  expect(rewritePath(['city', 'county', 'union'], from, to)).toEqual(to)
  expect(rewritePath(['city', 'county', 'second'], from, to)).toEqual(['city', 'county', 'second'])
  expect(rewritePath(['city', 'county'], from, to)).toEqual(['city', 'county'])
})
