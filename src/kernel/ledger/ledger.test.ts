import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { connectDatabase, disconnectDatabase, poolOf } from '../../platform/db/pool.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import type { Scoped } from '../../platform/scope.ts'
import { systemActor } from '../access/index.ts'
import {
  balanceAsOf,
  balanceOf,
  balancesOf,
  checkpointAccounts,
  type Entry,
  followAccounts,
  holdAmount,
  type Line,
  openAccount,
  openAccounts,
  type Place,
  postTransfer,
  postTransfers,
  releaseHold,
  reverseTransfer,
  settleHold,
  statementOf,
  type Transfer,
  verifyLedger,
} from './index.ts'

let database: TestDatabase

const city = newId()
const county = newId()
const otherCounty = newId()

/** A fund, two workers of one county, and what each has at the start: 100 yuan. */
let fund: string
let worker: string
let colleague: string
let workerId: string

const officerOf = (orgId: string): Scoped => ({ scope: { role: 'app', orgs: [orgId], personId: newId() } })
const inside = <Result>(work: (tx: Tx) => Promise<Result>) => transaction(system, work)
const refused = (code: string) => expect.objectContaining({ code })

function person(ownerId: string, floor: number | null = 0) {
  return { kind: 'test.wallet', holder: 'person' as const, ownerId, orgPath: [city, county], floor }
}

function institution(kind: string) {
  return { kind, holder: 'institution' as const, ownerId: city, orgPath: [city], floor: null }
}

function transfer(lines: Line[], id = newId(), occurredOn = '2026-11-21'): Transfer {
  return { id, kind: 'test.moved', subjectId: newId(), occurredOn, memo: '测试', lines }
}

function move(from: string, to: string, amountFen: number, id = newId(), occurredOn = '2026-11-21'): Transfer {
  return transfer(
    [
      { accountId: from, amountFen: -amountFen },
      { accountId: to, amountFen },
    ],
    id,
    occurredOn,
  )
}

function hold(accountId: string, amountFen: number, id = newId()) {
  return { id, accountId, amountFen, subjectId: newId(), memo: '预留' }
}

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
})

beforeEach(async () => {
  workerId = newId()
  await inside(async (tx) => {
    fund = await openAccount(tx, institution(`test.fund ${newId()}`))
    ;[worker, colleague] = (await openAccounts(tx, [person(workerId), person(newId())])) as [string, string]
    await postTransfers(tx, [move(fund, worker, 10_000), move(fund, colleague, 10_000)])
  })
})

afterAll(async () => {
  expect(await inside(verifyLedger)).toEqual([])
  await disconnectDatabase()
  await database.drop()
})

describe('accounts', () => {
  test('opening the same kind for the same owner again gives the account that is there', async () => {
    const again = await inside((tx) => openAccount(tx, { ...person(workerId), id: newId() }))
    expect(again).toBe(worker)
  })

  test('ten openings at once open one account', async () => {
    const ownerId = newId()
    const ids = await Promise.all(Array.from({ length: 10 }, () => inside((tx) => openAccount(tx, person(ownerId)))))
    expect(new Set(ids).size).toBe(1)
  })

  test('an account is not opened again with another floor', async () => {
    const reopening = inside((tx) => openAccount(tx, person(workerId, -100)))
    await expect(reopening).rejects.toEqual(refused('ledger.account-differs'))
  })

  test('an account follows its owner to another union when it is opened there', async () => {
    await inside((tx) => openAccount(tx, { ...person(workerId), orgPath: [city, otherCounty] }))
    const seen = (orgId: string) => transaction(officerOf(orgId), (tx) => balancesOf(tx, [worker]))
    expect([(await seen(county)).size, (await seen(otherCounty)).size]).toEqual([0, 1])
  })
})

