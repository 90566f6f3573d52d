import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillTemplate, type TemplateField, unknownFields } from './templates.rules.ts'
import { templateFields } from './text.ts'

const facts: Record<TemplateField, string> = {
  number: 'SQ2026-000001',
  title: '拖欠工资',
  state: '办理中',
  due: '2026年11月30日',
  org: '东风纺织厂工会',
  desk: '江东区总工会',
  today: '2026年11月23日',
}

test('places are filled from the case, and what is no place stays', () => {
  expect(fillTemplate('【编号】“【事由】”由【办理单位】办理，【期限】前答复。【未知】', facts)).toBe(
    'SQ2026-000001“拖欠工资”由江东区总工会办理，2026年11月30日前答复。【未知】',
  )
  expect(unknownFields('【编号】【未知】【未知】')).toEqual(['未知'])
})

test('whatever a case says, it is told as it stands and never read as a place', () => {
  const field = fc.constantFrom(...(Object.keys(templateFields) as TemplateField[]))
  fc.assert(
    fc.property(field, fc.string(), fc.string(), (key, said, before) => {
      const plain = before.replace(/[【】]/g, '')
      const filled = fillTemplate(`${plain}【${templateFields[key]}】`, { ...facts, [key]: said })
      expect(filled).toBe(plain + said)
    }),
  )
})
