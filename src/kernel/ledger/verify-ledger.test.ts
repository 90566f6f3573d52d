import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/setup/database.ts'
import { today } from '../../platform/clock.ts'
import { connectDatabase, disconnectDatabase } from '../../platform/db/pool.ts'
import { sql } from '../../platform/db/sql.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import {
  grantLots,
  holdAmount,
  type LedgerRule,
  ledgerFindingText,
  openAccount,
  openGrant,
  postTransfers,
  refundTransfer,
  reverseTransfer,
  settleHold,
  spendLots,
  verifyLedger,
} from './index.ts'

let database: TestDatabase

const city = newId()
const [grant, reversed, reversal, payment, kept, open, lot, spent, promised] = Array.from({ length: 9 }, newId) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]
let fund: string
let worker: string
let wallet: string

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.url)
  await transaction(system, async (tx) => {
    fund = await openAccount(tx, {
      kind: 'test.fund',
      holder: 'institution',
      ownerId: city,
      orgPath: [city],
      floor: null,
    })
    worker = await openAccount(tx, {
      kind: 'test.wallet',
      holder: 'person',
      ownerId: newId(),
      orgPath: [city],
      floor: 0,
    })
    const moved = (id: string, amountFen: number) => ({
      id,
      kind: 'test.moved',
      subjectId: newId(),
      occurredOn: '2026-11-21',
      memo: '测试',
      lines: [
        { accountId: fund, amountFen: -amountFen },
        { accountId: worker, amountFen },
      ],
    })
    const hold = (id: string) => ({ id, accountId: worker, amountFen: 300, subjectId: newId(), memo: '预留' })
    await postTransfers(tx, [moved(grant, 10_000), moved(reversed, 500)])
    await reverseTransfer(tx, { id: reversal, transferId: reversed, occurredOn: '2026-11-21', memo: '冲正' })
    await holdAmount(tx, hold(kept))
    await holdAmount(tx, hold(open))
    await settleHold(tx, kept, moved(payment, -300))
    await openWallet(tx)
  })
})

/** An account with one lot of 100: 40 spent, of those 5 refunded, 20 held. */
async function openWallet(tx: Tx): Promise<void> {
  const points = {
    holder: 'institution' as const,
    ownerId: city,
    orgPath: [city],
    floor: null,
    unit: 'points' as const,
  }
  const source = await openAccount(tx, { ...points, kind: 'test.points-fund' })
  const ownerId = newId()
  wallet = await openAccount(tx, { ...points, kind: 'test.points', holder: 'person', ownerId, floor: 0, lots: 'kept' })
  await openGrant(tx, {
    id: lot,
    accountId: source,
    purposeId: null,
    expiresOn: null,
    unspentAccountId: source,
    memo: '慰问',
  })
  const granting = { grantId: lot, transferId: newId(), memo: '慰问', kind: 'test.points', orgPath: [city] }
  await grantLots(tx, granting, sql`select ${ownerId}::uuid as owner_id, 100::bigint as amount`)
  const booking = { occurredOn: today(), memo: '测试' }
  const to = [{ accountId: source, amountFen: 40 }]
  await spendLots(tx, {
    ...booking,
    id: spent,
    kind: 'test.spent',
    subjectId: newId(),
    accountId: wallet,
    amountFen: 40,
    purposeId: null,
    to,
  })
  const lines = [
    { accountId: source, amountFen: -5 },
    { accountId: wallet, amountFen: 5 },
  ]
  await refundTransfer(tx, { ...booking, id: newId(), transferId: spent, lines })
  await holdAmount(tx, { id: promised, accountId: wallet, amountFen: 20, subjectId: newId(), memo: '预留' })
}

afterAll(async () => {
  await disconnectDatabase()
  await database.drop()
})

/** What verification finds after the owner of the database has run `change`, which is then taken back. */
async function findingsAfter(change: string): Promise<unknown[]> {
  const found: unknown[] = []
  const undone = new Error('undone')
  await transaction(system, async (tx) => {
    await tx.client.query('set local role none')
    await tx.client.query(change)
    found.push(...(await verifyLedger(tx)))
    throw undone
  }).catch((error) => {
    if (error !== undone) throw error
  })
  return found
}

test('sound books have no finding', async () => {
  expect(await transaction(system, verifyLedger)).toEqual([])
})

