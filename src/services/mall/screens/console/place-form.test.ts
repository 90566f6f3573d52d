import { expect, test } from 'vitest'
import { readPoint, writePoint } from './place-form.ts'

test('a place is typed as degrees north and east; nothing is no place, anything else is wrong', () => {
  expect(readPoint('42.8881，125.1437')).toEqual({ latitude: 42.8881, longitude: 125.1437 })
  expect(readPoint(writePoint(42.8881, 125.1437))).toEqual({ latitude: 42.8881, longitude: 125.1437 })
  expect(readPoint(' ')).toBeNull()
  expect(['125.1437,42.8881', '42.8', '北纬 42', '42.8,190'].map(readPoint)).toEqual([
    'wrong',
    'wrong',
    'wrong',
    'wrong',
  ])
  expect(writePoint(null, null)).toBe('')
})
