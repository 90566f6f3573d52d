import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { systemActor } from '../access/index.ts'
import {
  balancesOf,
  checkpointAccounts,
  holdAmount,
  openAccount,
  postTransfers,
  releaseHold,
  reverseTransfer,
  settleHold,
  type Transfer,
  verifyLedger,
} from './index.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
})

afterAll(async () => {
  await disconnectDatabase()
  await database.drop()
})

/** Two institutions, then three persons whose floors are 0, −500 and none. */
const floors = [null, null, 0, -500, null]

type Step =
  | { verb: 'post'; lines: { account: number; amountFen: number }[][] }
  | { verb: 'replay' | 'reverse' | 'release' | 'checkpoint'; which: number }
  | { verb: 'hold'; account: number; amountFen: number }
  | { verb: 'settle'; which: number; to: number; amountFen: number }

const account = fc.integer({ min: 0, max: 4 })
const amountFen = fc.integer({ min: -600, max: 600 })

/** Any lines; the last one usually balances them, and sometimes it does not. */
const lines = fc
  .tuple(
    fc.array(fc.record({ account, amountFen }), { minLength: 1, maxLength: 4 }),
    account,
    fc.integer({ min: 0, max: 9 }),
  )
  .map(([some, last, off]) => {
    const sum = some.reduce((total, line) => total + line.amountFen, 0)
    return [...some, { account: last, amountFen: (off === 0 ? 1 : 0) - sum }]
  })

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      verb: fc.constant('post' as const),
      lines: fc.array(lines, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      verb: fc.constantFrom('replay' as const, 'reverse' as const, 'release' as const, 'checkpoint' as const),
      which: fc.nat(20),
    }),
  },
  { weight: 3, arbitrary: fc.record({ verb: fc.constant('hold' as const), account, amountFen }) },
  {
    weight: 2,
    arbitrary: fc.record({ verb: fc.constant('settle' as const), which: fc.nat(20), to: account, amountFen }),
  },
)

/** What the books must say, kept on the side by the simplest means. */
type Model = {
  ids: string[]
  balances: number[]
  holds: { id: string; account: number; amountFen: number; open: boolean }[]
  transfers: { transfer: Transfer; moves: number[]; isReversal: boolean; isReversed: boolean }[]
}

const heldOn = (model: Model, at: number) =>
  model.holds.filter((one) => one.open && one.account === at).reduce((sum, one) => sum + one.amountFen, 0)

const fits = (model: Model, moves: number[]) =>
  moves.every(
    (by, at) => by >= 0 || at < 2 || floors[at] === null || model.balances[at]! + by - heldOn(model, at) >= floors[at]!,
  )

function apply(model: Model, moves: number[]): void {
  model.balances = model.balances.map((balance, at) => balance + moves[at]!)
}

function movesOf(lines: { account: number; amountFen: number }[]): number[] {
  return floors.map((_, at) =>
    lines.filter((line) => line.account === at).reduce((sum, line) => sum + line.amountFen, 0),
  )
}

const isSound = (lines: { amountFen: number }[]) =>
  lines.every((line) => line.amountFen !== 0) && lines.reduce((sum, line) => sum + line.amountFen, 0) === 0

function transferOf(model: Model, lines: { account: number; amountFen: number }[]): Transfer {
  return {
    id: newId(),
    kind: 'test.moved',
    subjectId: newId(),
    occurredOn: '2026-11-21',
    memo: '测试',
    lines: lines.map((line) => ({ accountId: model.ids[line.account]!, amountFen: line.amountFen })),
  }
}

/** Runs a verb in its own transaction; true when it was booked, false when the ledger or the database refused it. */
async function books(work: (tx: Tx) => Promise<unknown>): Promise<boolean> {
  return transaction(system, work).then(
    () => true,
    (error) => {
      if (error instanceof Refusal || error.constraint) return false
      throw error
    },
  )
}