test('each kind of broken row is named', async () => {
  const names = async (
    change: string,
    finding: { rule: LedgerRule; rowId: string; line?: number; amountFen?: number },
  ) => expect(await findingsAfter(change), change).toContainEqual(expect.objectContaining(finding))

  await names(`update ledger.entries set amount = amount + 1 where transfer_id = '${grant}' and amount > 0`, {
    rule: 'transfer-not-zero',
    rowId: grant,
    amountFen: 1,
  })
  await names(`delete from ledger.entries where transfer_id = '${grant}'`, { rule: 'transfer-not-zero', rowId: grant })
  await names(`update ledger.accounts set unit = 'points' where id = '${fund}'`, {
    rule: 'transfer-mixes-units',
    rowId: payment,
  })
  await names(`delete from ledger.transfers where id = '${grant}'`, {
    rule: 'entry-without-transfer',
    rowId: grant,
    line: 2,
  })
  await names(`update ledger.entries set account_id = owner_id where transfer_id = '${grant}' and line = 1`, {
    rule: 'entry-without-account',
    rowId: grant,
    line: 1,
    amountFen: -10_000,
  })
  await names(`update ledger.entries set occurred_on = '2026-11-20' where transfer_id = '${grant}' and line = 2`, {
    rule: 'entry-on-another-day',
    rowId: grant,
    line: 2,
  })
  await names(`update ledger.accounts set balance = balance + 7 where id = '${worker}'`, {
    rule: 'balance-not-the-sum',
    rowId: worker,
    amountFen: 7,
  })
  await names('delete from ledger.tallies', { rule: 'balance-not-the-sum', rowId: fund, amountFen: 9700 })
  await names(
    `alter table ledger.accounts drop constraint accounts_never_below_their_floor; update ledger.accounts set floor = 9401 where id = '${worker}'`,
    { rule: 'balance-below-floor', rowId: worker, amountFen: 1 },
  )
  await names(`update ledger.accounts set held = 0 where id = '${worker}'`, {
    rule: 'held-not-the-sum',
    rowId: worker,
    amountFen: -300,
  })
  await names(`update ledger.holds set amount = 299 where id = '${open}'`, {
    rule: 'held-not-the-sum',
    rowId: worker,
    amountFen: 1,
  })
  await names(`update ledger.entries set amount = 2 * amount where transfer_id = '${reversal}'`, {
    rule: 'reversal-not-the-mirror',
    rowId: reversal,
  })
  await names(`update ledger.transfers set reverses = '${newId()}' where id = '${reversal}'`, {
    rule: 'reversal-not-the-mirror',
    rowId: reversal,
  })
  await names(`update ledger.holds set settled_by = '${newId()}' where id = '${kept}'`, {
    rule: 'hold-settled-by-nothing',
    rowId: kept,
    amountFen: 300,
  })
})

test('each kind of broken row of a lot is named', async () => {
  const names = async (change: string, rule: LedgerRule, rowId: string, amountFen: number | null) =>
    expect(await findingsAfter(change), change).toContainEqual({ rule, rowId, line: null, amountFen })
  const ofLot = `where grant_id = '${lot}'`

  await names(`update ledger.lots set remaining = remaining - 1 ${ofLot}`, 'lot-not-the-sum', wallet, -1)
  await names(`update ledger.lots set remaining = remaining - 1 ${ofLot}`, 'lots-not-the-balance', wallet, 1)
  await names(`update ledger.accounts set lotted = false where id = '${wallet}'`, 'lots-not-the-balance', wallet, 0)
  await names(`update ledger.lots set held = held - 3 ${ofLot}`, 'lot-held-not-the-sum', wallet, -3)
  await names(`delete from ledger.grants where id = '${lot}'`, 'lot-without-grant', wallet, 0)
  await names(`update ledger.lots set granted = granted + 9 ${ofLot}`, 'lot-without-grant', wallet, 9)
  await names(`delete from ledger.lot_moves where transfer_id = '${spent}'`, 'lot-moves-not-the-entry', spent, -40)
  await names(
    `update ledger.lot_moves set amount = -39 where transfer_id = '${spent}'`,
    'lot-moves-not-the-entry',
    spent,
    -1,
  )
  await names(`update ledger.hold_lots set amount = 19 ${ofLot}`, 'hold-lots-not-the-hold', promised, 1)
  await names(
    `update ledger.entries set amount = 9 * amount where transfer_id in (select id from ledger.transfers where refunds = '${spent}')`,
    'refund-exceeds',
    spent,
    null,
  )
})

test('the database itself refuses a balance below its floor and a transfer reversed twice', async () => {
  await expect(findingsAfter(`update ledger.accounts set balance = 299 where id = '${worker}'`)).rejects.toThrow(
    'accounts_never_below_their_floor',
  )
  await expect(
    findingsAfter(`update ledger.transfers set reverses = '${reversed}' where id = '${grant}'`),
  ).rejects.toThrow('transfers_reversed_once')
})

test('every finding has its sentence', () => {
  for (const sentence of Object.values(ledgerFindingText)) expect(sentence).toContain('{rowId}')
})
