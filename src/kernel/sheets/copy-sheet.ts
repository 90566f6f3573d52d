import { copyHeader } from './copy-rows.ts'
import { mapInWorkers, type WorkerVerb } from './map-in-workers.ts'
import type { Sheet, SheetChunk, SheetEncoding, SheetKind } from './model.ts'

/** What became of the rows of one chunk: good ones as rows of a binary COPY, the others as rejects. */
export type CopiedChunk<Reject> = {
  readonly rows: number
  readonly copyRows: Uint8Array<ArrayBuffer>
  readonly rejects: readonly Reject[]
  readonly readBytes: number
}

/** A run of the file, in file order. rows = accepted + rejects. */
export type CopyBatch<Reject> = {
  readonly rows: number
  /** A piece of one binary COPY: those of all batches, one after the other, are the whole stream. */
  readonly copyRows: Buffer
  readonly rejects: readonly Reject[]
  readonly bytesRead: number
  readonly bytes: number
  readonly kind: SheetKind
  readonly encoding: SheetEncoding
}

export type CopyPlan<Setup, Reject> = {
  readonly setup: Setup
  readonly verb: WorkerVerb<Setup, SheetChunk, CopiedChunk<Reject>>
  /** The module that answers tasks with `verb`. */
  readonly script: URL
  /** Threads that check and seal what is not small; 0 does it in the caller's own. */
  readonly workers: number
}

/** A thread takes longer to start than as many bytes to be read. */
const smallBytes = 65_536

/** Turns a sheet into one binary COPY stream and its rejects, in constant memory and in file order. */
export async function* copySheet<Setup, Reject>(
  sheet: Sheet,
  plan: CopyPlan<Setup, Reject>,
): AsyncGenerator<CopyBatch<Reject>> {
  const { kind, encoding } = sheet.layout
  let ahead: Buffer = copyHeader
  for await (const { rows, copyRows, rejects, readBytes } of copiedChunks(sheet, plan)) {
    const copied = Buffer.from(copyRows.buffer, copyRows.byteOffset, copyRows.length)
    yield {
      rows,
      copyRows: ahead.length === 0 ? copied : Buffer.concat([ahead, copied]),
      rejects,
      bytesRead: readBytes,
      bytes: sheet.bytes,
      kind,
      encoding,
    }
    ahead = Buffer.alloc(0)
  }
}

async function* copiedChunks<Setup, Reject>(
  sheet: Sheet,
  { setup, verb, script, workers }: CopyPlan<Setup, Reject>,
): AsyncGenerator<CopiedChunk<Reject>> {
  if (workers > 0 && sheet.bytes > smallBytes) {
    const transferOf = (chunk: SheetChunk) => (chunk.kind === 'csv' ? [chunk.bytes.buffer] : [])
    yield* mapInWorkers<Setup, SheetChunk, CopiedChunk<Reject>>(sheet.chunks(), { script, setup, workers, transferOf })
    return
  }
  const copy = verb(setup)
  for await (const chunk of sheet.chunks()) yield copy(chunk).result
}
