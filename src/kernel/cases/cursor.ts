import { refusal } from './errors.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const dayOrInstant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}\.\d{3}Z)?$/

/** Where a page ended: a day or instant and the id of its last case. */
export type Cursor = readonly [at: string, id: string]

export function encodeCursor(cursor: Cursor): string {
  return cursor.join('~')
}

/** Refuses `cases.cursor-unknown`. */
export function decodeCursor(text: string): Cursor {
  const [at = '', id = ''] = text.split('~')
  if (!dayOrInstant.test(at) || !uuid.test(id)) throw refusal('cases.cursor-unknown')
  return [at, id]
}
