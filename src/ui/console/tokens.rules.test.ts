import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseTokens } from './tokens.ts'

const css = readFileSync(new URL('../tokens.css', import.meta.url), 'utf8')

describe('tokens as literal values', () => {
  const { light, dark } = parseTokens(css)

  it('follows a role to the colour behind it', () => {
    expect(light.brand).toBe('#b2222f')
    expect(light['ink-2']).toBe('#595650')
  })

  it('takes the dark value where dark names one, and the light one elsewhere', () => {
    expect(dark.surface).toBe('#1b1a18')
    expect(dark.r2).toBe(light.r2)
  })

  it('leaves no reference behind', () => {
    for (const value of [...Object.values(light), ...Object.values(dark)]) expect(value).not.toContain('var(')
  })

  it('stops at a reference to a property that does not exist', () => {
    expect(() => parseTokens(':root { --gh-a: var(--gh-b); } [data-theme="dark"] { --gh-c: #000; }')).toThrow('--gh-b')
  })
})
