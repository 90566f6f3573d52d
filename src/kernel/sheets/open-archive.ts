import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { refusal } from './errors.ts'

/** A ZIP file by the names of its entries; `read` yields an entry's bytes as they inflate. */
export type Archive = {
  readonly has: (name: string) => boolean
  readonly inflatedBytes: (name: string) => number
  readonly read: (name: string) => AsyncGenerator<Buffer>
}

type Entry = {
  readonly stored: boolean
  readonly packed: number
  readonly inflated: number
  readonly offset: number
  readonly checksum: number
}

const directoryEnd = 0x06054b50
const directoryEnd64 = 0x06064b50
const directoryEnd64Locator = 0x07064b50
const directoryEntry = 0x02014b50
const sentinel = 0xffffffff
const encryptedFlag = 1

/** A sheet of a million rows and twenty columns inflates to about 1.5 GB; honest ones pack 10 to 60 times. */
const maxInflatedBytes = 4 * 1024 ** 3
const maxRatio = 250
const ratioCountsFromBytes = 16 * 1024 * 1024
const maxDirectoryBytes = 16 * 1024 * 1024
const pieceBytes = 256 * 1024

/**
 * Reads a ZIP directory without inflating anything. Refuses a bomb by the sizes it declares, and while reading an
 * entry as soon as it inflates beyond what it declared.
 */
export async function openArchive(path: string): Promise<Archive> {
  const file = await open(path)
  const entries = await readDirectory(file).finally(() => file.close())
  const inflated = [...entries.values()].reduce((sum, entry) => sum + entry.inflated, 0)
  const tooDense = [...entries.values()].some(
    (entry) => entry.inflated > ratioCountsFromBytes && entry.inflated > entry.packed * maxRatio,
  )
  if (inflated > maxInflatedBytes || tooDense) throw refusal('sheets.bomb')

  const get = (name: string): Entry => {
    const entry = entries.get(name)
    if (!entry) throw refusal('sheets.damaged')
    return entry
  }
  return {
    has: (name) => entries.has(name),
    inflatedBytes: (name) => get(name).inflated,
    read: (name) => inflateEntry(path, get(name)),
  }
}

async function* inflateEntry(path: string, entry: Entry): AsyncGenerator<Buffer> {
  if (entry.packed === 0) return
  const start = await startOfContent(path, entry)
  const packed = createReadStream(path, { start, end: start + entry.packed - 1, highWaterMark: pieceBytes })
  const inflating = entry.stored ? packed : packed.pipe(createInflateRaw({ chunkSize: pieceBytes }))
  packed.on('error', (fault) => inflating.destroy(fault))
  let inflated = 0
  let checksum = 0
  try {
    for await (const piece of inflating) {
      inflated += piece.length
      if (inflated > entry.inflated) throw refusal('sheets.bomb')
      checksum = crc32(piece, checksum)
      yield piece
    }
  } catch (fault) {
    throw isZlibFault(fault) ? refusal('sheets.damaged') : fault
  } finally {
    packed.destroy()
  }
  if (inflated < entry.inflated || checksum !== entry.checksum) throw refusal('sheets.damaged')
}

/** Behind the local header, whose name and extra field may differ in length from those of the directory. */
async function startOfContent(path: string, entry: Entry): Promise<number> {
  const file = await open(path)
  const header = await readAt(file, entry.offset, 30).finally(() => file.close())
  return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
}

function isZlibFault(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && String(fault.code).startsWith('Z_')
}

async function readDirectory(file: FileHandle): Promise<Map<string, Entry>> {
  const { size: bytes } = await file.stat()
  const tail = await readAt(file, Math.max(0, bytes - 65_557), Math.min(bytes, 65_557))
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end === -1 || tail.length - end < 22 || tail.readUInt32LE(end) !== directoryEnd) throw refusal('sheets.damaged')
  const place = await directoryPlace(file, tail, end)
  if (place.size > maxDirectoryBytes) throw refusal('sheets.bomb')

  const directory = await readAt(file, place.offset, place.size)
  const entries = new Map<string, Entry>()
  let at = 0
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === directoryEntry) {
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28)
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30)
    const method = directory.readUInt16LE(at + 10)
    if (directory.readUInt16LE(at + 8) & encryptedFlag || (method !== 0 && method !== 8))
      throw refusal('sheets.damaged')
    const sizes = entrySizes(directory, at, directory.subarray(nameEnd, extraEnd))
    entries.set(directory.toString('utf8', at + 46, nameEnd), {
      stored: method === 0,
      checksum: directory.readUInt32LE(at + 16),
      ...sizes,
    })
    at = extraEnd + directory.readUInt16LE(at + 32)
  }
  return entries
}

async function directoryPlace(file: FileHandle, tail: Buffer, end: number): Promise<{ size: number; offset: number }> {
  const size = tail.readUInt32LE(end + 12)
  const offset = tail.readUInt32LE(end + 16)
  const locator = end - 20
  if (offset !== sentinel || locator < 0 || tail.readUInt32LE(locator) !== directoryEnd64Locator)
    return { size, offset }
  const end64 = await readAt(file, Number(tail.readBigUInt64LE(locator + 8)), 56)
  if (end64.readUInt32LE(0) !== directoryEnd64) throw refusal('sheets.damaged')
  return { size: Number(end64.readBigUInt64LE(40)), offset: Number(end64.readBigUInt64LE(48)) }
}

/** Sizes and offset of an entry; where they do not fit 32 bits they stand, in this order, in its ZIP64 field. */
function entrySizes(
  directory: Buffer,
  at: number,
  extra: Buffer,
): { packed: number; inflated: number; offset: number } {
  const wide = wideField(extra)
  let next = 0
  const widened = (value: number): number => {
    if (value !== sentinel || wide.length < next + 8) return value
    next += 8
    return Number(wide.readBigUInt64LE(next - 8))
  }
  const inflated = widened(directory.readUInt32LE(at + 24))
  const packed = widened(directory.readUInt32LE(at + 20))
  return { inflated, packed, offset: widened(directory.readUInt32LE(at + 42)) }
}

function wideField(extra: Buffer): Buffer {
  let at = 0
  while (at + 4 <= extra.length) {
    const length = extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === 1) return extra.subarray(at + 4, at + 4 + length)
    at += 4 + length
  }
  return extra.subarray(0, 0)
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead < length) throw refusal('sheets.damaged')
  return buffer
}
