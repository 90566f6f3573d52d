import { type Cursor, decodeCursor } from '../../platform/cursor.ts'
import { refusal } from './errors.ts'

/** Null for the first page; refuses `voices.cursor-unknown`. */
export function cursorOf(text: string | undefined): Cursor | null {
  if (!text) return null
  const cursor = decodeCursor(text)
  if (!cursor) throw refusal('voices.cursor-unknown')
  return cursor
}
