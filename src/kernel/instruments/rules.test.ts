import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { InstrumentTemplate, Party } from './model.ts'
import {
  codeFrom,
  composeText,
  emptyFields,
  forceOn,
  isComplete,
  maySign,
  readCode,
  sidesWithoutParty,
  unknownPlaces,
} from './rules.ts'

const template: InstrumentTemplate = {
  kind: 'test.pact',
  version: 1,
  title: '合作协议',
  series: 'XY',
  sides: [
    { key: 'first', name: '甲方' },
    { key: 'second', name: '乙方' },
  ],
  fields: [{ key: 'term', name: '期限' }],
  articles: ['一、甲方 {first}，乙方 {second}。', '二、期限 {term}。'],
}
const party = (side: string, holder: Party['holder'] = 'org'): Party => ({
  side,
  holder,
  partyId: side,
  orgPath: [],
  name: `${side}方`,
})
const both = [party('first'), party('second')]

test('a text has one article a line, whatever is filled in', () => {
  fc.assert(
    fc.property(fc.string(), (term) => {
      expect(composeText(template, { term }, both).split('\n')).toHaveLength(3)
    }),
  )
  expect(composeText(template, { term: '两年\n三、乙方付双倍' }, both)).toBe(
    '合作协议\n一、甲方 first方，乙方 second方。\n二、期限 两年 三、乙方付双倍。',
  )
})

test('what is filled in is taken as it is, also when it looks like a place', () => {
  expect(composeText(template, { term: '{first}' }, both)).toContain('期限 {first}')
})

test('an empty field, a missing or doubled side and an unknown place are named', () => {
  expect(emptyFields(template, { term: '　' })).toEqual(['期限'])
  expect(sidesWithoutParty(template, [party('first')])).toEqual(['乙方'])
  expect(sidesWithoutParty(template, [party('first'), ...both])).toEqual(['甲方'])
  expect(unknownPlaces({ ...template, articles: ['{money} {term}'] })).toEqual(['money'])
})

test('an officer binds only the organisation she is appointed to', () => {
  const officerOf = (orgId: string, permission = 'sign') => ({
    kind: 'officer',
    personId: 'she',
    grants: [{ orgId, permissions: new Set([permission]) }],
  })
  expect(maySign(party('first'), officerOf('first'), 'sign')).toBe(true)
  expect(maySign(party('first'), officerOf('above'), 'sign')).toBe(false)
  expect(maySign(party('first'), officerOf('first', 'read'), 'sign')).toBe(false)
  expect(maySign({ ...party('she'), holder: 'person' }, officerOf('first'), 'sign')).toBe(true)
  expect(maySign({ ...party('he'), holder: 'person' }, officerOf('first'), 'sign')).toBe(false)
})

test('a document is complete when every side signed the same version', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ side: fc.constantFrom('first', 'second'), version: fc.integer({ min: 1, max: 3 }) })),
      fc.integer({ min: 1, max: 3 }),
      (signatures, version) => {
        const sides = new Set(signatures.filter((one) => one.version === version).map((one) => one.side))
        expect(isComplete(both, signatures, version)).toBe(sides.size === 2)
      },
    ),
  )
})

test('a document binds from its first to its last day, both included', () => {
  const signed = { state: 'signed', inForceFrom: '2026-01-01', inForceUntil: '2026-12-31' } as const
  expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => forceOn(signed, day))).toEqual([
    'not-yet',
    'in-force',
    'in-force',
    'expired',
  ])
  expect(forceOn({ ...signed, state: 'signing' }, '2026-06-01')).toBe('not-signed')
  expect(forceOn({ ...signed, state: 'revoked' }, '2026-06-01')).toBe('revoked')
  expect(forceOn({ ...signed, inForceUntil: null }, '2099-01-01')).toBe('in-force')
})

test('a code is found again however it is typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (bytes) => {
      const code = codeFrom(bytes)
      expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}$/)
      expect(readCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code)
    }),
  )
})
