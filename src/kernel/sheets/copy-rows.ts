import type { Day } from '../../platform/dates.ts'

/** Opens a binary COPY stream of PostgreSQL: signature, no flags, no header extension. */
export const copyHeader = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')

const postgresDayZero = Date.parse('2000-01-01T00:00:00Z')
const dayMs = 86_400_000

/**
 * Rows for PostgreSQL's binary COPY, written field by field into one growing buffer.
 * Fields must come in the order and of the types of the table's columns: the server checks no more than their lengths.
 */
export class CopyRows {
  #buffer: Buffer<ArrayBuffer>
  #length = 0
  readonly #knownDays = new Map<Day, number>()

  constructor(expectedBytes: number) {
    this.#buffer = Buffer.from(new ArrayBuffer(Math.max(expectedBytes, 4096)))
  }

  startRow(fields: number): void {
    this.#reserve(2)
    this.#length = this.#buffer.writeInt16BE(fields, this.#length)
  }

  null(): void {
    this.#reserve(4)
    this.#length = this.#buffer.writeInt32BE(-1, this.#length)
  }

  int4(value: number): void {
    this.#reserve(8)
    this.#length = this.#buffer.writeInt32BE(value, this.#buffer.writeInt32BE(4, this.#length))
  }

  /** A safe integer into a bigint column. */
  int8(value: number): void {
    this.#reserve(12)
    const at = this.#buffer.writeInt32BE(8, this.#length)
    const high = Math.floor(value / 0x1_0000_0000)
    this.#length = this.#buffer.writeUInt32BE(value - high * 0x1_0000_0000, this.#buffer.writeInt32BE(high, at))
  }

  /** The caller sees to it that the text has no NUL, which no text column can hold. */
  text(value: string): void {
    this.#reserve(4 + value.length * 3)
    const bytes = this.#buffer.write(value, this.#length + 4, 'utf8')
    this.#buffer.writeInt32BE(bytes, this.#length)
    this.#length += 4 + bytes
  }

  bytes(value: Uint8Array): void {
    this.#reserve(4 + value.length)
    const at = this.#buffer.writeInt32BE(value.length, this.#length)
    this.#buffer.set(value, at)
    this.#length = at + value.length
  }

  /** 32 hexadecimal digits without dashes. */
  uuid(hex: string): void {
    this.#reserve(20)
    const at = this.#buffer.writeInt32BE(16, this.#length)
    this.#length = at + this.#buffer.write(hex, at, 16, 'hex')
  }

  day(day: Day): void {
    let days = this.#knownDays.get(day)
    if (days === undefined) {
      days = (Date.parse(`${day}T00:00:00Z`) - postgresDayZero) / dayMs
      this.#knownDays.set(day, days)
    }
    this.int4(days)
  }

  /** The rows written so far, in a buffer of their own size that may be transferred to another thread; then starts anew. */
  take(): Buffer<ArrayBuffer> {
    const capacity = this.#buffer.length
    const taken = Buffer.from(this.#buffer.buffer.transfer(this.#length))
    this.#buffer = Buffer.from(new ArrayBuffer(capacity))
    this.#length = 0
    return taken
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#buffer.length) return
    const larger = Buffer.from(new ArrayBuffer((this.#length + bytes) * 2))
    this.#buffer.copy(larger, 0, 0, this.#length)
    this.#buffer = larger
  }
}
