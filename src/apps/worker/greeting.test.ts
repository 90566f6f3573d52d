import { expect, test } from 'vitest'
import { addressed, greetingAt } from './greeting.ts'

test.each([
  ['陈建国', '陈师傅'],
  ['陈静', '陈师傅'],
  ['欧阳文君', '欧阳师傅'],
  ['欧阳', '欧师傅'],
  ['买买提·艾力', '买买提·艾力'],
  ['Anna', 'Anna'],
])('%s is addressed as %s', (name, said) => {
  expect(addressed(name)).toBe(said)
})

test.each([
  [6, '上午好'],
  [11, '中午好'],
  [13, '下午好'],
  [23, '晚上好'],
])('at %i o’clock the greeting is %s', (hour, said) => {
  expect(greetingAt(hour)).toBe(said)
})
