import { guardFormula } from './guard-formula.ts'
import type { Cell } from './model.ts'

/** Control characters that XML 1.0 cannot carry. */
const unwritable = /[[\p{Cc}\uFFFE\uFFFF]--[\t\n\r]]/gv

/**
 * Writes a workbook of one sheet piece by piece as its rows come, the headings frozen on top; beyond a million rows it
 * goes on in further sheets. Text stays text: an id number keeps all its digits. Formulas are defused. A `banner`
 * stands in a row above the headings, frozen with them.
 */
export async function* writeXlsx(
  sheetName: string,
  headings: readonly string[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
  banner?: string | undefined,
): AsyncGenerator<Uint8Array> {
  const { writeXlsxStream } = await import('hucre/xlsx')
  const tops = banner === undefined ? [headings] : [[banner, ...headings.slice(1).map(() => '')], headings]
  yield* writeXlsxStream(guarded(below(tops.slice(1), rows)), {
    name: sheetName,
    columns: tops[0]!.map((heading) => ({ header: guardFormula(writable(heading)) })),
    freezePane: { rows: tops.length },
  })
}

async function* below(
  tops: readonly (readonly Cell[])[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): AsyncGenerator<readonly Cell[]> {
  yield* tops
  yield* rows
}

async function* guarded(rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>): AsyncGenerator<Cell[]> {
  for await (const row of rows)
    yield row.map((cell) => (typeof cell === 'number' ? cell : guardFormula(writable(cell))))
}

function writable(text: string): string {
  return text.toWellFormed().replace(unwritable, '\uFFFD')
}
