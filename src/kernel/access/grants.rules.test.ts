import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../platform/dates.ts'
import type { GrantFacts } from './grants.rules.ts'
import { type DelegationWish, decideDelegation, decideGrant, explain, type GrantWish } from './grants.rules.ts'

const today = '2026-11-27'

const wish: GrantWish = {
  asker: { personId: 'security', mayGrant: true, mayAppoint: false },
  account: { ownerId: 'officer', kind: 'officer' },
  role: { duty: 'none', holder: 'officer' },
  dutyHeld: null,
  dutyTaken: true,
  on: today,
  until: null,
  today,
}
const administration = { duty: 'audit', holder: 'officer' } as const
const system = { personId: 'system', mayGrant: false, mayAppoint: true }

describe('a role', () => {
  test.each<[string, Partial<GrantWish>, string | null]>([
    ['is granted by the security administrator', {}, null],
    ['is granted until a day', { until: '2027-01-01' }, null],
    ['begins today at the earliest', { on: '2026-11-26' }, 'access.grant-in-the-past'],
    ['ends after it begins', { until: today }, 'access.grant-ends-before'],
    ['is not granted by anyone else', { asker: { ...wish.asker, mayGrant: false } }, 'access.not-permitted'],
    ['is not granted by the system administrator', { asker: system }, 'access.not-permitted'],
    ['is not granted to oneself', { account: { ownerId: 'security', kind: 'officer' } }, 'access.not-oneself'],
    [
      'of officers is not granted to a partner',
      { account: { ownerId: 'p', kind: 'partner' } },
      'access.role-of-other-kind',
    ],
    [
      'of partners is not granted to an officer',
      { role: { duty: 'none', holder: 'partner' } },
      'access.role-of-other-kind',
    ],
  ])('%s', (_what, change, refused) => {
    expect(decideGrant({ ...wish, ...change })).toBe(refused)
  })
})

describe('an administration', () => {
  test.each<[string, Partial<GrantWish>, string | null]>([
    ['is granted by the security administrator', {}, null],
    ['is first appointed by the system administrator', { asker: system, dutyTaken: false }, null],
    ['is appointed by her no more once somebody has it', { asker: system }, 'access.not-permitted'],
    [
      'of the system is not hers to appoint',
      { asker: system, dutyTaken: false, role: { ...administration, duty: 'system' } },
      'access.not-permitted',
    ],
    [
      'is not appointed to oneself',
      { asker: { ...system, personId: 'officer' }, dutyTaken: false },
      'access.not-oneself',
    ],
    ['begins at once', { on: '2026-12-01' }, 'access.administration-at-once'],
    ['has no end beforehand', { until: '2027-01-01' }, 'access.administration-at-once'],
    ['is not joined to another', { dutyHeld: 'system' }, 'access.administrators-apart'],
    ['is not held twice', { dutyHeld: 'audit' }, 'access.administrators-apart'],
  ])('%s', (_what, change, refused) => {
    expect(decideGrant({ ...wish, role: administration, ...change })).toBe(refused)
  })
})

const lending: DelegationWish = {
  lenderId: 'lender',
  source: { orgId: 'county', duty: 'none', holder: 'officer', lent: false, untilOn: null },
  orgPath: ['city', 'county', 'mill'],
  to: { ownerId: 'other', kind: 'officer', locked: false },
  from: today,
  until: '2026-12-31',
  today,
}

