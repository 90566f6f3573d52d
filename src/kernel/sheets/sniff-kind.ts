import { refusal } from './errors.ts'
import type { SheetKind } from './model.ts'

const zip = Buffer.from('PK\x03\x04', 'latin1')
const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** Tells a workbook from delimited text by its first bytes, never by its name; refuses whatever is neither. */
export function sniffKind(head: Buffer): SheetKind {
  if (startsWith(head, zip)) return 'xlsx'
  if (startsWith(head, compoundFile)) throw refusal('sheets.old-workbook')
  const start = head.subarray(0, 64).toString('latin1').trimStart()
  if (start.startsWith('%PDF') || start.startsWith('<') || head.subarray(0, 1024).includes(0))
    throw refusal('sheets.unknown-kind')
  return 'csv'
}

function startsWith(head: Buffer, magic: Buffer): boolean {
  return head.subarray(0, magic.length).equals(magic)
}
