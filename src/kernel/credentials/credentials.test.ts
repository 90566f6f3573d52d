import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Platform, startPlatform } from '../../../test/world/platform.ts'
import { foundSmallUnion, type SmallUnion } from '../../../test/world/small-union.ts'
import { Visitor } from '../../../test/world/visitor.ts'
import { stopClock } from '../../platform/clock.ts'
import { addDays } from '../../platform/dates.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { type Actor, systemActor } from '../access/index.ts'
import { getOrg, moveOrg } from '../orgs/index.ts'
import { leaveUnion } from '../people/index.ts'
import {
  cardCodes,
  credentialCards,
  credentialsOf,
  followCredentials,
  type GrantCredential,
  grantCredential,
  grantCredentials,
  highestGrades,
  holdersAmong,
  holdersUnder,
  personHolds,
  readCardCode,
  remindHolders,
  revokeCredential,
  spendCardCode,
  verifyByCode,
  verifyCredentials,
  writeCredentialKinds,
} from './index.ts'

const noon = '2026-11-21T04:00:00.000Z'
const today = '2026-11-21'
let platform: Platform
let union: SmallUnion

beforeAll(async () => {
  stopClock(noon)
  platform = await startPlatform(async () => {
    union = await foundSmallUnion(8)
    const plain = { months: 12, step: null, coded: false, guardedBy: null }
    await writeCredentialKinds([
      { ...plain, key: 'test.migrant', family: 'tag', name: '农民工' },
      { ...plain, key: 'test.hardship', family: 'tag', name: '困难职工', guardedBy: 'test.hardship.read' },
      { ...plain, key: 'test.course', family: 'certificate', name: '培训合格证', coded: true },
      { ...plain, key: 'test.fitter-3', family: 'grade', name: '中级工', step: { ladder: 'test.fitter', rank: 3 } },
      { ...plain, key: 'test.fitter-4', family: 'grade', name: '高级工', step: { ladder: 'test.fitter', rank: 4 } },
    ])
  })
})
beforeEach(() => stopClock(noon))
afterAll(() => platform.stop())

const all = <Result>(work: (tx: Tx) => Promise<Result>) => transaction(system, work)
const refused = (code: string) => expect.objectContaining({ code })
const worker = (at: number) => union.workers[at]!

/** Somebody's credential; workers go round the four unions in turn. */
async function grantTo(at: number, changes: Partial<GrantCredential> = {}): Promise<GrantCredential> {
  const org = await all((tx) => getOrg(tx, union.orgIds[worker(at).union]))
  return {
    ownerId: worker(at).personId,
    kind: 'test.migrant',
    orgPath: org.path,
    issuer: { orgId: org.id, name: org.name },
    validFrom: '2026-01-01',
    validUntil: '2027-01-01',
    provenance: { proof: 'document', by: null, byName: '王敏', on: today, documentId: null, remark: '身份证' },
    ...changes,
  }
}

function officerOver(orgPath: readonly string[], permissions: string[] = []): Actor {
  const orgId = orgPath.at(-1)!
  const grant = { role: 'test', roleName: '干部', orgId, orgPath, permissions: new Set(permissions) }
  const personId = newId()
  return {
    kind: 'officer',
    personId,
    name: '王敏',
    sessionId: null,
    grants: [grant],
    scope: { role: 'app', orgs: [orgId], personId },
    requestId: newId(),
    address: '',
  }
}

function workerActor(at: number): Actor {
  const { personId, name } = worker(at)
  const scope = { role: 'app', orgs: [], personId } as const
  return { kind: 'worker', personId, name, sessionId: null, grants: [], scope, requestId: newId(), address: '' }
}