describe('a role that is lent', () => {
  test.each<[string, Partial<DelegationWish>, string | null]>([
    ['goes to another officer until a day', {}, null],
    ['is one’s own', { source: null }, 'access.grant-missing'],
    ['was not lent to the lender', { source: { ...lending.source!, lent: true } }, 'access.delegated-on'],
    ['is no administration', { source: { ...lending.source!, duty: 'audit' } }, 'access.administration-not-lent'],
    ['does not reach above one’s own', { orgPath: ['city'] }, 'access.delegation-beyond-own'],
    ['does not reach beside one’s own', { orgPath: ['city', 'west'] }, 'access.delegation-beyond-own'],
    [
      'does not outlast one’s own',
      { source: { ...lending.source!, untilOn: '2026-12-01' } },
      'access.delegation-beyond-own',
    ],
    ['does not go to oneself', { to: { ...lending.to, ownerId: 'lender' } }, 'access.not-oneself'],
    ['does not go to a locked account', { to: { ...lending.to, locked: true } }, 'access.delegate-unfit'],
    ['does not go to a partner', { to: { ...lending.to, kind: 'partner' } }, 'access.delegate-unfit'],
    ['does not begin before today', { from: '2026-11-26' }, 'access.delegation-days'],
    ['lasts a day at least', { until: today }, 'access.delegation-days'],
    ['lasts ninety days at most', { until: addDays(today, 91) }, 'access.delegation-days'],
    ['may last ninety days', { until: addDays(today, 90) }, null],
  ])('%s', (_what, change, refused) => {
    expect(decideDelegation({ ...lending, ...change })).toBe(refused)
  })

  test('never reaches where the lender does not, nor longer, whatever is asked', () => {
    const path = fc.array(fc.constantFrom('city', 'county', 'mill', 'west'), { minLength: 1, maxLength: 4 })
    const day = fc.integer({ min: -30, max: 200 }).map((days) => addDays(today, days))
    fc.assert(
      fc.property(path, day, day, fc.option(day, { nil: null }), (orgPath, from, until, untilOn) => {
        const source = { ...lending.source!, untilOn }
        if (decideDelegation({ ...lending, source, orgPath, from, until }) !== null) return
        expect(orgPath).toContain('county')
        expect(from >= today && from < until && until <= addDays(from, 90)).toBe(true)
        expect(untilOn === null || until <= untilOn).toBe(true)
      }),
    )
  })
})

describe('why', () => {
  const account = { locked: false, passwordSet: true, factorBound: true }
  const question = { permission: 'claims.review', orgPath: ['city', 'county', 'mill'], today }
  const grant: GrantFacts = {
    id: 'g',
    permissions: ['claims.review'],
    orgId: 'county',
    fromOn: '2026-01-01',
    untilOn: null,
    inForce: true,
    secondFactor: 'optional',
  }
  const told = (change: Partial<GrantFacts>, state: Partial<typeof account> = {}) => {
    const { may, obstacles, bearings } = explain(
      question,
      { ...account, ...state },
      [{ ...grant, ...change }],
      'demanded',
    )
    return `${may ? 'may' : 'may not'}: ${[...obstacles, ...bearings.map((one) => one.standing)].join(' ')}`
  }

  test.each<[string, Parameters<typeof told>, string]>([
    ['a grant above gives it', [{}], 'may: gives'],
    ['a grant elsewhere does not', [{ orgId: 'west' }], 'may not: no-role elsewhere'],
    ['a grant that ended does not', [{ untilOn: today }], 'may not: no-role ended'],
    ['a grant that ends tomorrow does', [{ untilOn: '2026-11-28' }], 'may: gives'],
    ['a grant to come does not', [{ fromOn: '2026-12-01' }], 'may not: no-role to-come'],
    ['what was lent ends with its source', [{ inForce: false }], 'may not: no-role source-ended'],
    ['another permission does not', [{ permissions: ['claims.pay'] }], 'may not: no-role'],
    ['a locked account may not', [{}, { locked: true }], 'may not: locked gives'],
    ['an account without a password may not', [{}, { passwordSet: false }], 'may not: no-password gives'],
    [
      'a role that demands a factor waits for it',
      [{ secondFactor: 'required' }, { factorBound: false }],
      'may not: no-factor gives',
    ],
    ['and comes with it', [{ secondFactor: 'required' }], 'may: gives'],
  ])('%s', (_what, given, expected) => {
    expect(told(...given)).toBe(expected)
  })
})
