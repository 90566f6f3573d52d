import { describe, expect, test } from 'vitest'
import type { RowProblem } from '../../kernel/sheets/index.ts'
import { readDay } from '../../kernel/sheets/index.ts'
import { type RejectCode, type SettlementField, settlementFields } from './settlements.model.ts'
import { checkSettlement, describeReject } from './settlements.rules.ts'
import { rejectText } from './settlements.text.ts'

const today = '2026-11-21'

const good: Record<SettlementField, string> = {
  settlementNo: 'JS2026110001',
  idNumber: '11010519491231002X',
  name: '张三',
  hospitalCode: 'H0012',
  hospitalName: '滨江市第一人民医院',
  hospitalLevel: '三级甲等',
  admittedOn: '2026-07-01',
  dischargedOn: '2026-07-12',
  diagnosisCode: 'N18.501',
  diagnosisName: '慢性肾脏病5期',
  total: '18410.20',
  fund: '10000.00',
  major: '2410.20',
  own: '6000.00',
  settledOn: '2026-07-13',
  kind: '正常',
  originalNo: '',
}

function check(change: Partial<typeof good> = {}, problem: RowProblem | null = null) {
  const row = { ...good, ...change }
  return checkSettlement(
    settlementFields.map((field) => row[field]),
    problem,
    today,
  )
}

/** The sentences a row is rejected with, by code. */
function sentences(
  change: Partial<typeof good>,
  problem: RowProblem | null = null,
): Partial<Record<RejectCode, string>> {
  const { reject } = check(change, problem)
  return Object.fromEntries((reject?.codes ?? []).map((code) => [code, describeReject(code, reject!.facts)]))
}

describe('a row in order', () => {
  test('becomes a settlement in fen and days', () => {
    expect(check()).toEqual({
      reject: null,
      settlement: {
        settlementNo: 'JS2026110001',
        idNumber: '11010519491231002X',
        name: '张三',
        hospitalCode: 'H0012',
        hospitalName: '滨江市第一人民医院',
        hospitalLevel: '三级甲等',
        admittedOn: '2026-07-01',
        dischargedOn: '2026-07-12',
        diagnosisCode: 'N18.501',
        diagnosisName: '慢性肾脏病5期',
        totalFen: 1_841_020,
        fundFen: 1_000_000,
        majorFen: 241_020,
        ownFen: 600_000,
        settledOn: '2026-07-13',
        kind: 'normal',
        originalNo: null,
      },
    })
  })

  test('writes days in four ways, and amounts with or without separators and decimals', () => {
    for (const [admittedOn, dischargedOn] of [
      ['2026/7/1', '20260712'],
      ['2026/07/01', '2026/07/12'],
      ['46204', '46215'],
    ]) {
      expect(check({ admittedOn, dischargedOn }).settlement).toMatchObject({
        admittedOn: '2026-07-01',
        dischargedOn: '2026-07-12',
      })
    }
    expect(check({ total: '18,410.2', fund: '10,000', major: '2410.20', own: '6000.0' }).settlement).toMatchObject({
      totalFen: 1_841_020,
      fundFen: 1_000_000,
      ownFen: 600_000,
    })
    expect(check({ total: '0', fund: '0.00', major: '0', own: '0.0' }).settlement).toMatchObject({
      totalFen: 0,
      ownFen: 0,
    })
    expect(check({ total: '9999999999.99', fund: '9999999999.99', major: '0', own: '0' }).settlement!.totalFen).toBe(
      999_999_999_999,
    )
  })

  test('may have spaces around its cells and a small x in the id number', () => {
    const spaced = Object.fromEntries(settlementFields.map((field) => [field, ` ${good[field]}\u3000\t`]))
    expect(check({ ...spaced, idNumber: ' 11010519491231002x ' })).toEqual(check())
  })

  test('corrects or reverses an earlier one', () => {
    expect(check({ kind: '冲正', originalNo: 'JS2026070001' }).settlement).toMatchObject({
      kind: 'reversal',
      originalNo: 'JS2026070001',
    })
    expect(check({ kind: '更正', originalNo: 'JS2026070001' }).settlement).toMatchObject({
      kind: 'correction',
      originalNo: 'JS2026070001',
    })
  })

  test('may be of one day, and of today', () => {
    expect(check({ admittedOn: today, dischargedOn: today, settledOn: today }).reject).toBeNull()
  })

  test('may leave the hospital and the name of the diagnosis open', () => {
    expect(check({ hospitalCode: '', hospitalName: '', hospitalLevel: '', diagnosisName: '' }).reject).toBeNull()
  })
})

