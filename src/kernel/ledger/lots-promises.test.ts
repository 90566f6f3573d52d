import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { releaseClock, stopClock, today } from '../../platform/clock.ts'
import { addDays } from '../../platform/dates.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { sql } from '../../platform/db/sql.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { systemActor } from '../access/index.ts'
import {
  balancesOf,
  checkpointAccounts,
  grantLots,
  holdAmount,
  lotsOf,
  openAccount,
  openGrant,
  refundTransfer,
  releaseHold,
  reverseTransfer,
  settleHold,
  spendLots,
  sweepGrants,
  verifyLedger,
} from './index.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
})

afterAll(async () => {
  releaseClock()
  await disconnectDatabase()
  await database.drop()
})

const wallets = 3
const purposes = [newId(), newId()]

type Lot = { grant: string; purpose: string | null; until: string | null; remaining: number; held: number }
type Taken = { lot: Lot; amount: number }
type Spent = { id: string; wallet: number; taken: Taken[]; amount: number; refunded: boolean; reversed: boolean }
type Granted = { id: string; lots: { wallet: number; lot: Lot; amount: number }[]; reversed: boolean }

/** What the books must say, kept on the side by the simplest means. */
type Model = {
  fund: string
  shop: string
  ids: string[]
  owners: string[]
  lots: Lot[][]
  fundAmount: number
  shopAmount: number
  grants: Granted[]
  spent: Spent[]
  holds: { id: string; wallet: number; taken: Taken[]; amount: number; open: boolean }[]
}

