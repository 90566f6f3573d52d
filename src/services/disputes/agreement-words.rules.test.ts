import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sumInWords } from './agreement.text.ts'

test.each([
  [900_000, '玖仟元整'],
  [1_800_000, '壹万捌仟元整'],
  [10_050, '壹佰元零伍角整'.replace('零', '')],
  [100_005, '壹仟元零伍分'],
  [1_000_100_000, '壹仟万壹仟元整'],
  [1_000_010_000, '壹仟万零壹佰元整'],
  [10_100, '壹佰零壹元整'],
  [101_000_000, '壹佰零壹万元整'],
  [1_000_000_000_00, '壹拾亿元整'.replace('壹拾亿', '壹拾亿')],
  [100_000_000_00, '壹亿元整'],
  [100_000_001_00, '壹亿零壹元整'],
  [12_345_678_90, '壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元玖角整'],
  [0, '零元整'],
  [5, '伍分'],
  [50, '伍角整'],
])('%i fen are %s', (fen, words) => {
  expect(sumInWords(fen)).toBe(words)
})

test('every sum is said in one way, and reads back to itself', () => {
  const value: Record<string, number> = Object.fromEntries([...'零壹贰叁肆伍陆柒捌玖'].map((one, at) => [one, at]))
  const read = (words: string) => {
    const [whole, rest] = words.includes('元') ? words.split('元') : ['', words]
    let [yuan, group, digit] = [0, 0, 0]
    for (const one of whole!) {
      if (one in value) digit = value[one]!
      else if (one === '万' || one === '亿') {
        yuan += (group + digit) * (one === '万' ? 10_000 : 100_000_000)
        group = digit = 0
      } else {
        group += digit * { 拾: 10, 佰: 100, 仟: 1000 }[one]!
        digit = 0
      }
    }
    const of = (unit: string) => value[new RegExp(`(.)${unit}`).exec(rest!)?.[1] ?? '零']!
    return (yuan + group + digit) * 100 + of('角') * 10 + of('分')
  }
  fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (fen) => read(sumInWords(fen)) === fen))
})