describe('re-parenting', () => {
  test('accounts follow their union when it moves, and what is booked stays', async () => {
    const [from, to, street] = [newId(), newId(), newId()]
    const moved = await inside((tx) => openAccount(tx, { ...person(newId()), orgPath: [city, from, street] }))
    const followed = await inside((tx) =>
      followAccounts(tx, {
        id: newId(),
        kind: 'moved',
        orgId: from,
        fromPath: [city, from],
        toPath: [city, to, from],
        effectiveOn: '2026-11-21',
        recordedAt: '2026-11-21T02:00:00.000Z',
      }),
    )
    expect(followed).toBe(1)
    for (const orgId of [to, from, street]) {
      expect((await transaction(officerOf(orgId), (tx) => balanceOf(tx, moved))).balanceFen).toBe(0)
    }
  })
})

describe('posting', () => {
  test('money moves between accounts and nowhere else', async () => {
    await inside((tx) => postTransfer(tx, move(worker, colleague, 2500)))
    const balances = await inside((tx) => balancesOf(tx, [fund, worker, colleague]))
    expect([fund, worker, colleague].map((id) => balances.get(id)?.balanceFen)).toEqual([-20_000, 7500, 12_500])
  })

  test('a transfer of many lines books each of them', async () => {
    const lines = [
      { accountId: fund, amountFen: -3 },
      { accountId: worker, amountFen: 1 },
      { accountId: colleague, amountFen: 2 },
    ]
    await inside((tx) => postTransfer(tx, transfer(lines)))
    expect((await inside((tx) => balanceOf(tx, colleague))).balanceFen).toBe(10_002)
  })

  test('the same transfer twice moves money once', async () => {
    const once = move(worker, colleague, 300)
    await inside((tx) => postTransfer(tx, once))
    await inside((tx) => postTransfers(tx, [once, move(worker, colleague, 1)]))
    expect((await inside((tx) => balanceOf(tx, worker))).balanceFen).toBe(9699)
  })

  test('twenty clicks at once book the transfer exactly once', async () => {
    const once = move(fund, worker, 300)
    await Promise.all(Array.from({ length: 20 }, () => inside((tx) => postTransfer(tx, once))))
    expect((await inside((tx) => balanceOf(tx, worker))).balanceFen).toBe(10_300)
  })

  test('another transfer under a booked id is refused', async () => {
    const first = move(worker, colleague, 300)
    await inside((tx) => postTransfer(tx, first))
    for (const other of [
      { ...first, lines: move(worker, colleague, 301).lines },
      { ...first, kind: 'test.other' },
      { ...first, subjectId: newId() },
    ]) {
      await expect(inside((tx) => postTransfer(tx, other))).rejects.toEqual(refused('ledger.transfer-differs'))
    }
  })

  test('lines that do not sum to zero are refused', async () => {
    for (const lines of [
      [
        { accountId: fund, amountFen: -5 },
        { accountId: worker, amountFen: 4 },
      ],
      [{ accountId: worker, amountFen: 5 }],
      [],
    ]) {
      await expect(inside((tx) => postTransfer(tx, transfer(lines)))).rejects.toEqual(refused('ledger.not-balanced'))
    }
  })

  test('an account that nobody opened is refused by name', async () => {
    const nobody = newId()
    await expect(inside((tx) => postTransfer(tx, move(fund, nobody, 5)))).rejects.toMatchObject({
      code: 'ledger.account-not-found',
      facts: { accountId: nobody },
    })
  })

  test('money and points do not mix', async () => {
    const points = newId()
    await inside(async (tx) => {
      await tx.client.query('set local role none')
      await tx.client.query(
        `insert into ledger.accounts (owner_id, id, kind, unit, holder, org_path, opened_at) values ($1, $2, 'test.points', 'points', 'person', $3, now())`,
        [newId(), points, [city]],
      )
    })
    await expect(inside((tx) => postTransfer(tx, move(worker, points, 5)))).rejects.toEqual(
      refused('ledger.units-mixed'),
    )
  })

  test('one transfer below a floor takes the whole list with it', async () => {
    const poor = inside((tx) => postTransfers(tx, [move(fund, colleague, 5), move(worker, fund, 10_001)]))
    await expect(poor).rejects.toMatchObject({ code: 'ledger.below-floor', facts: { accountId: worker } })
    expect((await inside((tx) => balanceOf(tx, colleague))).balanceFen).toBe(10_000)
  })

  test('an account may go as far below zero as its floor allows', async () => {
    const credit = await inside((tx) => openAccount(tx, person(newId(), -500)))
    await inside((tx) => postTransfer(tx, move(credit, fund, 500)))
    await expect(inside((tx) => postTransfer(tx, move(credit, fund, 1)))).rejects.toEqual(refused('ledger.below-floor'))
  })

  test('a refusal cannot be committed by whoever catches it', async () => {
    const booked = move(fund, colleague, 77)
    const catching = inside(async (tx) => {
      await postTransfer(tx, booked)
      await postTransfer(tx, move(worker, fund, 99_999)).catch(() => 'caught')
      await postTransfer(tx, move(fund, worker, 1))
    })
    await expect(catching).rejects.toThrow('current transaction is aborted')
    expect((await inside((tx) => balanceOf(tx, colleague))).balanceFen).toBe(10_000)
  })
})

