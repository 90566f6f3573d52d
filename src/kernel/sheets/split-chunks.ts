import type { FileHandle } from 'node:fs/promises'
import { refusal } from './errors.ts'
import type { Delimiter, SheetChunk } from './model.ts'
import { wholeRecords } from './records.rules.ts'

/** Measured: 128 KiB to 1 MiB are equally fast; larger ones only cost memory. */
const usualChunkBytes = 256 * 1024
const maxRecordBytes = 8 * 1024 * 1024
const lineFeed = 10
const quote = 34

/**
 * Cuts a CSV file into runs of whole records, each in a buffer of its own that may be transferred to a thread.
 * Only one run is held at a time. Refuses a file in which one record alone passes 8 MiB.
 */
export async function* splitChunks(
  file: FileHandle,
  from: number,
  delimiter: Delimiter,
  chunkBytes: number = usualChunkBytes,
): AsyncGenerator<SheetChunk & { kind: 'csv' }> {
  const { size } = await file.stat()
  let position = from
  let firstLine = 1
  let carried: Uint8Array<ArrayBuffer> = new Uint8Array(0)
  for (;;) {
    const block = new Uint8Array(carried.length + chunkBytes)
    block.set(carried)
    const { bytesRead } = await file.read(block, carried.length, chunkBytes, position)
    position += bytesRead
    const filled = block.subarray(0, carried.length + bytesRead)
    const ended = position >= size || bytesRead === 0
    const end = ended ? filled.length : endOfWholeRecords(filled, delimiter.charCodeAt(0))
    carried = filled.slice(end)
    if (carried.length > maxRecordBytes)
      throw refusal('sheets.line-too-long', { line: firstLine, limit: maxRecordBytes / 1024 / 1024 })
    if (end > 0) {
      const lines = countLines(filled, end)
      yield {
        kind: 'csv',
        bytes: filled.subarray(0, end),
        firstLine,
        holdsHeadings: firstLine === 1,
        readBytes: position - carried.length,
      }
      firstLine += lines
    }
    if (ended) return
  }
}

function endOfWholeRecords(bytes: Uint8Array, delimiter: number): number {
  if (bytes.indexOf(quote) === -1) return bytes.lastIndexOf(lineFeed) + 1
  return wholeRecords(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'),
    delimiter,
    'more-follows',
  )
}

function countLines(bytes: Uint8Array, end: number): number {
  let lines = 0
  for (let at = bytes.indexOf(lineFeed); at !== -1 && at < end; at = bytes.indexOf(lineFeed, at + 1)) lines += 1
  return lines
}