describe('holding', () => {
  test('somebody holds a tag from its first day until the day it ends', async () => {
    const grant = await grantTo(0)
    await all((tx) => grantCredential(tx, grant))
    const holds = (on: string) => all((tx) => personHolds(tx, grant.ownerId, grant.kind, on))
    expect([
      await holds('2025-12-31'),
      await holds('2026-01-01'),
      await holds('2026-12-31'),
      await holds('2027-01-01'),
    ]).toEqual([false, true, true, false])
  })

  test('the same is not held twice on one day: neither again, nor overlapping by a day, nor by two at once', async () => {
    const grant = await grantTo(1)
    await all((tx) => grantCredential(tx, grant))
    for (const days of [
      { validFrom: '2026-12-31', validUntil: null },
      { validFrom: '2025-06-01', validUntil: '2026-01-02' },
    ])
      await expect(all((tx) => grantCredential(tx, { ...grant, ...days }))).rejects.toEqual(
        refused('credentials.overlaps'),
      )
    await all((tx) => grantCredential(tx, { ...grant, validFrom: '2027-01-01', validUntil: null }))

    const other = await grantTo(2)
    const both = await Promise.all([1, 2].map(() => all((tx) => grantCredentials(tx, [other]))))
    expect(
      both
        .flat()
        .map((one) => one.outcome)
        .sort(),
    ).toEqual(['granted', 'overlaps'])
  })

  test('a list of many tells each apart, and the same list again grants nothing', async () => {
    const grants = await Promise.all([3, 4, 3].map((at) => grantTo(at)))
    const outcomes = await all((tx) => grantCredentials(tx, grants))
    expect(outcomes.map((one) => one.outcome)).toEqual(['granted', 'granted', 'overlaps'])
    const again = await all((tx) => grantCredentials(tx, grants))
    expect(again.every((one) => one.outcome === 'overlaps')).toBe(true)
  })

  test('an unknown kind and days that run backwards are refused whole', async () => {
    const grant = await grantTo(5)
    await expect(all(async (tx) => grantCredential(tx, { ...grant, kind: 'test.nothing' }))).rejects.toEqual(
      refused('credentials.kind-unknown'),
    )
    await expect(all((tx) => grantCredential(tx, { ...grant, validUntil: grant.validFrom }))).rejects.toEqual(
      refused('credentials.days-reversed'),
    )
    expect(await all((tx) => credentialsOf(tx, grant.ownerId))).toEqual([])
  })

  test('of a ladder the best grade counts, and others may be held beside it for another trade', async () => {
    const low = await grantTo(6, { kind: 'test.fitter-3', subject: '钳工' })
    await all((tx) =>
      grantCredentials(tx, [
        low,
        { ...low, kind: 'test.fitter-4', validFrom: '2026-06-01' },
        { ...low, subject: '焊工' },
      ]),
    )
    const best = (on: string) =>
      all(async (tx) =>
        (await highestGrades(tx, { personIds: [low.ownerId], ladder: 'test.fitter', on })).get(low.ownerId),
      )
    expect((await best('2026-03-01'))?.rank).toBe(3)
    expect((await best('2026-07-01'))?.rank).toBe(4)
  })
})

describe('ending', () => {
  test('what is revoked no longer holds from that day on, held before, and may be granted anew', async () => {
    const grant = await grantTo(7)
    const id = await all((tx) => grantCredential(tx, grant))
    const officer = officerOver(grant.orgPath)
    const end = (on: string) =>
      transaction(officer, (tx) => revokeCredential(tx, officer, { id, on, reason: '不再符合条件' }))
    await expect(end('2025-12-31')).rejects.toEqual(refused('credentials.end-out-of-reach'))
    await expect(end('2027-01-01')).rejects.toEqual(refused('credentials.end-out-of-reach'))
    await end('2026-06-01')
    await expect(end('2026-07-01')).rejects.toEqual(refused('credentials.ended-already'))
    const holds = (on: string) => all((tx) => personHolds(tx, grant.ownerId, grant.kind, on))
    expect([await holds('2026-05-31'), await holds('2026-06-01')]).toEqual([true, false])

    const [card] = await transaction(officer, async (tx) =>
      credentialCards(tx, officer, await credentialsOf(tx, grant.ownerId)),
    )
    expect(card).toMatchObject({
      standing: 'revoked',
      lastOn: '2026-05-31',
      revoked: { reason: '不再符合条件', byName: '王敏' },
    })
    await all((tx) => grantCredential(tx, { ...grant, validFrom: '2026-06-01' }))
    expect(await all(verifyCredentials)).toEqual([])
  })

  test('the holder is told once, thirty days before', async () => {
    const grant = await grantTo(0, { kind: 'test.course', validFrom: '2026-01-01', validUntil: addDays(today, 30) })
    await all((tx) => grantCredential(tx, grant))
    expect(await remindHolders()).toBe(1)
    expect(await remindHolders()).toBe(0)
    const reader = await new Visitor(platform.address, '10.9.0.1').signInAsWorker(worker(0).phone)
    const inbox = await reader.get<{ notices: { title: string; text: string }[] }>('/me/notices')
    expect(inbox.body.notices[0]).toMatchObject({ title: '培训合格证快到期了' })
    expect(inbox.body.notices[0]!.text).toContain(addDays(today, 29))
  })
})

