import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { releaseClock, stopClock } from '../../platform/clock.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { sql } from '../../platform/db/sql.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Scoped } from '../../platform/scope.ts'
import { systemActor } from '../access/index.ts'
import {
  balanceOf,
  grantLots,
  holdAmount,
  lockWalletsOf,
  lotsOf,
  moveLastDay,
  movesOfGrant,
  openAccount,
  openGrant,
  postTransfer,
  refundTransfer,
  releaseHold,
  reverseTransfer,
  settleHold,
  spendLots,
  sweepGrants,
  traceGrant,
  traceTransfer,
  verifyLedger,
} from './index.ts'

let database: TestDatabase

const city = newId()
let fund: string
let shop: string
let worker: string
let workerId: string
let colleagueId: string

/** The worker's two grants of 100: for anything until the 10th, and for anything until the 20th. */
let early: string
let late: string
let earlyStep: string

const inside = <Result>(work: (tx: Tx) => Promise<Result>) => transaction(system, work)
const refused = (code: string) => expect.objectContaining({ code })
const himself = (personId: string): Scoped => ({ scope: { role: 'app', orgs: [], personId } })

function institution(kind: string) {
  const ownerId = city
  return {
    kind: `${kind} ${newId()}`,
    holder: 'institution' as const,
    ownerId,
    orgPath: [city],
    floor: null,
    unit: 'points' as const,
  }
}

function wallet(ownerId: string) {
  return {
    kind: 'test.points',
    holder: 'person' as const,
    ownerId,
    orgPath: [city],
    floor: 0,
    unit: 'points' as const,
    lots: 'kept' as const,
  }
}

async function give(
  expiresOn: string | null,
  ownerIds: readonly string[],
  purposeId: string | null = null,
): Promise<[string, string]> {
  const [id, step] = [newId(), newId()]
  await inside(async (tx) => {
    await openGrant(tx, { id, accountId: fund, purposeId, expiresOn, unspentAccountId: fund, memo: '中秋慰问' })
    await take(tx, id, step, ownerIds)
  })
  return [id, step]
}

function take(tx: Tx, grantId: string, transferId: string, ownerIds: readonly string[]): Promise<number> {
  const granting = { grantId, transferId, memo: '中秋慰问', kind: 'test.points', orgPath: [city] }
  return grantLots(
    tx,
    granting,
    sql`select owner_id, 100::bigint as amount from unnest(${ownerIds}::uuid[]) as r (owner_id)`,
  )
}

function spending(amountFen: number, id = newId(), purposeId: string | null = null) {
  return {
    id,
    kind: 'test.spent',
    subjectId: newId(),
    occurredOn: '2026-11-05',
    memo: '下单',
    accountId: worker,
    amountFen,
    purposeId,
    to: [{ accountId: shop, amountFen }],
  }
}

async function spend(amountFen: number, purposeId: string | null = null): Promise<string> {
  const spent = spending(amountFen, newId(), purposeId)
  await inside((tx) => spendLots(tx, spent))
  return spent.id
}

function refund(transferId: string, amountFen: number, to = worker) {
  const lines = [
    { accountId: shop, amountFen: -amountFen },
    { accountId: to, amountFen },
  ]
  return { id: newId(), transferId, occurredOn: '2026-11-06', memo: '退款', lines }
}

async function left(): Promise<Record<string, number>> {
  const lots = await inside((tx) => lotsOf(tx, worker))
  return Object.fromEntries(lots.map((lot) => [lot.grantId, lot.remainingFen]))
}

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
})

beforeEach(async () => {
  // Nothing that an earlier test gave is left to be swept.
  stopClock('2027-06-01T04:00:00.000Z')
  await sweepGrants(systemActor('test'))
  stopClock('2026-11-05T04:00:00.000Z')
  workerId = newId()
  colleagueId = newId()
  await inside(async (tx) => {
    fund = await openAccount(tx, institution('test.fund'))
    shop = await openAccount(tx, institution('test.shop'))
    worker = await openAccount(tx, wallet(workerId))
    await openAccount(tx, wallet(colleagueId))
  })
  ;[late] = await give('2026-11-20', [workerId, colleagueId])
  ;[early, earlyStep] = await give('2026-11-10', [workerId, colleagueId])
})

afterAll(async () => {
  expect(await inside(verifyLedger)).toEqual([])
  releaseClock()
  await disconnectDatabase()
  await database.drop()
})

