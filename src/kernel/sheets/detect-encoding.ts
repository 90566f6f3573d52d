import type { FileHandle } from 'node:fs/promises'
import type { SheetEncoding } from './model.ts'

const blockBytes = 65_536
const enoughEvidence = 400

/**
 * Tells UTF-8 from GB18030 by the longer characters of a file: those of UTF-8 text are well formed, those of GB18030
 * text seldom look so. Counting rather than failing at the first fault keeps a UTF-8 file with a few spoilt rows
 * UTF-8. Blocks of pure ASCII say nothing and are passed over one by one, so memory stays flat in any file.
 */
export async function detectEncoding(file: FileHandle): Promise<SheetEncoding> {
  const block = Buffer.alloc(blockBytes)
  const evidence = { wellFormed: 0, malformed: 0 }
  let position = 0
  while (evidence.wellFormed + evidence.malformed < enoughEvidence) {
    const { bytesRead } = await file.read(block, 0, blockBytes, position)
    if (bytesRead === 0) break
    position += bytesRead
    weigh(block.subarray(0, bytesRead), evidence)
  }
  return evidence.malformed > evidence.wellFormed ? 'gb18030' : 'utf-8'
}

/** Adds what the longer characters of a block say. One that the block's edge cuts says nothing. */
function weigh(block: Buffer, evidence: { wellFormed: number; malformed: number }): void {
  let at = 0
  while (at < block.length && evidence.wellFormed + evidence.malformed < enoughEvidence) {
    const lead = block[at]!
    if (lead < 0x80) {
      at += 1
      continue
    }
    const length = utf8Length(lead)
    if (at + length > block.length) return
    if (length > 0 && continues(block, at + 1, at + length)) {
      evidence.wellFormed += 1
      at += length
    } else {
      evidence.malformed += 1
      at += 1
    }
  }
}

function utf8Length(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  if (lead >= 0xf0 && lead <= 0xf4) return 4
  return 0
}

function continues(block: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    if (block[at]! < 0x80 || block[at]! > 0xbf) return false
  }
  return true
}
