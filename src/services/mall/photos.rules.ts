/** What a photograph says of itself in its first bytes. */
export type Picture = { readonly kind: 'jpeg' | 'png'; readonly width: number; readonly height: number }

/** Longest edge of the two sizes in which photographs are kept; browsers make them before they are sent. */
export const pictureEdges = { small: 400, large: 1600 } as const

/** Kind and size of a JPEG or PNG, read from its headings without decoding it; null for anything else. */
export function readPicture(bytes: Uint8Array): Picture | null {
  return readPng(bytes) ?? readJpeg(bytes)
}

function readPng(bytes: Uint8Array): Picture | null {
  const head = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  if (bytes.length < 24 || head.some((byte, at) => bytes[at] !== byte)) return null
  const view = viewOf(bytes)
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

function readJpeg(bytes: Uint8Array): Picture | null {
  const view = viewOf(bytes)
  for (const { marker, at } of segmentsOf(bytes)) {
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame && at + 9 <= bytes.length)
      return { kind: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
  }
  return null
}

type Segment = { readonly marker: number; readonly at: number; readonly end: number }

/** The segments of a JPEG before its picture begins. */
function segmentsOf(bytes: Uint8Array): Segment[] {
  const segments: Segment[] = []
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return segments
  const view = viewOf(bytes)
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1]!
    if (marker === 0xda) break
    const end = at + 2 + view.getUint16(at + 2)
    if (end > bytes.length || end < at + 4) return []
    segments.push({ marker, at, end })
    at = end
  }
  return segments
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Marks that a JPEG carries besides the picture: where it was taken, with which phone, a comment. Colours stay right. */
function isRemark({ marker }: Segment): boolean {
  return (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee) || marker === 0xfe
}

const pictureChunks = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'sRGB', 'gAMA', 'cHRM', 'iCCP'])

/**
 * The same photograph without what it tells besides: a phone writes into it where it was taken. What stands behind the end of
 * the picture goes too.
 */
export function withoutRemarks(bytes: Uint8Array, { kind }: Picture): Uint8Array {
  return kind === 'jpeg' ? bareJpeg(bytes) : barePng(bytes)
}

function bareJpeg(bytes: Uint8Array): Uint8Array {
  const segments = segmentsOf(bytes)
  const kept = segments.filter((segment) => !isRemark(segment)).map(({ at, end }) => bytes.subarray(at, end))
  const scan = bytes.subarray(segments.at(-1)?.end ?? 2)
  return joined([bytes.subarray(0, 2), ...kept, scan.subarray(0, endOfScan(scan))])
}

/** Behind the mark `FF D9`; the whole where there is none, and the reader of the picture will say so. */
function endOfScan(scan: Uint8Array): number {
  for (let at = 0; at + 1 < scan.length; at += 1) if (scan[at] === 0xff && scan[at + 1] === 0xd9) return at + 2
  return scan.length
}

function barePng(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes)
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (end > bytes.length) break
    if (pictureChunks.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') break
    at = end
  }
  return joined(kept)
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
