import type { Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import { refusal } from './errors.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Where a page ended: when its last occasion starts or ends, and its id. */
export type Cursor = { readonly at: Instant; readonly id: Id }

export function encodeCursor({ at, id }: Cursor): string {
  return `${at}~${id}`
}

/** Refuses `occasions.cursor-unknown`. */
export function decodeCursor(text: string): Cursor {
  const [at = '', id = ''] = text.split('~')
  if (!instant.test(at) || !uuid.test(id)) throw refusal('occasions.cursor-unknown')
  return { at, id }
}
