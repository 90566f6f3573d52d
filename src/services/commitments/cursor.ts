import type { Id } from '../../platform/ids.ts'

/** Where a page ended: the year and the id of its last row. */
export function sayPlace({ year, id }: { readonly year: number; readonly id: Id }): string {
  return `${year}.${id}`
}

/** Whatever was not made by `sayPlace` begins at the start. */
export function placeOf(cursor: string | undefined): { readonly year: number; readonly id: Id } | undefined {
  const found = /^(\d{4})\.([0-9a-f-]{36})$/.exec(cursor ?? '')
  return found ? { year: Number(found[1]), id: found[2]! } : undefined
}