describe('spending', () => {
  test('takes from the grant that expires first, then from the next', async () => {
    await spend(130)
    expect(await left()).toEqual({ [early]: 0, [late]: 70 })
  })

  test('leaves alone what was given for another purpose and what has expired', async () => {
    const [meals, books] = [newId(), newId()]
    const [forMeals] = await give('2026-11-06', [workerId], meals)
    await give('2026-11-04', [workerId])
    await expect(inside((tx) => spendLots(tx, spending(201, newId(), books)))).rejects.toEqual(
      refused('ledger.lots-short'),
    )
    await spend(201, meals)
    expect(await left()).toMatchObject({ [forMeals]: 0, [early]: 0, [late]: 99 })
  })

  test('more than the lots hold is refused, and so is an account without lots', async () => {
    await expect(spend(201)).rejects.toEqual(refused('ledger.lots-short'))
    const nobody = { ...spending(1), accountId: shop }
    await expect(inside((tx) => spendLots(tx, nobody))).rejects.toEqual(refused('ledger.account-not-found'))
  })

  test('of twenty spendings at once exactly those that fit are booked', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => spend(15)))
    expect(results.filter((one) => one.status === 'fulfilled').length).toBe(13)
    expect((await inside((tx) => balanceOf(tx, worker))).balanceFen).toBe(5)
  })

  test('the same spending again moves nothing', async () => {
    const spent = spending(30)
    await inside((tx) => spendLots(tx, spent))
    await inside((tx) => spendLots(tx, spent))
    expect(await left()).toEqual({ [early]: 70, [late]: 100 })
  })

  test('a line that does not say its lots, or says others than are there, is refused', async () => {
    const { accountId, amountFen, purposeId, to, ...transfer } = spending(30)
    const lines = (lots?: { grantId: string; amountFen: number }[]) => ({
      ...transfer,
      lines: [{ accountId, amountFen: -30, ...(lots && { lots }) }, ...to],
    })
    const posting = (lots?: { grantId: string; amountFen: number }[]) => inside((tx) => postTransfer(tx, lines(lots)))
    await expect(posting()).rejects.toEqual(refused('ledger.lots-differ'))
    await expect(posting([{ grantId: early, amountFen: -29 }])).rejects.toEqual(refused('ledger.lots-differ'))
    await expect(posting([{ grantId: newId(), amountFen: -30 }])).rejects.toEqual(refused('ledger.lot-exceeded'))
    await expect(
      posting([
        { grantId: early, amountFen: -130 },
        { grantId: late, amountFen: 100 },
      ]),
    ).rejects.toEqual(refused('ledger.lot-exceeded'))
  })
})

describe('refunds', () => {
  test('come back to the very lots, those that expire last first', async () => {
    const spent = await spend(130)
    await inside((tx) => refundTransfer(tx, refund(spent, 40)))
    expect(await left()).toEqual({ [early]: 10, [late]: 100 })
    await inside((tx) => refundTransfer(tx, refund(spent, 90)))
    expect(await left()).toEqual({ [early]: 100, [late]: 100 })
  })

  test('together never exceed what was spent, also when asked for at once', async () => {
    const spent = await spend(130)
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () => inside((tx) => refundTransfer(tx, refund(spent, 50)))),
    )
    expect(results.filter((one) => one.status === 'fulfilled').length).toBe(2)
    expect(results.filter((one) => one.status === 'rejected').map((one) => one.reason)).toEqual(
      Array(6).fill(refused('ledger.refund-exceeded')),
    )
  })

  test('go only to the accounts of the transfer, and only of a transfer that stands', async () => {
    const spent = await spend(50)
    await expect(inside((tx) => refundTransfer(tx, refund(spent, 10, fund)))).rejects.toEqual(
      refused('ledger.refund-exceeded'),
    )
    await expect(inside((tx) => refundTransfer(tx, refund(newId(), 10)))).rejects.toEqual(
      refused('ledger.transfer-not-found'),
    )
    await inside((tx) =>
      reverseTransfer(tx, { id: newId(), transferId: spent, occurredOn: '2026-11-06', memo: '冲正' }),
    )
    await expect(inside((tx) => refundTransfer(tx, refund(spent, 10)))).rejects.toEqual(
      refused('ledger.not-refundable'),
    )
  })

  test('a transfer that was refunded, and a refund, are not reversed', async () => {
    const spent = await spend(50)
    const back = refund(spent, 10)
    await inside((tx) => refundTransfer(tx, back))
    const reversing = (transferId: string) =>
      inside((tx) => reverseTransfer(tx, { id: newId(), transferId, occurredOn: '2026-11-06', memo: '冲正' }))
    await expect(reversing(spent)).rejects.toEqual(refused('ledger.refund-stays'))
    await expect(reversing(back.id)).rejects.toEqual(refused('ledger.refund-stays'))
  })
})