describe('a row is rejected', () => {
  test.each<[Partial<typeof good>, Partial<Record<RejectCode, string>>]>([
    [{ settlementNo: ' ' }, { 'settlement-no-missing': '缺少结算流水号' }],
    [{ idNumber: '' }, { 'id-number-missing': '缺少证件号码' }],
    [{ idNumber: '1101051949123100X' }, { 'id-number-length': '证件号 17 位，应为 18 位' }],
    [{ idNumber: '110105491231002' }, { 'id-number-length': '证件号 15 位，应为 18 位' }],
    [{ idNumber: '11010519491231O02X' }, { 'id-number-character': '证件号第 15 位不是数字' }],
    [{ idNumber: '110105194902300026' }, { 'id-number-birth-date': '证件号第 7 至 14 位不是真实日期' }],
    [{ idNumber: '110105194912310021' }, { 'id-number-check-digit': '证件号第 18 位应为 X，文件为 1' }],
    [{ name: '' }, { 'name-missing': '缺少姓名' }],
    [{ diagnosisCode: '' }, { 'diagnosis-code-missing': '缺少诊断编码' }],
    [{ admittedOn: '2026-02-30' }, { 'date-malformed': '不是真实日期：入院日期「2026-02-30」' }],
    [
      { admittedOn: '', settledOn: '2026年7月13日' },
      { 'date-malformed': '不是真实日期：入院日期「」、结算日期「2026年7月13日」' },
    ],
    [
      { admittedOn: '2026-07-30', dischargedOn: '2026-07-03' },
      { 'discharged-before-admitted': '出院 2026-07-03 早于入院 2026-07-30' },
    ],
    [{ settledOn: '2026-07-11' }, { 'settled-before-discharged': '结算 2026-07-11 早于出院 2026-07-12' }],
    [{ settledOn: '2026-11-22' }, { 'date-in-future': '晚于导入当天：结算日期「2026-11-22」' }],
    [{ major: '2410.205' }, { 'amount-malformed': '不是最多两位小数的金额：大病支付「2410.205」' }],
    [{ fund: '', own: '6千' }, { 'amount-malformed': '不是最多两位小数的金额：统筹支付「」、个人自付「6千」' }],
    [{ own: '1e3', total: '13410.20' }, { 'amount-malformed': '不是最多两位小数的金额：个人自付「1e3」' }],
    [{ total: '18,41,0.20' }, { 'amount-malformed': '不是最多两位小数的金额：总费用「18,41,0.20」' }],
    [{ fund: '-1000.00', total: '7410.20' }, { 'amount-negative': '金额不能为负：统筹支付「-1000.00」' }],
    [
      { fund: '10000000000.00', total: '10000008410.20' },
      { 'amount-too-large': '金额不合常理：总费用「100…10.20」、统筹支付「100…00.00」' },
    ],
    [{ total: '18401.20' }, { 'amounts-do-not-add-up': '统筹+大病+自付 = 18,410.20，总费用 18,401.20' }],
    [{ total: '18410.21' }, { 'amounts-do-not-add-up': '统筹+大病+自付 = 18,410.20，总费用 18,410.21' }],
    [{ kind: '退费' }, { 'kind-unknown': '结算类型「退费」不是正常、冲正或更正' }],
    [{ kind: '' }, { 'kind-unknown': '结算类型「」不是正常、冲正或更正' }],
    [{ kind: '冲正' }, { 'original-no-missing': '冲正行缺少原结算流水号' }],
    [{ originalNo: 'JS1' }, { 'original-no-unexpected': '正常行不应有原结算流水号 JS1' }],
    [{ kind: '更正', originalNo: 'JS2026110001' }, { 'original-no-own': '原结算流水号就是本行的流水号 JS2026110001' }],
    [{ settlementNo: 'J'.repeat(65) }, { 'text-too-long': `内容过长：结算流水号「${'J'.repeat(24)}…」` }],
  ])('%j', (change, expected) => {
    expect(sentences(change)).toEqual(expected)
  })

  test('for all that is wrong with it, not only the first', () => {
    expect(
      check({ idNumber: '1', name: '', admittedOn: 'x', dischargedOn: '2026-12-01', total: '-1', kind: '冲正' }).reject!
        .codes,
    ).toEqual([
      'name-missing',
      'id-number-length',
      'date-malformed',
      'settled-before-discharged',
      'date-in-future',
      'amount-negative',
      'amounts-do-not-add-up',
      'original-no-missing',
    ])
  })

  test.each<[RowProblem, Partial<typeof good>, Partial<Record<RejectCode, string>>]>([
    [
      { code: 'too-few-fields', expected: 17, actual: 16 },
      { idNumber: 'x' },
      { 'too-few-fields': '只有 16 个字段，应有 17 个' },
    ],
    [
      { code: 'too-many-fields', expected: 17, actual: 18 },
      { total: 'x' },
      { 'too-many-fields': '有 18 个字段，应有 17 个' },
    ],
    [{ code: 'broken-quotes' }, { name: '' }, { 'broken-quotes': '引号不成对，分不清字段' }],
    [
      { code: 'undecodable', column: '姓名', position: 1 },
      { name: '\uFFFD华', total: '1' },
      { undecodable: '姓名第 1 字无法识别', 'amounts-do-not-add-up': '统筹+大病+自付 = 18,410.20，总费用 1.00' },
    ],
    [
      { code: 'numeric-id', column: '证件号码' },
      { idNumber: '1.1010519491231E+17' },
      { 'numeric-id': '证件号码在工作簿里存成了数字，末几位已经丢失，应存成文本' },
    ],
  ])('as reading found: %j', (problem, change, expected) => {
    expect(sentences(change, problem)).toEqual(expected)
  })

  test('without repeating a number that slipped into the wrong column', () => {
    expect(sentences({ admittedOn: '11010519491231002X' })['date-malformed']).toBe('不是真实日期：入院日期「110…02X」')
  })
})

test('every reason has a label and a sentence', () => {
  for (const { label, sentence } of Object.values(rejectText)) {
    expect(label).not.toBe('')
    expect(sentence).not.toBe('')
  }
})

test('a day that does not exist, or is written otherwise, is none', () => {
  for (const text of [
    '',
    '2026-7',
    '2026-13-01',
    '20260230',
    '2026.07.01',
    '2026-07-01 08:00',
    '26-07-01',
    '2026071',
    '123',
    '1234567',
  ]) {
    expect(readDay(text)).toBeNull()
  }
})
