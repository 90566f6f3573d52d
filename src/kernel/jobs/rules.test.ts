import { expect, test } from 'vitest'
import { secondsUntilNextTry } from './rules.ts'

test('a job that faults waits four times as long each time, and fails for good at the sixth fault', () => {
  expect([0, 1, 2, 3, 4, 5, 9].map(secondsUntilNextTry)).toEqual([3, 12, 48, 192, 768, null, null])
})
