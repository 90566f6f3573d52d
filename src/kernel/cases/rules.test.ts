import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import type { Case } from './model.ts'
import {
  decideAction,
  defineCaseType,
  deskOrgOf,
  dueStateOf,
  isCaseNumber,
  orgAbove,
  targetOf,
  topsOf,
} from './rules.ts'

const [city, county, union, other] = [newId(), newId(), newId(), newId()]
const owner = newId()

const leave = defineCaseType({
  key: 'rest.leave',
  name: '疗休养申请',
  numberPrefix: 'LX',
  readPermission: 'rest.read',
  openedAs: '提出申请',
  initial: 'asked',
  states: {
    asked: { name: '待审核', personStatus: 'in-progress', desk: 'home' },
    checked: { name: '待复核', personStatus: 'in-progress', desk: 'county' },
    granted: { name: '已批准', personStatus: 'closed', desk: 'none' },
  },
  actions: {
    check: { name: '审核', moves: { asked: ['checked', 'granted'] }, who: { permission: 'rest.review', at: 'desk' } },
    confirm: {
      name: '复核',
      moves: { checked: 'granted' },
      who: { permission: 'rest.review', at: 'desk' },
      fourEyes: true,
    },
    withdraw: { name: '撤回', moves: { checked: 'asked' }, who: 'owner', note: 'required' },
    urge: { name: '提级办理', moves: { asked: 'checked' }, who: { permission: 'rest.review', at: 'above' } },
    expire: { name: '自动办结', moves: { asked: 'granted', checked: 'granted' }, who: 'system' },
  },
  links: { person: '/m/{id}', officer: '/console/{id}' },
})

function row(more: Partial<Case> = {}): Case {
  return {
    ownerId: owner,
    id: newId(),
    number: 'LX2026-000001',
    type: leave.key,
    state: 'asked',
    orgPath: [city, county, union],
    desk: 'org',
    deskOrgId: union,
    title: '疗休养',
    subtitle: '',
    personName: '赵强',
    amountFen: null,
    series: null,
    openedAt: '2026-11-21T02:00:00.000Z',
    stageSince: '2026-11-21T02:00:00.000Z',
    closedAt: null,
    dueDays: null,
    dueOn: null,
    dueEstimated: false,
    risesOn: null,
    lateSince: null,
    supervisedAt: null,
    movedBy: null,
    version: 1,
    anonymous: false,
    own: false,
    channel: 'self',
    rounds: 1,
    bodyIds: [],
    sharedWith: [],
    recorded: [],
    followed: false,
    ...more,
  }
}

function actor(kind: Actor['kind'], personId: string | null, orgId?: string, permission = 'rest.review'): Actor {
  const orgPath = orgId === undefined ? [] : [orgId]
  const grants =
    orgId === undefined ? [] : [{ role: 'r', roleName: '', orgId, orgPath, permissions: new Set([permission]) }]
  const scope = { role: 'app', orgs: [], personId } as const
  return { kind, personId, name: '周敏', sessionId: null, grants, scope, requestId: '', address: '' }
}

const officer = (orgId: string, permission?: string) => actor('officer', newId(), orgId, permission)

describe('who may act', () => {
  test.each([
    ['the officer of the desk', officer(union), 'check', {}, null],
    ['an officer of the county while the union has it', officer(county), 'check', {}, 'cases.not-your-desk'],
    ['an officer of a strange union', officer(other), 'check', {}, 'cases.no-permission'],
    ['an officer without the permission', officer(union, 'rest.read'), 'check', {}, 'cases.no-permission'],
    ['an officer of the county, where the table says above', officer(county), 'urge', {}, null],
    ['the owner, for what is hers', actor('worker', owner), 'withdraw', { state: 'checked' }, 'cases.note-missing'],
    ['another worker', actor('worker', newId()), 'withdraw', { state: 'checked' }, 'cases.not-yours'],
    ['an officer, for what is the owner’s', officer(union), 'withdraw', { state: 'checked' }, 'cases.not-yours'],
    ['an officer, for what the platform does', officer(union), 'expire', {}, 'cases.only-platform'],
    ['the platform', actor('system', null), 'expire', {}, null],
    [
      'the platform, for what is the owner’s',
      actor('system', null),
      'withdraw',
      { state: 'checked' },
      'cases.not-yours',
    ],
    ['the officer of the desk, in another state', officer(union), 'confirm', {}, 'cases.wrong-state'],
    [
      'anyone, once it is closed',
      officer(union),
      'check',
      { state: 'granted', desk: 'none', deskOrgId: null },
      'cases.wrong-state',
    ],
  ] as const)('%s', (_, who, action, more, code) => {
    const decision = decideAction(leave, row(more), who, { action })
    expect(decision.allowed ? null : decision.because.code).toBe(code)
  })

  test('the second pair of eyes is another person than the first', () => {
    const first = officer(county)
    const checked = row({ state: 'checked', deskOrgId: county, movedBy: first.personId })
    expect(decideAction(leave, checked, first, { action: 'confirm' })).toMatchObject({
      because: { code: 'cases.four-eyes' },
    })
    expect(decideAction(leave, checked, officer(county), { action: 'confirm' })).toEqual({
      allowed: true,
      orgId: county,
    })
  })

  test('the reason names the state and where the action is allowed', () => {
    const decision = decideAction(leave, row(), officer(union), { action: 'confirm' })
    expect(decision).toMatchObject({ because: { facts: { action: '复核', state: '待审核', states: '待复核' } } })
  })

  test('a blank note is no note', () => {
    const mine = actor('worker', owner)
    expect(decideAction(leave, row({ state: 'checked' }), mine, { action: 'withdraw', note: '  ' }).allowed).toBe(false)
    expect(decideAction(leave, row({ state: 'checked' }), mine, { action: 'withdraw', note: '改期' }).allowed).toBe(
      true,
    )
  })
})

