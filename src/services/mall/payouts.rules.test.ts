import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatYuan } from '../../platform/money.ts'
import { decideBankAnswer, type ExpectedPayment, isBankAccount, type Stand, standAfter } from './payouts.rules.ts'

const payment = (place: number, more: Partial<ExpectedPayment> = {}): ExpectedPayment => ({
  id: `p${place}`,
  place,
  amount: place * 100,
  state: 'sent',
  problem: null,
  ...more,
})
const row = (place: number, result: string, reason = '', amount = formatYuan(place * 100)) => ({
  line: place + 1,
  cells: ['FK1', `${place}`, amount, result, reason],
})

test('the bank’s answer is read whole or not at all, and each fault is named by its line', () => {
  const two = [payment(1), payment(2)]
  expect(decideBankAnswer('FK1', two, [row(1, '成功'), row(2, '失败', '账号不符')])).toEqual({
    answers: [
      { id: 'p1', problem: null },
      { id: 'p2', problem: '账号不符' },
    ],
  })
  const fault = (...rows: ReturnType<typeof row>[]) => decideBankAnswer('FK1', two, rows)
  expect(fault(row(3, '成功'))).toMatchObject({ fault: { line: 4, problem: 'place-unknown' } })
  expect(fault(row(1, '成功'), row(1, '成功'))).toMatchObject({ fault: { problem: 'place-twice' } })
  expect(fault(row(1, '成功', '', '9.99'))).toMatchObject({ fault: { problem: 'amount-differs' } })
  expect(fault(row(1, '也许'))).toMatchObject({ fault: { problem: 'result-unknown' } })
  expect(fault(row(1, '失败'))).toMatchObject({ fault: { problem: 'reason-missing' } })
  expect(decideBankAnswer('FK2', two, [row(1, '成功')])).toEqual({ fault: { kind: 'another', found: 'FK1' } })
})

test('what was answered once is never answered otherwise, and the same answer again changes nothing', () => {
  const known = [payment(1, { state: 'paid' }), payment(2, { state: 'failed', problem: '账号不符' })]
  expect(decideBankAnswer('FK1', known, [row(1, '成功'), row(2, '失败', '账号不符')])).toEqual({ answers: [] })
  expect(decideBankAnswer('FK1', known, [row(1, '失败', '退票')])).toMatchObject({ fault: { before: '成功' } })
  expect(decideBankAnswer('FK1', known, [row(2, '成功')])).toMatchObject({ fault: { before: '账号不符' } })
})

test('whatever is done with a settlement, it is paid only when confirmed and sent, and paid is the end', () => {
  const moves = ['confirm', 'dispute', 'answer', 'send', 'pay', 'fail'] as const
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...moves)), (tried) => {
      let stand: Stand = 'open'
      let confirmed = false
      for (const move of tried) {
        const next = standAfter(stand, move)
        if (next === null) continue
        if (stand === 'paid') throw new Error('paid is the end')
        if (next === 'confirmed') confirmed = true
        if (next === 'paid') expect([stand, confirmed]).toEqual(['sent', true])
        stand = next
      }
    }),
  )
})

test('an account number is digits', () => {
  expect([isBankAccount('6222020200112230'), isBankAccount('1234567'), isBankAccount('62220x0200112230')]).toEqual([
    true,
    false,
    false,
  ])
})
