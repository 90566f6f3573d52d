import { expect, test } from 'vitest'
import { holdsMarkup } from './markup.ts'

test('markup and scripts are told from what workers write', () => {
  for (const text of [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '点这里 javascript:alert(1)',
    '</div>',
  ])
    expect(holdsMarkup(text), text).toBe(true)
  for (const text of ['工资<5000 的岗位', '温度 > 38 度还在上班', '3<4 且 5>2', '中控室《规程》', 'a < b'])
    expect(holdsMarkup(text), text).toBe(false)
})