describe('reversal', () => {
  test('a transfer is taken back by its mirror image', async () => {
    const mistake = move(fund, worker, 400)
    await inside((tx) => postTransfer(tx, mistake))
    const reversal = { id: newId(), transferId: mistake.id, occurredOn: '2026-11-22', memo: '冲正' }
    await inside((tx) => reverseTransfer(tx, reversal))
    await inside((tx) => reverseTransfer(tx, reversal))
    expect((await inside((tx) => balanceOf(tx, worker))).balanceFen).toBe(10_000)
    const { entries } = await inside((tx) => statementOf(tx, worker, null))
    expect(entries[0]).toMatchObject({
      reverses: mistake.id,
      amountFen: -400,
      subjectId: mistake.subjectId,
      memo: '冲正',
    })
  })

  test('a transfer is reversed once, and its reversal never', async () => {
    const mistake = move(fund, worker, 400)
    const reversal = { id: newId(), transferId: mistake.id, occurredOn: '2026-11-22', memo: '冲正' }
    await inside((tx) => postTransfer(tx, mistake))
    await inside((tx) => reverseTransfer(tx, reversal))
    const reverse = (transferId: string) =>
      inside((tx) => reverseTransfer(tx, { ...reversal, id: newId(), transferId }))
    await expect(reverse(mistake.id)).rejects.toEqual(refused('ledger.already-reversed'))
    await expect(reverse(reversal.id)).rejects.toEqual(refused('ledger.reversal-stays'))
    await expect(reverse(newId())).rejects.toEqual(refused('ledger.transfer-not-found'))
  })

  test('what has been spent since cannot be taken back', async () => {
    const grant = move(fund, worker, 400)
    await inside((tx) => postTransfers(tx, [grant, move(worker, colleague, 10_400)]))
    const reversal = { id: newId(), transferId: grant.id, occurredOn: '2026-11-22', memo: '冲正' }
    await expect(inside((tx) => reverseTransfer(tx, reversal))).rejects.toEqual(refused('ledger.below-floor'))
  })

  test('of two reversals at once one is booked', async () => {
    const mistake = move(fund, worker, 400)
    await inside((tx) => postTransfer(tx, mistake))
    const tries = await Promise.allSettled(
      [newId(), newId(), newId()].map((id) =>
        inside((tx) => reverseTransfer(tx, { id, transferId: mistake.id, occurredOn: '2026-11-22', memo: '冲正' })),
      ),
    )
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect((await inside((tx) => balanceOf(tx, worker))).balanceFen).toBe(10_000)
  })
})