describe('who may', () => {
  test('a holder grants herself nothing, nor does an officer of another union, and neither ends anything', async () => {
    const grant = await grantTo(1, { kind: 'test.fitter-3' })
    const other = await all((tx) => getOrg(tx, union.orgIds.market))
    for (const actor of [workerActor(1), officerOver(other.path)])
      await expect(transaction(actor, (tx) => grantCredential(tx, grant))).rejects.toMatchObject({ code: '42501' })

    const id = await all((tx) => grantCredential(tx, grant))
    const outsider = officerOver(other.path)
    await expect(
      transaction(outsider, (tx) => revokeCredential(tx, outsider, { id, on: today, reason: '越权' })),
    ).rejects.toEqual(refused('credentials.unknown'))
    const herself = workerActor(1)
    await expect(
      transaction(herself, (tx) => revokeCredential(tx, herself, { id, on: today, reason: '本人' })),
    ).rejects.toMatchObject({ code: 'credentials.unknown' })
  })

  test('a guarded kind is shown to its holder and under its permission, to nobody else', async () => {
    const grant = await grantTo(2, { kind: 'test.hardship' })
    await all((tx) => grantCredential(tx, grant))
    const seen = async (actor: Actor) =>
      transaction(actor, async (tx) =>
        (await credentialCards(tx, actor, await credentialsOf(tx, grant.ownerId))).some(
          (one) => one.kind === grant.kind,
        ),
      )
    expect(await seen(officerOver(grant.orgPath))).toBe(false)
    expect(await seen(officerOver(grant.orgPath, ['test.hardship.read']))).toBe(true)
    expect(await seen(workerActor(2))).toBe(true)
  })

  test('holders are listed below an organisation by keyset, and follow it when it moves', async () => {
    const { north, south } = union.orgIds
    const under = async (id: string) => {
      const { depth } = await all((tx) => getOrg(tx, id))
      const wish = { org: { id, depth }, kind: 'test.migrant', on: today, most: 2 }
      const first = await all((tx) => holdersUnder(tx, { ...wish, after: null }))
      const rest = first.at(-1) ? await all((tx) => holdersUnder(tx, { ...wish, most: 50, after: first.at(-1)! })) : []
      return [...first, ...rest].map((one) => one.ownerId)
    }
    const before = await under(north)
    expect(before.length).toBeGreaterThan(2)
    expect(new Set(before).size).toBe(before.length)

    const moved = await all(async (tx) => {
      const from = await getOrg(tx, union.orgIds.couriers)
      await moveOrg(tx, { orgId: from.id, parentId: south, on: today })
      const to = await getOrg(tx, from.id)
      const id = newId()
      const move = {
        id,
        kind: 'moved' as const,
        orgId: from.id,
        fromPath: from.path,
        toPath: to.path,
        effectiveOn: today,
        recordedAt: noon,
      }
      expect(await followCredentials(tx, move, 1000)).toBeGreaterThan(0)
      expect(await followCredentials(tx, move, 1000)).toBe(0)
      return from.id
    })
    expect((await under(south)).length + (await under(north)).length).toBeGreaterThanOrEqual(before.length)
    expect(await under(moved)).not.toEqual([])
    const personIds = union.workers.map((one) => one.personId)
    expect(
      (await all((tx) => holdersAmong(tx, { personIds, kinds: ['test.migrant'], on: today }))).size,
    ).toBeGreaterThan(4)
  })
})