async function take(model: Model, step: Step): Promise<void> {
  if (step.verb === 'post') return post(model, step.lines)
  if (step.verb === 'hold') return keep(model, step)
  if (step.verb === 'settle') return settle(model, step)
  if (step.verb === 'checkpoint') return void (await checkpointAccounts(systemActor('test')))
  if (step.verb === 'release') return release(model, step.which)
  const known = model.transfers[step.which % Math.max(1, model.transfers.length)]
  if (!known) return
  if (step.verb === 'replay')
    return void expect(await books((tx) => postTransfers(tx, [known.transfer]))).toBe(!known.isReversal)
  await reverse(model, known)
}

async function post(model: Model, lists: { account: number; amountFen: number }[][]): Promise<void> {
  const transfers = lists.map((one) => transferOf(model, one))
  const total = movesOf(lists.flat())
  const expected = lists.every(isSound) && fits(model, total)
  expect(await books((tx) => postTransfers(tx, transfers))).toBe(expected)
  if (!expected) return
  apply(model, total)
  for (const [at, transfer] of transfers.entries()) {
    model.transfers.push({ transfer, moves: movesOf(lists[at]!), isReversal: false, isReversed: false })
  }
}

async function reverse(model: Model, known: Model['transfers'][number]): Promise<void> {
  const moves = known.moves.map((by) => -by)
  const expected = !known.isReversal && !known.isReversed && fits(model, moves)
  const reversal = { id: newId(), transferId: known.transfer.id, occurredOn: '2026-11-21', memo: '冲正' }
  expect(await books((tx) => reverseTransfer(tx, reversal))).toBe(expected)
  if (!expected) return
  known.isReversed = true
  apply(model, moves)
  model.transfers.push({ transfer: { ...known.transfer, id: reversal.id }, moves, isReversal: true, isReversed: false })
}

async function keep(model: Model, { account, amountFen }: { account: number; amountFen: number }): Promise<void> {
  const expected =
    account >= 2 &&
    amountFen > 0 &&
    fits(
      model,
      floors.map((_, at) => (at === account ? -amountFen : 0)),
    )
  const hold = { id: newId(), accountId: model.ids[account]!, amountFen, subjectId: newId(), memo: '预留' }
  expect(await books((tx) => holdAmount(tx, hold))).toBe(expected)
  if (expected) model.holds.push({ id: hold.id, account, amountFen, open: true })
}

async function release(model: Model, which: number): Promise<void> {
  const hold = model.holds.filter((one) => one.open)[which % 5]
  if (!hold) return
  expect(await books((tx) => releaseHold(tx, hold.id))).toBe(true)
  hold.open = false
}

async function settle(model: Model, step: { which: number; to: number; amountFen: number }): Promise<void> {
  const hold = model.holds[step.which % Math.max(1, model.holds.length)]
  if (!hold) return
  const lines = [
    { account: hold.account, amountFen: -step.amountFen },
    { account: step.to, amountFen: step.amountFen },
  ]
  const moves = movesOf(lines)
  const taken = -moves[hold.account]!
  const expected =
    hold.open &&
    taken > 0 &&
    taken <= hold.amountFen &&
    fits({ ...model, holds: model.holds.filter((one) => one !== hold) }, moves)
  const transfer = transferOf(model, lines)
  expect(await books((tx) => settleHold(tx, hold.id, transfer))).toBe(expected)
  if (!expected) return
  hold.open = false
  apply(model, moves)
  model.transfers.push({ transfer, moves, isReversal: false, isReversed: false })
}

async function openBooks(): Promise<Model> {
  const ids = await transaction(system, async (tx) => {
    const opened: string[] = []
    for (const [at, floor] of floors.entries()) {
      const ownerId = newId()
      const holder = at < 2 ? ('institution' as const) : ('person' as const)
      opened.push(await openAccount(tx, { kind: 'test.any', holder, ownerId, orgPath: [ownerId], floor }))
    }
    return opened
  })
  return { ids, balances: floors.map(() => 0), holds: [], transfers: [] }
}