describe('holds', () => {
  test('what is held cannot be spent, and is there again when released', async () => {
    const kept = hold(worker, 9000)
    await inside((tx) => holdAmount(tx, kept))
    await inside((tx) => holdAmount(tx, kept))
    expect(await inside((tx) => balanceOf(tx, worker))).toEqual({
      balanceFen: 10_000,
      heldFen: 9000,
      availableFen: 1000,
    })
    await expect(inside((tx) => postTransfer(tx, move(worker, fund, 1001)))).rejects.toEqual(
      refused('ledger.below-floor'),
    )
    await inside((tx) => releaseHold(tx, kept.id))
    await inside((tx) => releaseHold(tx, kept.id))
    await inside((tx) => postTransfer(tx, move(worker, fund, 1001)))
    expect((await inside((tx) => balanceOf(tx, worker))).availableFen).toBe(8999)
  })

  test('a settled hold takes its transfer once and frees the rest', async () => {
    const kept = hold(worker, 9000)
    const payment = move(worker, fund, 8000)
    await inside((tx) => holdAmount(tx, kept))
    await inside((tx) => settleHold(tx, kept.id, payment))
    await inside((tx) => settleHold(tx, kept.id, payment))
    expect(await inside((tx) => balanceOf(tx, worker))).toEqual({ balanceFen: 2000, heldFen: 0, availableFen: 2000 })
  })

  test('a hold that ended does not end again in another way', async () => {
    const [settled, released] = [hold(worker, 100), hold(worker, 200)]
    await inside(async (tx) => {
      await holdAmount(tx, settled)
      await holdAmount(tx, released)
      await settleHold(tx, settled.id, move(worker, fund, 100))
      await releaseHold(tx, released.id)
    })
    for (const attempt of [
      (tx: Tx) => releaseHold(tx, settled.id),
      (tx: Tx) => settleHold(tx, settled.id, move(worker, fund, 100)),
      (tx: Tx) => settleHold(tx, released.id, move(worker, fund, 100)),
    ]) {
      await expect(inside(attempt)).rejects.toEqual(refused('ledger.hold-ended'))
    }
  })

  test('a settlement takes from the held account and no more than was held', async () => {
    const kept = hold(worker, 100)
    await inside((tx) => holdAmount(tx, kept))
    for (const payment of [move(worker, fund, 101), move(colleague, fund, 50), move(fund, worker, 50)]) {
      await expect(inside((tx) => settleHold(tx, kept.id, payment))).rejects.toEqual(refused('ledger.hold-exceeded'))
    }
  })

  test('holds that cannot be are refused', async () => {
    const kept = hold(worker, 100)
    await inside((tx) => holdAmount(tx, kept))
    const attempts: [string, (tx: Tx) => Promise<void>][] = [
      ['ledger.below-floor', (tx) => holdAmount(tx, hold(worker, 9901))],
      ['ledger.hold-needs-person', (tx) => holdAmount(tx, hold(fund, 1))],
      ['ledger.hold-not-positive', (tx) => holdAmount(tx, hold(worker, 0))],
      ['ledger.hold-differs', (tx) => holdAmount(tx, { ...kept, amountFen: 101 })],
      ['ledger.account-not-found', (tx) => holdAmount(tx, hold(newId(), 1))],
      ['ledger.hold-not-found', (tx) => releaseHold(tx, newId())],
      ['ledger.hold-not-found', (tx) => settleHold(tx, newId(), move(worker, fund, 1))],
    ]
    for (const [code, attempt] of attempts) await expect(inside(attempt)).rejects.toEqual(refused(code))
  })
})