describe('a certificate’s code', () => {
  test('tells anybody what it proves, with the holder masked; any other code is nobody’s', async () => {
    const grant = await grantTo(3, { kind: 'test.course', number: '培2026-018' })
    await all((tx) => grantCredential(tx, grant))
    const [held] = await all((tx) => credentialsOf(tx, grant.ownerId))
    const guest = new Visitor(platform.address, '10.9.0.2')
    const typed = `${held!.code!.slice(0, 4)}-${held!.code!.slice(4).toLowerCase()}`
    const shown = await guest.get<{ maskedName: string }>(`/credentials/codes/${typed}`)
    expect(shown.body).toMatchObject({ kindName: '培训合格证', number: '培2026-018', standing: 'holds' })
    expect(shown.body.maskedName).toContain('*')
    expect(JSON.stringify(shown.body)).not.toContain(grant.ownerId)
    await expect(all((tx) => verifyByCode(tx, 'ABCDEFGHJKMN'))).rejects.toEqual(refused('credentials.code-unknown'))
  })
})

describe('the card', () => {
  const reader = () => ({ ...workerActor(7), personId: newId() })
  const codesOf = (at: number) => transaction(workerActor(at), (tx) => cardCodes(tx, worker(at).personId, 4))
  const spend = (holder: { personId: string; step: number }) =>
    all((tx) => spendCardCode(tx, reader(), holder, 'test.gate'))

  test('shows another code every half minute, a few ahead, and each is good for its own and the next', async () => {
    const codes = await codesOf(0)
    expect(new Set(codes.map((one) => one.code)).size).toBe(4)
    expect(codes[0]).toMatchObject({ from: noon, until: '2026-11-21T04:00:30.000Z' })
    for (const late of ['04:00:00', '04:00:29', '04:00:59']) {
      stopClock(`2026-11-21T${late}.000Z`)
      expect(await readCardCode(reader(), codes[0]!.code)).toMatchObject({ personId: worker(0).personId })
    }
  })

  test('a stale, a future and a forged code are refused in the same words', async () => {
    const codes = await codesOf(1)
    await expect(readCardCode(reader(), codes[1]!.code)).rejects.toEqual(refused('credentials.card-code-wrong'))
    stopClock('2026-11-21T04:01:00.000Z')
    await expect(readCardCode(reader(), codes[0]!.code)).rejects.toEqual(refused('credentials.card-code-wrong'))
    for (const forged of ['000000000000', '12345678901', '12345678901x', ''])
      await expect(readCardCode(reader(), forged)).rejects.toEqual(refused('credentials.card-code-wrong'))
  })

  test('a code is used once, also when two read it at the same moment', async () => {
    const [code] = await codesOf(2)
    const holder = await readCardCode(reader(), code!.code)
    const both = await Promise.allSettled([spend(holder), spend(holder)])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(spend(holder)).rejects.toEqual(refused('credentials.card-code-used'))
    stopClock('2026-11-21T04:00:30.000Z')
    const [next] = await codesOf(2)
    await spend(await readCardCode(reader(), next!.code))
  })

  test('who left her union has no card any more', async () => {
    const [code] = await codesOf(3)
    await all((tx) => leaveUnion(tx, { personId: worker(3).personId, on: today }))
    await expect(readCardCode(reader(), code!.code)).rejects.toEqual(refused('credentials.card-of-no-member'))
  })

  test('twenty wrong codes in an hour stop whoever reads them, and nobody else', async () => {
    const [code] = await codesOf(4)
    const guesser = reader()
    for (let guess = 0; guess < 20; guess += 1)
      await readCardCode(guesser, String(guess).padStart(12, '7')).catch(() => null)
    await expect(readCardCode(guesser, code!.code)).rejects.toEqual(refused('credentials.too-many-wrong-codes'))
    expect(await readCardCode(reader(), code!.code)).toMatchObject({ personId: worker(4).personId })
    stopClock('2026-11-21T05:00:01.000Z')
    const [later] = await codesOf(4)
    expect(await readCardCode(guesser, later!.code)).toMatchObject({ personId: worker(4).personId })
  })

  test('the platform may read any card', async () => {
    const [code] = await codesOf(5)
    expect(await readCardCode(systemActor('测试'), code!.code)).toMatchObject({ homePath: expect.any(Array) })
  })
})
