import { refusal } from './errors.ts'
import { elementsOf, textOfRuns } from './read-xml.ts'

/** A workbook's table of texts. */
export type SharedTexts = { readonly at: (index: number) => string }

const segmentBytes = 4 * 1024 * 1024

/**
 * Keeps the table as UTF-8 in segments and cuts a text out when asked: two million texts take 50 MB, as strings 1 GB.
 * A text that does not fit the rest of a segment begins the next one.
 */
export async function readSharedTexts(source: AsyncIterable<Buffer>): Promise<SharedTexts> {
  const segments: Buffer[] = []
  let ends = new Uint32Array(1024)
  let count = 0
  let end = 0
  for await (const elements of elementsOf(source, 'si')) {
    for (const element of elements) {
      const text = textOfRuns(element)
      const bytes = Buffer.byteLength(text)
      if (bytes > segmentBytes) throw refusal('sheets.damaged')
      if ((end % segmentBytes) + bytes > segmentBytes) end = segments.length * segmentBytes
      if (end + bytes > segments.length * segmentBytes) segments.push(Buffer.alloc(segmentBytes))
      segments.at(-1)?.write(text, end % segmentBytes)
      end += bytes
      if (count === ends.length) ends = doubled(ends)
      ends[count] = end
      count += 1
    }
  }

  const at = (index: number): string => {
    const textEnd = ends[index]
    if (textEnd === undefined || index >= count) throw refusal('sheets.damaged')
    const before = index === 0 ? 0 : ends[index - 1]!
    if (textEnd === before) return ''
    const segment = Math.floor((textEnd - 1) / segmentBytes)
    const base = segment * segmentBytes
    return segments[segment]!.toString('utf8', Math.max(before, base) - base, textEnd - base)
  }
  return { at }
}

function doubled(ends: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(ends.length * 2)
  larger.set(ends)
  return larger
}