const wallet = fc.nat(wallets - 1)
const amount = fc.integer({ min: 1, max: 400 })
const purpose = fc.constantFrom(0, 1, null)
const which = fc.nat(30)
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      verb: fc.constant('grant' as const),
      amounts: fc.array(amount, { minLength: 1, maxLength: wallets }),
      purpose,
      days: fc.constantFrom(0, 3, 9, null),
    }),
  },
  { weight: 6, arbitrary: fc.record({ verb: fc.constant('spend' as const), wallet, amount, purpose }) },
  { weight: 4, arbitrary: fc.record({ verb: fc.constant('refund' as const), which, amount }) },
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('hold' as const), wallet, amount, purpose }) },
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('settle' as const), which, amount }) },
  {
    weight: 3,
    arbitrary: fc.record({
      verb: fc.constantFrom('release' as const, 'reverse-spending' as const, 'reverse-grant' as const),
      which,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ verb: fc.constantFrom('day' as const, 'sweep' as const, 'checkpoint' as const) }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

const free = (lot: Lot) => lot.remaining - lot.held
const name = (at: number | null) => (at === null ? null : purposes[at]!)

/** True when it was booked, false when the ledger refused it. */
async function books(work: (tx: Tx) => Promise<unknown>): Promise<boolean> {
  return transaction(system, work).then(
    () => true,
    (error) => {
      if (error instanceof Refusal) return false
      throw error
    },
  )
}

function take(lots: Lot[], purposeId: string | null, wanted: number): Taken[] | null {
  const usable = lots
    .filter(
      (lot) => (lot.purpose === null || lot.purpose === purposeId) && (lot.until === null || lot.until >= today()),
    )
    .toSorted((a, b) => (`${a.until ?? '9'} ${a.grant}` < `${b.until ?? '9'} ${b.grant}` ? -1 : 1))
  const taken: Taken[] = []
  let missing = wanted
  for (const lot of usable) {
    const some = Math.min(missing, free(lot))
    if (some > 0) taken.push({ lot, amount: some })
    missing -= some
  }
  return missing === 0 ? taken : null
}

const booking = (id: string) => ({ id, kind: 'test.spent', subjectId: newId(), occurredOn: today(), memo: '测试' })

async function grant(model: Model, { amounts, purpose, days }: Extract<Step, { verb: 'grant' }>): Promise<void> {
  const [id, step] = [newId(), newId()]
  const until = days === null ? null : addDays(today(), days)
  const owners = model.owners.slice(0, amounts.length)
  const give = (tx: Tx) =>
    grantLots(
      tx,
      { grantId: id, transferId: step, memo: '发放', kind: 'test.points', orgPath: [newId()] },
      sql`select * from unnest(${owners}::uuid[], ${amounts}::bigint[]) as r (owner_id, amount)`,
    )
  const opened = {
    id,
    accountId: model.fund,
    purposeId: name(purpose),
    expiresOn: until,
    unspentAccountId: model.fund,
    memo: '节日福利',
  }
  await transaction(system, async (tx) => {
    await openGrant(tx, opened)
    await give(tx)
  })
  expect(await transaction(system, give)).toBe(0)
  const lots = amounts.map((amount, at) => {
    const lot: Lot = { grant: id, purpose: name(purpose), until, remaining: amount, held: 0 }
    model.lots[at]!.push(lot)
    return { wallet: at, lot, amount }
  })
  model.fundAmount -= amounts.reduce((sum, one) => sum + one, 0)
  model.grants.push({ id: step, lots, reversed: false })
}

async function spend(model: Model, step: Extract<Step, { verb: 'spend' }>): Promise<void> {
  const taken = take(model.lots[step.wallet]!, name(step.purpose), step.amount)
  const spending = {
    ...booking(newId()),
    accountId: model.ids[step.wallet]!,
    amountFen: step.amount,
    purposeId: name(step.purpose),
    to: [{ accountId: model.shop, amountFen: step.amount }],
  }
  expect(await books((tx) => spendLots(tx, spending))).toBe(taken !== null)
  if (!taken) return
  for (const { lot, amount } of taken) lot.remaining -= amount
  model.shopAmount += step.amount
  model.spent.push({
    id: spending.id,
    wallet: step.wallet,
    taken,
    amount: step.amount,
    refunded: false,
    reversed: false,
  })
}

async function refund(model: Model, { which, amount }: Extract<Step, { verb: 'refund' }>): Promise<void> {
  const spent = model.spent[which % Math.max(1, model.spent.length)]
  if (!spent) return
  const expected = !spent.reversed && amount <= spent.taken.reduce((sum, one) => sum + one.amount, 0)
  const given = {
    id: newId(),
    transferId: spent.id,
    occurredOn: today(),
    memo: '退款',
    lines: [
      { accountId: model.shop, amountFen: -amount },
      { accountId: model.ids[spent.wallet]!, amountFen: amount },
    ],
  }
  expect(await books((tx) => refundTransfer(tx, given))).toBe(expected)
  if (!expected) return
  let missing = amount
  for (const one of spent.taken.toReversed()) {
    const some = Math.min(missing, one.amount)
    one.amount -= some
    one.lot.remaining += some
    missing -= some
  }
  model.shopAmount -= amount
  spent.refunded = true
}

async function hold(model: Model, step: Extract<Step, { verb: 'hold' }>): Promise<void> {
  const taken = take(model.lots[step.wallet]!, name(step.purpose), step.amount)
  const held = {
    id: newId(),
    accountId: model.ids[step.wallet]!,
    amountFen: step.amount,
    subjectId: newId(),
    memo: '预留',
  }
  expect(await books((tx) => holdAmount(tx, held, name(step.purpose)))).toBe(taken !== null)
  if (!taken) return
  expect(await books((tx) => holdAmount(tx, held, name(step.purpose)))).toBe(true)
  for (const { lot, amount } of taken) lot.held += amount
  model.holds.push({ id: held.id, wallet: step.wallet, taken, amount: step.amount, open: true })
}

async function settle(model: Model, { which, amount }: Extract<Step, { verb: 'settle' }>): Promise<void> {
  const held = model.holds[which % Math.max(1, model.holds.length)]
  if (!held) return
  const expected = held.open && amount <= held.amount
  const transfer = {
    ...booking(newId()),
    lines: [
      { accountId: model.ids[held.wallet]!, amountFen: -amount },
      { accountId: model.shop, amountFen: amount },
    ],
  }
  expect(await books((tx) => settleHold(tx, held.id, transfer))).toBe(expected)
  if (!expected) return
  held.open = false
  let missing = amount
  const taken: Taken[] = []
  for (const one of held.taken) {
    const some = Math.min(missing, one.amount)
    one.lot.held -= one.amount
    one.lot.remaining -= some
    if (some > 0) taken.push({ lot: one.lot, amount: some })
    missing -= some
  }
  model.shopAmount += amount
  model.spent.push({ id: transfer.id, wallet: held.wallet, taken, amount, refunded: false, reversed: false })
}

async function release(model: Model, which: number): Promise<void> {
  const held = model.holds.filter((one) => one.open)[which % 3]
  if (!held) return
  expect(await books((tx) => releaseHold(tx, held.id))).toBe(true)
  held.open = false
  for (const { lot, amount } of held.taken) lot.held -= amount
}

async function reverseSpending(model: Model, which: number): Promise<void> {
  const spent = model.spent[which % Math.max(1, model.spent.length)]
  if (!spent) return
  const expected = !spent.refunded && !spent.reversed
  const reversal = { id: newId(), transferId: spent.id, occurredOn: today(), memo: '冲正' }
  expect(await books((tx) => reverseTransfer(tx, reversal))).toBe(expected)
  if (!expected) return
  spent.reversed = true
  for (const { lot, amount } of spent.taken) lot.remaining += amount
  model.shopAmount -= spent.amount
}

async function reverseGrant(model: Model, which: number): Promise<void> {
  const given = model.grants[which % Math.max(1, model.grants.length)]
  if (!given) return
  const expected = !given.reversed && given.lots.every(({ lot, amount }) => free(lot) === amount)
  const reversal = { id: newId(), transferId: given.id, occurredOn: today(), memo: '冲正' }
  expect(await books((tx) => reverseTransfer(tx, reversal))).toBe(expected)
  if (!expected) return
  given.reversed = true
  for (const { lot, amount } of given.lots) {
    lot.remaining -= amount
    model.fundAmount += amount
  }
}

async function sweep(model: Model): Promise<void> {
  const expired = model.lots.flat().filter((lot) => lot.until !== null && lot.until < today())
  const total = expired.reduce((sum, lot) => sum + free(lot), 0)
  expect(await sweepGrants(systemActor('test'))).toBe(total)
  for (const lot of expired) lot.remaining = lot.held
  model.fundAmount += total
}

async function go(model: Model, step: Step): Promise<void> {
  if (step.verb === 'grant') return grant(model, step)
  if (step.verb === 'spend') return spend(model, step)
  if (step.verb === 'refund') return refund(model, step)
  if (step.verb === 'hold') return hold(model, step)
  if (step.verb === 'settle') return settle(model, step)
  if (step.verb === 'release') return release(model, step.which)
  if (step.verb === 'reverse-spending') return reverseSpending(model, step.which)
  if (step.verb === 'reverse-grant') return reverseGrant(model, step.which)
  if (step.verb === 'sweep') return sweep(model)
  if (step.verb === 'checkpoint') return void (await checkpointAccounts(systemActor('test')))
  stopClock(`${addDays(today(), 1)}T04:00:00.000Z`)
}

async function openBooks(): Promise<Model> {
  const owners = Array.from({ length: wallets }, newId)
  const institution = (kind: string) => ({
    kind,
    holder: 'institution' as const,
    ownerId: newId(),
    orgPath: [newId()],
    floor: null,
    unit: 'points' as const,
  })
  return transaction(system, async (tx) => {
    const fund = await openAccount(tx, institution('test.fund'))
    const shop = await openAccount(tx, institution('test.shop'))
    const ids: string[] = []
    for (const ownerId of owners) {
      ids.push(
        await openAccount(tx, {
          kind: 'test.points',
          holder: 'person',
          ownerId,
          orgPath: [ownerId],
          floor: 0,
          unit: 'points',
          lots: 'kept',
        }),
      )
    }
    return {
      fund,
      shop,
      ids,
      owners,
      lots: owners.map(() => []),
      fundAmount: 0,
      shopAmount: 0,
      grants: [],
      spent: [],
      holds: [],
    }
  })
}

test('any sequence of grants, spendings, refunds, holds, reversals and sweeps leaves every lot as the simplest model has it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
      stopClock('2026-11-01T04:00:00.000Z')
      await sweepGrants(systemActor('test'))
      const model = await openBooks()
      for (const one of steps) await go(model, one)
      await transaction(system, async (tx) => {
        const balances = await balancesOf(tx, [model.fund, model.shop, ...model.ids])
        expect([model.fund, model.shop].map((id) => balances.get(id)!.balanceFen)).toEqual([
          model.fundAmount,
          model.shopAmount,
        ])
        for (const [at, id] of model.ids.entries()) {
          const lots = await lotsOf(tx, id)
          const seen = lots.map((lot) => [lot.grantId, lot.remainingFen, lot.heldFen]).sort()
          expect(seen).toEqual(model.lots[at]!.map((lot) => [lot.grant, lot.remaining, lot.held]).sort())
          expect(balances.get(id)!.balanceFen).toBe(lots.reduce((sum, lot) => sum + lot.remainingFen, 0))
        }
      })
      // Whatever this round left unspent would be swept in the next round's first day.
      stopClock('2027-06-01T04:00:00.000Z')
      await sweepGrants(systemActor('test'))
    }),
    { numRuns: 40 },
  )
  expect(await transaction(system, verifyLedger)).toEqual([])
})
