import type { Id } from './ids.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const dayOrInstant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}\.\d{3}Z)?$/

/** Where a page ended: a day or an instant, and the id of its last row. */
export type Cursor = { readonly at: string; readonly id: Id }

export function encodeCursor({ at, id }: Cursor): string {
  return `${at}~${id}`
}

/** Null for what no page ended with. */
export function decodeCursor(text: string): Cursor | null {
  const [at = '', id = ''] = text.split('~')
  return dayOrInstant.test(at) && uuid.test(id) ? { at, id } : null
}
