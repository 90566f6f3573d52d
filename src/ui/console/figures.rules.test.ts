import { describe, expect, it } from 'vitest'
import { count, percent, size, timeLeft } from './figures.ts'

describe('figures as people read them', () => {
  it('groups thousands and says sizes in a spoken unit', () => {
    expect(count(1_234_567)).toBe('1,234,567')
    expect(size(15_309_209)).toBe('14.6 MB')
    expect(size(812)).toBe('812 B')
  })

  it('gives a share of nothing as nothing', () => {
    expect(percent(0, 0)).toBe('0%')
    expect(percent(491, 500)).toBe('98.2%')
  })

  it('guesses the rest of a job from its pace, and not before there is one', () => {
    const started = '2026-11-20T02:00:00.000Z'
    expect(timeLeft(started, 0, 100, Date.parse(started) + 10_000)).toBeNull()
    expect(timeLeft(started, 50, 100, Date.parse(started) + 10_000)).toBe('约剩 10 秒')
    expect(timeLeft(started, 10, 100, Date.parse(started) + 60_000)).toBe('约剩 9 分钟')
  })
})
