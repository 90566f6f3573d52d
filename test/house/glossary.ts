export type GlossaryRow = { readonly line: number; readonly chinese: string; readonly words: readonly string[] }
export type Glossary = { readonly rows: readonly GlossaryRow[]; readonly banned: readonly string[] }

/** Reads GLOSSARY.md: rows of six columns are words, rows of two are words that are not used. */
export function readGlossary(text: string): Glossary {
  const rows: GlossaryRow[] = []
  const banned: string[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const cells = line.startsWith('|')
      ? line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim())
      : []
    if (/^-+$/.test(cells[0] ?? '-') || cells[0] === '中文' || cells[0] === 'not') continue
    if (cells.length === 6) rows.push({ line: index + 1, chinese: cells[0]!, words: quoted(cells[2]!) })
    else if (cells.length === 2) banned.push(...quoted(cells[0]!))
    else
      throw new Error(`GLOSSARY.md:${index + 1} has ${cells.length} columns; a word has six, a word not used has two`)
  }
  return { rows, banned }
}

function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!)
}

/** Words of the code that have no row. */
export function withoutRow(glossary: Glossary, words: readonly string[]): string[] {
  const known = new Set(glossary.rows.flatMap((row) => row.words))
  return words.filter((word) => !known.has(word)).sort()
}

/** Words of the glossary that the code does not say. */
export function unused(glossary: Glossary, words: readonly string[]): string[] {
  const said = new Set(words)
  return glossary.rows.flatMap(({ line, words: listed }) => {
    if (listed.length === 0) return [`GLOSSARY.md:${line} has no code word`]
    return listed.filter((word) => !said.has(word)).map((word) => `GLOSSARY.md:${line} ${word} is used nowhere`)
  })
}
