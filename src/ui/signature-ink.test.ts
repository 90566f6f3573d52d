import { expect, test } from 'vitest'
import { inkLength } from './signature-ink.ts'

test('a tap has no ink, a stroke has its length, several add up', () => {
  const across = [
    { x: 0, y: 0 },
    { x: 3, y: 4 },
  ]
  expect(inkLength([[{ x: 9, y: 9 }]])).toBe(0)
  expect(inkLength([across])).toBe(5)
  expect(inkLength([across, across])).toBe(10)
})
