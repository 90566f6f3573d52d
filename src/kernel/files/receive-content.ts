import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import type { Content, Incoming, Kind } from './model.ts'
import { contentPath, incomingFolder } from './places.ts'
import { cleanName, decideType, kindOfArchive, type Limits, limitsOf, requireKindInReach, sniffKind } from './rules.ts'

const headBytes = 4096
const tailBytes = 1024 ** 2

/**
 * Takes bytes in without holding them in memory: to a place aside, hashed on the way, judged as soon as their beginning is there,
 * and moved under their digest when they are complete and on the disk. Whatever goes wrong before leaves nothing.
 */
export async function receiveContent(incoming: Incoming): Promise<Content> {
  const limits = limitsOf(incoming.purpose)
  await mkdir(incomingFolder(), { recursive: true })
  const aside = join(incomingFolder(), newId())
  const file = await open(aside, 'wx+', 0o600)
  try {
    const content = await writeAside(file, incoming, limits)
    await file.sync()
    await moveInto(aside, contentPath(content.digest))
    return content
  } finally {
    await file.close()
    await rm(aside, { force: true })
  }
}

async function writeAside(file: FileHandle, { name, purpose, stream }: Incoming, limits: Limits): Promise<Content> {
  const hash = createHash('sha256')
  let head = Buffer.alloc(0)
  let sniffed: Kind | null = null
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes > limits.most) throw refusal('files.too-large', { limit: limits.mostText })
    hash.update(chunk)
    await file.appendFile(chunk)
    if (sniffed) continue
    head = Buffer.concat([head, chunk.subarray(0, headBytes)])
    if (head.length >= headBytes) sniffed = kindInReach(head, limits)
  }
  if (bytes === 0) throw refusal('files.empty')
  sniffed ??= kindInReach(head, limits)

  const kind = sniffed === 'zip' ? kindOfArchive(await tailOf(file, bytes)) : sniffed
  const cleaned = cleanName(name, kind)
  return { name: cleaned, purpose, type: decideType(cleaned, kind, limits.kinds), bytes, digest: hash.digest('hex') }
}

function kindInReach(head: Buffer, limits: Limits): Kind {
  const kind = sniffKind(head.subarray(0, headBytes))
  requireKindInReach(kind, limits.kinds)
  return kind
}

async function tailOf(file: FileHandle, bytes: number): Promise<Uint8Array> {
  const length = Math.min(bytes, tailBytes)
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, bytes - length)
  return buffer
}

/** The folder is synced too: without that a power cut may forget the new name. */
async function moveInto(aside: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await rename(aside, path)
  const folder = await open(dirname(path), 'r')
  await folder.sync().finally(() => folder.close())
}
