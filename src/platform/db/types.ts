import pg from 'pg'

const { builtins } = pg.types

const bigintArray = 1016

/**
 * How values come out: `bigint` as a safe integer, `date` as `YYYY-MM-DD`, `timestamptz` as an ISO instant.
 * The driver's own `date` would become midnight in the server's zone, a day early in UTC.
 */
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, safeInteger],
  [builtins.DATE, (text) => text],
  [builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
  [bigintArray, (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(safeInteger))],
])

export const readTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const parser = format === 'binary' ? undefined : parsers.get(oid)
    return parser ?? pg.types.getTypeParser(oid, format)
  },
} as pg.CustomTypesConfig

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond the safe integers`)
  return value
}
