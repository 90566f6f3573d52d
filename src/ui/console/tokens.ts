/** Literal values of the custom properties by their name, without the leading `--gh-`. */
export type Tokens = Readonly<Record<string, string>>

/**
 * Reads `tokens.css` into literal values, once for light and once for dark.
 * A colour library cannot compute with `var(--gh-grey-900)`, so every reference is followed to its end.
 * A reference to a property that does not exist stops the build.
 */
export function parseTokens(css: string): { light: Tokens; dark: Tokens } {
  const text = css.replace(/\/\*[\s\S]*?\*\//g, '')
  const light = declarations(text, /:root\s*\{([^}]*)\}/)
  const dark = { ...light, ...declarations(text, /\[data-theme=["']dark["']\]\s*\{([^}]*)\}/) }
  return { light: resolved(light), dark: resolved(dark) }
}

function declarations(css: string, block: RegExp): Record<string, string> {
  const body = block.exec(css)?.[1]
  if (!body) throw new Error(`tokens.css has no block ${block.source}`)
  return Object.fromEntries(
    [...body.matchAll(/--gh-([\w-]+)\s*:\s*([^;]+);/g)].map((found) => [found[1]!, found[2]!.trim()]),
  )
}

function resolved(raw: Record<string, string>): Tokens {
  const follow = (value: string): string =>
    value.replace(/var\(--gh-([\w-]+)\)/g, (_, name: string) => {
      const next = raw[name]
      if (next === undefined) throw new Error(`tokens.css refers to --gh-${name}, which does not exist`)
      return follow(next)
    })
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, follow(value)]))
}
