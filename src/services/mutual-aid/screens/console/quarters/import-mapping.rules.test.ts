import { describe, expect, it } from 'vitest'
import { faultOf, headingOf, remapped } from './import-mapping.ts'

const columns = ['证件号码', '姓名', '总费用']

describe('headings of a sender’s file', () => {
  it('a file with every column has no fault', () => {
    expect(faultOf(columns, { 身份证号: '证件号码', 姓名: '姓名', 医疗总费用: '总费用' })).toBeNull()
  })

  it('columns nobody names are told together', () => {
    expect(faultOf(columns, { 姓名: '姓名' })).toContain('证件号码、总费用')
  })

  it('a heading chosen for a second column leaves the first without one', () => {
    const mapping = remapped({ 号码: '证件号码', 姓名: '姓名' }, '总费用', '号码')
    expect(headingOf(mapping, '证件号码')).toBeNull()
    expect(headingOf(mapping, '总费用')).toBe('号码')
  })

  it('a column may be read from no heading again', () => {
    expect(headingOf(remapped({ 姓名: '姓名' }, '姓名', null), '姓名')).toBeNull()
  })
})