test('any sequence of verbs keeps every promise, and is refused exactly when it would break one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const model = await openBooks()
      for (const one of steps) await take(model, one)
      const balances = await transaction(system, (tx) => balancesOf(tx, model.ids))
      expect(model.ids.map((id) => balances.get(id)!.balanceFen)).toEqual(model.balances)
      expect(model.ids.map((id) => balances.get(id)!.heldFen)).toEqual(floors.map((_, at) => heldOn(model, at)))
      expect(model.balances.reduce((sum, one) => sum + one, 0)).toBe(0)
    }),
    { numRuns: 40 },
  )
  expect(await transaction(system, verifyLedger)).toEqual([])
})

test('lists of transfers over the same people, in any order and all at once, neither deadlock nor lose a fen', async () => {
  const fund = await transaction(system, (tx) =>
    openAccount(tx, { kind: 'test.fund', holder: 'institution', ownerId: newId(), orgPath: [newId()], floor: null }),
  )
  const people = await Promise.all(
    Array.from({ length: 12 }, () =>
      transaction(system, (tx) =>
        openAccount(tx, { kind: 'test.wallet', holder: 'person', ownerId: newId(), orgPath: [newId()], floor: 0 }),
      ),
    ),
  )
  const between = (from: string, to: string, amountFen: number): Transfer => ({
    id: newId(),
    kind: 'test.moved',
    subjectId: newId(),
    occurredOn: '2026-11-21',
    memo: '测试',
    lines: [
      { accountId: from, amountFen: -amountFen },
      { accountId: to, amountFen },
    ],
  })
  await transaction(system, (tx) =>
    postTransfers(
      tx,
      people.map((id) => between(fund, id, 5000)),
    ),
  )

  const shuffled = (seed: number) => people.map((_, at) => people[(at * 5 + seed) % people.length]!)
  let booked = 0
  const clerk = async (seed: number) => {
    for (let round = 0; round < 10; round++) {
      const order = shuffled(seed * 7 + round)
      const list = order.slice(1).map((to, at) => between(order[at]!, to, 100 + seed + round))
      const spending = between(order[0]!, fund, 40)
      if (await books((tx) => postTransfers(tx, [...list, spending]))) booked += 1
      if (round % 4 === 0) await checkpointAccounts(systemActor('test'))
    }
  }
  await Promise.all(Array.from({ length: 8 }, (_, seed) => clerk(seed)))

  const balances = await transaction(system, (tx) => balancesOf(tx, [fund, ...people]))
  expect([...balances.values()].reduce((sum, one) => sum + one.balanceFen, 0)).toBe(0)
  expect(balances.get(fund)!.balanceFen).toBe(booked * 40 - 60_000)
  expect(booked).toBeGreaterThan(0)
  expect(await transaction(system, verifyLedger)).toEqual([])
})

test('a posting takes its people in the order of their ids, whatever the order of the list', async () => {
  const open = (id: string, holder: 'person' | 'institution') =>
    transaction(system, (tx) =>
      openAccount(tx, {
        id,
        kind: 'test.ordered',
        holder,
        ownerId: newId(),
        orgPath: [id],
        floor: holder === 'person' ? 0 : null,
      }),
    )
  const [low, high] = [newId(), newId()].sort() as [string, string]
  const fund = await open(newId(), 'institution')
  await open(high, 'person')
  await open(low, 'person')
  const grant = (accountId: string): Transfer => ({
    id: newId(),
    kind: 'test.moved',
    subjectId: newId(),
    occurredOn: '2026-11-21',
    memo: '测试',
    lines: [
      { accountId: fund, amountFen: -5 },
      { accountId, amountFen: 5 },
    ],
  })
  await transaction(system, async (tx) => {
    await postTransfers(tx, [grant(low)])
    const waiting = transaction(system, (other) => postTransfers(other, [grant(high), grant(low)]))
    await new Promise((resolve) => setTimeout(resolve, 100))
    await postTransfers(tx, [grant(high)])
    return { waiting }
  }).then(({ waiting }) => waiting)
  const balances = await transaction(system, (tx) => balancesOf(tx, [low, high]))
  expect([low, high].map((id) => balances.get(id)!.balanceFen)).toEqual([10, 10])
})
