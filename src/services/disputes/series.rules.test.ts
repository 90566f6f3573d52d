import fc from 'fast-check'
import { expect, test } from 'vitest'
import { displayYuan } from '../../platform/money.ts'
import { readSeries } from './series.rules.ts'

test('a pasted line is a worker with her months, from a sheet or typed with commas of either kind', () => {
  const li = '李建国\t130302198001011234\t13800000000\t2025-10\t4500\t2025-11\t4,500.00'
  const wang = '王芳，130302198001011235，，2025-11，3200.5'
  expect(readSeries(`${li.replace('4,500.00', '4500.00')}\r\n\r\n${wang}\n`)).toEqual({
    workers: [
      {
        ...{ name: '李建国', idNumber: '130302198001011234', phone: '13800000000' },
        wages: [
          { month: '2025-10-01', owedFen: 450_000 },
          { month: '2025-11-01', owedFen: 450_000 },
        ],
      },
      {
        ...{ name: '王芳', idNumber: '130302198001011235', phone: '' },
        wages: [{ month: '2025-11-01', owedFen: 320_050 }],
      },
    ],
    faults: [],
  })
})

test('a line that is no worker says what is missing, under its own number', () => {
  const lines = ['李建国,1303', '王芳,1303,138,2025-13,100', '赵强,1303,138,2025-10,百元', '钱多,1303,138,2025-10,0']
  expect(readSeries(lines.join('\n'))).toEqual({
    workers: [],
    faults: [
      { row: 1, fault: 'short' },
      { row: 2, fault: 'month' },
      { row: 3, fault: 'sum' },
      { row: 4, fault: 'sum' },
    ],
  })
})

test('no fen and no line is lost, whatever is pasted', () => {
  const sums = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(sums, (owed) => {
      const pasted = owed.map((fen, at) => `职工${at},id${at},,2025-10,${displayYuan(fen).replaceAll(',', '')}`)
      const { workers, faults } = readSeries(pasted.join('\n'))
      expect(faults).toEqual([])
      expect(workers.flatMap((one) => one.wages.map((wage) => wage.owedFen))).toEqual(owed)
    }),
  )
})
