import { describe, expect, test } from 'vitest'
import {
  bornOn,
  decideDeath,
  decideJoining,
  decideLeaving,
  isPhone,
  type JoiningFacts,
  maskIdNumber,
  maskName,
  maskPhone,
  readSearch,
  takesMembers,
} from './rules.ts'

describe('masking', () => {
  test.each([
    ['周敏', '周*'],
    ['林小英', '林*英'],
    ['欧阳建国', '欧**国'],
    ['𠮷野', '𠮷*'],
    ['王', '*'],
    ['', '*'],
  ])('the name %s is shown as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  test('an id number shows its first and last four signs, a phone its first three and last four digits', () => {
    expect(maskIdNumber('130302199001011234')).toBe('1303**********1234')
    expect(maskPhone('13812346205')).toBe('138****6205')
    expect(maskPhone('1381234')).toBe('*******')
  })
})

test('the day of birth is read from the id number', () => {
  expect(bornOn('130302199001021234')).toBe('1990-01-02')
})

test('a mobile phone has eleven digits and begins with 13 to 19', () => {
  expect(['13812346205', '19912346205', '12812346205', '1381234620', '138123462055', ''].map(isPhone)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})

test('an officer finds a person by phone, by id number or else by name', () => {
  expect(readSearch(' 13812346205 ')).toEqual({ by: 'phone', phone: '13812346205' })
  expect(readSearch('11010519491231002x')).toEqual({ by: 'id-number', idNumbers: ['11010519491231002X'] })
  expect(readSearch('110105491231002')).toEqual({
    by: 'id-number',
    idNumbers: ['11010519491231002X', '110105491231002'],
  })
  expect(readSearch('110105194912310021')).toEqual({ by: 'name', name: '110105194912310021' })
  expect(readSearch('周敏')).toEqual({ by: 'name', name: '周敏' })
})

test('members belong to town and grassroots unions and to what is inside a firm', () => {
  expect((['city', 'county', 'town', 'grassroots', 'firm', 'partner'] as const).map(takesMembers)).toEqual([
    false,
    false,
    true,
    true,
    true,
    false,
  ])
})

const free: JoiningFacts = { orgId: 'mill', on: '2026-07-01', today: '2026-11-21', deadOn: null, last: null }

test.each<[string, Partial<JoiningFacts>, ReturnType<typeof decideJoining>]>([
  ['who never belonged to a union joins', {}, 'joins'],
  ['a member stays a member', { last: { orgId: 'mill', untilOn: null } }, 'member-here'],
  ['a member of another union does not join a second', { last: { orgId: 'works', untilOn: null } }, 'member-elsewhere'],
  ['who left joins again from that very day', { last: { orgId: 'works', untilOn: '2026-07-01' } }, 'joins'],
  ['memberships never overlap', { last: { orgId: 'works', untilOn: '2026-07-02' } }, 'before-leaving'],
  ['a joining waits for its day', { on: '2026-11-22' }, 'in-future'],
  ['the dead do not join', { deadOn: '2026-08-01' }, 'dead'],
])('%s', (_title, facts, outcome) => {
  expect(decideJoining({ ...free, ...facts })).toBe(outcome)
})

test('a membership lasts at least a day and ends when its day has come', () => {
  expect(decideLeaving('2026-07-01', '2026-07-02', '2026-11-21')).toBeNull()
  expect(decideLeaving('2026-07-01', '2026-07-01', '2026-11-21')).toBe('people.left-before-joining')
  expect(decideLeaving('2026-07-01', '2026-11-22', '2026-11-21')).toBe('people.in-future')
})

test('a death lies between birth and today', () => {
  expect(decideDeath('1990-01-02', '2026-11-21', '2026-11-21')).toBeNull()
  expect(decideDeath('1990-01-02', '1990-01-01', '2026-11-21')).toBe('people.dead-before-birth')
  expect(decideDeath('1990-01-02', '2026-11-22', '2026-11-21')).toBe('people.in-future')
})