describe('grants', () => {
  test('a step taken twice, also at once, gives once', async () => {
    const step = newId()
    const [id] = await give(null, [workerId])
    const results = await Promise.all(
      Array.from({ length: 5 }, () => inside((tx) => take(tx, id, step, [colleagueId]))),
    )
    expect(results.toSorted()).toEqual([0, 0, 0, 0, 100])
    expect(await inside((tx) => traceGrant(tx, id))).toMatchObject({ recipients: 2, grantedFen: 200 })
  })

  test('nobody gets a grant twice in two steps of it', async () => {
    await expect(inside((tx) => take(tx, early, newId(), [workerId]))).rejects.toMatchObject({
      constraint: 'lots_of_a_person',
    })
  })

  test('one whose account has no lots, one too many and another grant under the same id are refused whole', async () => {
    const id = newId()
    const grant = { id, accountId: fund, purposeId: null, expiresOn: null, unspentAccountId: fund, memo: '慰问' }
    await expect(inside((tx) => take(tx, id, newId(), [workerId]))).rejects.toEqual(refused('ledger.grant-not-found'))
    await inside((tx) => openGrant(tx, grant))
    await inside((tx) => openGrant(tx, grant))
    await expect(inside((tx) => openGrant(tx, { ...grant, expiresOn: '2026-12-01' }))).rejects.toEqual(
      refused('ledger.grant-differs'),
    )
    await expect(inside((tx) => openGrant(tx, { ...grant, id: newId(), accountId: worker }))).rejects.toEqual(
      refused('ledger.account-not-found'),
    )
    const saver = newId()
    await inside((tx) => openAccount(tx, { ...wallet(saver), lots: undefined }))
    await expect(inside((tx) => take(tx, id, newId(), [workerId, saver]))).rejects.toEqual(
      refused('ledger.account-not-found'),
    )
    await expect(inside((tx) => take(tx, id, newId(), []))).rejects.toEqual(refused('ledger.account-not-found'))
    const crowd = Array.from({ length: 5001 }, newId)
    await expect(inside((tx) => take(tx, id, newId(), crowd))).rejects.toEqual(refused('ledger.grant-too-long'))
    expect((await inside((tx) => traceGrant(tx, id))).recipients).toBe(0)
  })

  test('opens an account for who has none, once, though two grants come to her at the same time', async () => {
    const newcomers = Array.from({ length: 40 }, newId)
    const grants = await Promise.all([1, 2, 3, 4].map(() => give(null, [workerId, ...newcomers])))
    expect(grants).toHaveLength(4)
    const wallets = await inside((tx) => lockWalletsOf(tx, 'test.points', newcomers))
    expect(wallets.size).toBe(40)
    for (const [ownerId, { lots }] of wallets)
      expect([ownerId, lots.reduce((sum, lot) => sum + lot.availableFen, 0)]).toEqual([ownerId, 400])
  })

  test('a grant and spendings that meet at the same accounts wait for each other and lose nothing', async () => {
    await Promise.all([
      ...Array.from({ length: 10 }, () => give(null, [colleagueId, workerId])),
      ...Array.from({ length: 20 }, () => spend(10)),
    ])
    expect((await inside((tx) => balanceOf(tx, worker))).balanceFen).toBe(200 + 10 * 100 - 20 * 10)
  })

  test('a step is taken back whole while nothing of it is spent', async () => {
    const reversing = () =>
      inside((tx) =>
        reverseTransfer(tx, { id: newId(), transferId: earlyStep, occurredOn: '2026-11-06', memo: '发错了' }),
      )
    const spent = await spend(30)
    await expect(reversing()).rejects.toEqual(refused('ledger.lot-exceeded'))
    await inside((tx) =>
      reverseTransfer(tx, { id: newId(), transferId: spent, occurredOn: '2026-11-06', memo: '冲正' }),
    )
    await reversing()
    expect(await left()).toEqual({ [early]: 0, [late]: 100 })
    expect((await inside((tx) => balanceOf(tx, fund))).balanceFen).toBe(-200)
  })
})

