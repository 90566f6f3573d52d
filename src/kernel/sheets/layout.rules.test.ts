import { describe, expect, test } from 'vitest'
import { decideDelimiter, decideLayout } from './layout.rules.ts'

const columns = { required: ['姓名', '证件号码'], optional: ['备注'] }

describe('headings', () => {
  test('columns are found in any order, and what is not asked for is left alone', () => {
    const layout = decideLayout(['序号', '证件号码', '姓名'], columns, {})
    expect(layout.columns).toEqual(['姓名', '证件号码', '备注'])
    expect(layout.positions).toEqual([2, 1, -1])
  })

  test('spaces, line breaks, full-width forms and a byte order mark in a heading do not matter', () => {
    expect(decideLayout(['\uFEFF姓 名', '证件\n号码　'], columns, {}).positions).toEqual([0, 1, -1])
    expect(decideLayout(['ＩＤ', '姓名'], { required: ['id', '姓名'], optional: [] }, {}).positions).toEqual([0, 1])
  })

  test('a sender names columns in other words, and the words chosen for a column go before its own', () => {
    expect(decideLayout(['参保人', '身份证'], columns, { 参保人: '姓名', 身份证: '证件号码' }).positions).toEqual([
      0, 1, -1,
    ])
    expect(decideLayout(['姓名', '参保人', '证件号码'], columns, { 参保人: '姓名' }).positions).toEqual([1, 2, -1])
  })

  test('a file without required columns is refused whole, naming all of them', () => {
    expect(() => decideLayout(['备注'], columns, {})).toThrow(
      expect.objectContaining({ code: 'sheets.column-missing', facts: { columns: ['姓名', '证件号码'] } }),
    )
  })

  test('a file with one column twice is refused whole', () => {
    expect(() => decideLayout(['姓名', '证件号码', '姓名 '], columns, {})).toThrow(
      expect.objectContaining({ code: 'sheets.column-twice', facts: { columns: ['姓名'] } }),
    )
  })

  test('a mapping to a column that does not exist is refused', () => {
    expect(() => decideLayout(['姓名', '证件号码'], columns, { 电话: '手机' })).toThrow(
      expect.objectContaining({ code: 'sheets.mapping-to-unknown-column', facts: { columns: ['手机'] } }),
    )
  })

  test('the delimiter is the one under which most columns are named', () => {
    expect(decideDelimiter('姓名,证件号码\n', columns, {})).toBe(',')
    expect(decideDelimiter('姓名\t证件号码,旧\n', columns, {})).toBe('\t')
    expect(decideDelimiter('"姓名";"证件号码";a,b,c,d\n', columns, {})).toBe(';')
    expect(decideDelimiter('a;b;c\n', columns, {})).toBe(';')
  })
})
