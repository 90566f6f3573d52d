import { describe, expect, test } from 'vitest'
import { guest, systemActor } from './actors.ts'
import type { Actor } from './model.ts'
import { grantsWith, permit, requirePermission } from './rules.ts'

const visitor = guest('request', '10.1.2.3')
const worker: Actor = { ...visitor, kind: 'worker', personId: 'worker' }
const officer: Actor = {
  ...visitor,
  kind: 'officer',
  personId: 'officer',
  grants: [
    {
      role: 'reviewer',
      roleName: '审核',
      orgId: 'east',
      orgPath: ['city', 'east'],
      permissions: new Set(['claims.review']),
    },
    {
      role: 'reader',
      roleName: '查阅',
      orgId: 'west',
      orgPath: ['city', 'west'],
      permissions: new Set(['claims.read']),
    },
  ],
}

const outcomeOf = (work: () => void): string => {
  try {
    work()
    return 'passes'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('a permission', () => {
  test.each<[string, Actor, readonly string[] | undefined, string]>([
    ['is held by the officer it was granted to', officer, undefined, 'passes'],
    ['reaches what lies below the organisation it was granted over', officer, ['city', 'east', 'mill'], 'passes'],
    ['reaches that organisation itself', officer, ['city', 'east'], 'passes'],
    ['does not reach what lies above', officer, ['city'], 'access.not-found'],
    ['does not reach where another role was granted', officer, ['city', 'west', 'works'], 'access.not-found'],
    ['is not held by a worker', worker, ['city', 'east', 'mill'], 'access.not-permitted'],
    ['is not held by a guest, who may still sign in', visitor, undefined, 'access.sign-in-needed'],
    ['is not asked of the platform itself', systemActor('job'), ['city'], 'passes'],
  ])('%s', (_what, actor, path, outcome) => {
    expect(outcomeOf(() => requirePermission(actor, 'claims.review', path))).toBe(outcome)
  })

  test('is found with the grants that carry it', () => {
    expect(grantsWith(officer, 'claims.review').map((grant) => grant.orgId)).toEqual(['east'])
    expect(grantsWith(officer, 'claims.pay')).toEqual([])
  })
})

test.each<[string, Actor, Parameters<typeof permit>[1], string]>([
  ['a guest passes a public door', visitor, 'public', 'passes'],
  ['a guest does not pass the door of those who signed in', visitor, 'signed-in', 'access.sign-in-needed'],
  ['a worker passes the door of those who signed in', worker, 'signed-in', 'passes'],
  ['a worker does not pass a door with a permission', worker, { permission: 'claims.review' }, 'access.not-permitted'],
  ['an officer passes the door of her permission', officer, { permission: 'claims.review' }, 'passes'],
  ['an officer does not pass the door of another', officer, { permission: 'claims.pay' }, 'access.not-permitted'],
])('%s', (_what, actor, door, outcome) => {
  expect(outcomeOf(() => permit(actor, door))).toBe(outcome)
})