describe('the last day', () => {
  test('what is unspent returns to the account the grant names, once, and what is held stays', async () => {
    await spend(30)
    const hold = { id: newId(), accountId: worker, amountFen: 20, subjectId: newId(), memo: '预留' }
    await inside((tx) => holdAmount(tx, hold))
    stopClock('2026-11-10T15:59:00.000Z')
    expect(await sweepGrants(systemActor('test'))).toBe(0)
    stopClock('2026-11-10T16:05:00.000Z')
    expect(await sweepGrants(systemActor('test'))).toBe(150)
    expect(await sweepGrants(systemActor('test'))).toBe(0)
    expect(await left()).toEqual({ [early]: 20, [late]: 100 })
    await inside((tx) => releaseHold(tx, hold.id))
    expect(await sweepGrants(systemActor('test'))).toBe(20)
  })

  test('what is refunded after the last day is swept again', async () => {
    const spent = await spend(60)
    stopClock('2026-11-11T04:00:00.000Z')
    expect(await sweepGrants(systemActor('test'))).toBe(140)
    await inside((tx) => refundTransfer(tx, refund(spent, 60)))
    expect(await left()).toEqual({ [early]: 60, [late]: 100 })
    expect(await sweepGrants(systemActor('test'))).toBe(60)
  })

  test('a later last day keeps it spendable', async () => {
    await inside((tx) => moveLastDay(tx, early, '2026-11-30'))
    stopClock('2026-11-11T04:00:00.000Z')
    expect(await sweepGrants(systemActor('test'))).toBe(0)
  })
})

describe('holds', () => {
  test('keep the lots back that would be spent first; a settlement takes from them and frees the rest', async () => {
    const hold = { id: newId(), accountId: worker, amountFen: 120, subjectId: newId(), memo: '预留' }
    await inside((tx) => holdAmount(tx, hold))
    await inside((tx) => holdAmount(tx, hold))
    await expect(spend(81)).rejects.toEqual(refused('ledger.lots-short'))
    await expect(inside((tx) => holdAmount(tx, { ...hold, id: newId(), amountFen: 81 }))).rejects.toEqual(
      refused('ledger.lots-short'),
    )
    const { accountId, amountFen, purposeId, to, ...transfer } = spending(110)
    await inside((tx) => settleHold(tx, hold.id, { ...transfer, lines: [{ accountId, amountFen: -110 }, ...to] }))
    expect(await left()).toEqual({ [early]: 0, [late]: 90 })
    await spend(90)
  })
})

describe('traces', () => {
  test('from the fund to the order and back', async () => {
    const spent = await spend(130)
    await inside((tx) => refundTransfer(tx, refund(spent, 10)))
    expect(await inside((tx) => traceTransfer(tx, spent))).toEqual([
      expect.objectContaining({
        ownerId: workerId,
        grantId: late,
        fundAccountId: fund,
        memo: '中秋慰问',
        amountFen: -30,
      }),
      expect.objectContaining({ ownerId: workerId, grantId: early, grantedBy: earlyStep, amountFen: -100 }),
    ])
    expect(await inside((tx) => traceGrant(tx, late))).toEqual({
      recipients: 2,
      grantedFen: 200,
      remainingFen: 180,
      heldFen: 0,
      moved: [{ kind: 'test.spent', transfers: 2, amountFen: -20 }],
    })
    const moves = await inside((tx) => movesOfGrant(tx, late, null))
    expect(moves.map((move) => [move.ownerId, move.amountFen])).toEqual([
      [workerId, -30],
      [workerId, 10],
    ])
    expect(await inside((tx) => movesOfGrant(tx, late, moves[0]!))).toHaveLength(1)
    await expect(inside((tx) => traceGrant(tx, newId()))).rejects.toEqual(refused('ledger.grant-not-found'))
  })

  test('a person sees her own lots and where they came from, and nobody else’s', async () => {
    const own = await transaction(himself(workerId), (tx) => lotsOf(tx, worker))
    expect(own.map((lot) => lot.memo)).toEqual(['中秋慰问', '中秋慰问'])
    expect(await transaction(himself(colleagueId), (tx) => lotsOf(tx, worker))).toEqual([])
  })
})