describe('where an action leads', () => {
  test('the verb names one where the table gives a choice, and no other', () => {
    expect(targetOf(leave.actions.check, 'asked', 'granted')).toBe('granted')
    expect(() => targetOf(leave.actions.check, 'asked', undefined)).toThrow('leads from asked')
    expect(() => targetOf(leave.actions.confirm, 'checked', 'asked')).toThrow('not to asked')
    expect(targetOf(leave.actions.confirm, 'checked', undefined)).toBe('granted')
  })

  test('any sequence of actions stays inside the table, and nothing moves a closed case', () => {
    const actions = fc.array(fc.constantFrom(...Object.keys(leave.actions)), { maxLength: 12 })
    const everyone = [officer(union), officer(county), actor('worker', owner), actor('system', null)]
    fc.assert(
      fc.property(actions, fc.array(fc.nat({ max: 3 }), { minLength: 12, maxLength: 12 }), (sequence, who) => {
        let state = 'asked'
        for (const [at, action] of sequence.entries()) {
          const deskOrgId = state === 'checked' ? county : union
          const decision = decideAction(leave, row({ state, deskOrgId }), everyone[who[at]!]!, {
            action,
            note: '见附件',
          })
          if (!decision.allowed) continue
          expect(leave.states[state as 'asked'].desk).not.toBe('none')
          state = targetOf(leave.actions[action as 'check'], state, action === 'check' ? 'checked' : undefined)
          expect(Object.keys(leave.states)).toContain(state)
        }
      }),
    )
  })
})

describe('a table that contradicts itself', () => {
  const broken = (more: object) => () => defineCaseType({ ...leave, ...more } as typeof leave)

  test('is refused to its author when it is declared', () => {
    expect(broken({ numberPrefix: 'lx' })).toThrow('number prefix')
    expect(broken({ initial: 'begun' })).toThrow('begun is no state')
    expect(broken({ actions: { comment: leave.actions.expire } })).toThrow('comment is a word of the kernel')
    expect(broken({ actions: { check: leave.actions.check } })).not.toThrow()
    expect(broken({ actions: { urge: leave.actions.urge } })).toThrow('nothing leads to granted')
    expect(broken({ actions: { jump: { ...leave.actions.check, moves: { asked: 'nowhere' } } } })).toThrow(
      'nowhere is no state',
    )
  })
})

describe('desks', () => {
  const kinds = new Map([
    [city, 'city'],
    [county, 'county'],
    [union, 'grassroots'],
  ])

  test('a county’s case of a union without one lies with the next level above, at last at the root', () => {
    expect(deskOrgOf('county', [city, county, union], kinds)).toBe(county)
    expect(deskOrgOf('county', [city, union], kinds)).toBe(city)
    expect(deskOrgOf('province', [city, county, union], kinds)).toBe(city)
    expect(deskOrgOf('home', [city, county, union], kinds)).toBe(union)
    expect(deskOrgOf('person', [city, county, union], kinds)).toBe(union)
    expect(deskOrgOf('system', [city, county, union], kinds)).toBe(null)
  })

  test('a case rises one level at a time and not beyond the root', () => {
    expect(orgAbove([city, county, union], union)).toBe(county)
    expect(orgAbove([city, county, union], city)).toBe(null)
  })

  test('of grants below one another only the upper ones count', () => {
    const place = (...orgPath: string[]) => ({ orgId: orgPath.at(-1)!, orgPath })
    expect(topsOf([place(city, county), place(city, county, union), place(city, other)])).toEqual([county, other])
    expect(topsOf([place(city, county), place(city, county)])).toEqual([county])
  })
})

test('a case is amber for its last two working days and red after them', () => {
  expect([3, 2, 0, -1].map(dueStateOf)).toEqual(['calm', 'soon', 'soon', 'late'])
})

test('a whole number is told from any other text', () => {
  expect(['BZ2026-000001', 'bz2026-1000000', '补助', 'BZ2026', '2026-000001'].map(isCaseNumber)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