describe('reading', () => {
  test('a fund’s balance is the same before, during and after a checkpoint', async () => {
    const balance = async () => (await inside((tx) => balanceOf(tx, fund))).balanceFen
    expect(await balance()).toBe(-20_000)
    await transaction(system, async (open) => {
      await postTransfer(open, move(fund, worker, 5))
      expect(await checkpointAccounts(systemActor('test'))).toBeGreaterThan(0)
      expect(await balance()).toBe(-20_000)
    })
    expect(await balance()).toBe(-20_005)
    await checkpointAccounts(systemActor('test'))
    expect(await balance()).toBe(-20_005)
    expect(await checkpointAccounts(systemActor('test'))).toBe(0)
  })

  test('a balance can be told as of any past day', async () => {
    await inside((tx) =>
      postTransfers(tx, [
        move(worker, fund, 10, newId(), '2026-12-01'),
        move(fund, worker, 3, newId(), '2026-11-01'),
        move(worker, fund, 4, newId(), '2026-12-03'),
      ]),
    )
    const on = (day: string, account = worker) => inside((tx) => balanceAsOf(tx, account, day))
    expect([await on('2026-10-31'), await on('2026-11-01'), await on('2026-11-30')]).toEqual([0, 3, 10_003])
    expect([await on('2026-12-01'), await on('2026-12-03')]).toEqual([9993, 9989])
    expect([await on('2026-12-02', fund), await on('2026-11-02', fund)]).toEqual([-19_993, -3])
  })

  test('a statement comes page by page, latest day first, every entry once', async () => {
    const days = Array.from({ length: 120 }, (_, at) => `2026-${String(1 + (at % 9)).padStart(2, '0')}-11`)
    await inside((tx) =>
      postTransfers(
        tx,
        days.map((day) => move(fund, worker, 1, newId(), day)),
      ),
    )
    const entries: Entry[] = []
    let place: Place | null = null
    do {
      const page: { entries: Entry[]; next: Place | null } = await inside((tx) => statementOf(tx, worker, place))
      entries.push(...page.entries)
      place = page.next
    } while (place)
    expect(entries).toHaveLength(121)
    expect(new Set(entries.map((entry) => entry.transferId)).size).toBe(121)
    expect(entries.map((entry) => entry.occurredOn)).toEqual(
      entries
        .map((entry) => entry.occurredOn)
        .sort()
        .reverse(),
    )
  })

  test('a worker sees her own account, her officers those of their county, nobody else any', async () => {
    const sees = (who: Scoped) =>
      transaction(who, async (tx) => {
        const balances = await balancesOf(tx, [worker, fund])
        const statement = await statementOf(tx, worker, null)
        const left = await tx.client.query('select from ledger.transfers union all select from ledger.holds')
        return [balances.has(worker), balances.has(fund), statement.entries.length, left.rowCount! > 0]
      })
    expect(await sees({ scope: { role: 'app', orgs: [], personId: workerId } })).toEqual([true, false, 1, true])
    expect(await sees(officerOf(county))).toEqual([true, false, 1, true])
    expect(await sees(officerOf(city))).toEqual([true, true, 1, true])
    expect(await sees(officerOf(newId()))).toEqual([false, false, 0, false])
    await expect(transaction(officerOf(otherCounty), (tx) => balanceOf(tx, worker))).rejects.toEqual(
      refused('ledger.account-not-found'),
    )
    await expect(transaction(officerOf(otherCounty), (tx) => balanceAsOf(tx, worker, '2026-11-21'))).rejects.toEqual(
      refused('ledger.account-not-found'),
    )
  })

  test('neither role writes but through the functions', async () => {
    const tables = ['accounts', 'transfers', 'entries', 'tallies', 'holds']
    const attempts = tables.flatMap((table) => [
      `insert into ledger.${table} default values`,
      `update ledger.${table} set owner_id = owner_id`,
      `delete from ledger.${table}`,
    ])
    for (const role of ['app', 'system'] as const) {
      for (const attempt of attempts) {
        await expect(poolOf(role).query(attempt), `${role}: ${attempt}`).rejects.toThrow('permission denied')
      }
    }
    await expect(poolOf('app').query('select ledger.checkpoint()')).rejects.toThrow('permission denied')
    await expect(poolOf('app').query('select ledger.end_hold(null, null, now())')).rejects.toThrow('permission denied')
  })
})
