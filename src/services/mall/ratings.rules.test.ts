import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPicture, withoutRemarks } from './photos.rules.ts'
import { countChange, decideRating, isPraise, termEnd } from './ratings.rules.ts'

const received = { state: 'received', receivedAt: '2026-09-10T15:30:00.000Z' } as const

test('a line is rated from receipt to the end of the last day of the term, by days of Shanghai', () => {
  expect(termEnd(received.receivedAt, 30)).toBe('2026-10-10T16:00:00.000Z')
  expect(decideRating(received, 30, '2026-10-10T15:59:59.999Z')).toBe('open')
  expect(decideRating(received, 30, '2026-10-10T16:00:00.000Z')).toBe('over')
  expect(decideRating({ state: 'shipped', receivedAt: null }, 30, received.receivedAt)).toBe('not-received')
})

test('whatever is rated and changed, the counts are those of the stars as they stand', () => {
  const stars = fc.integer({ min: 1, max: 5 })
  fc.assert(
    fc.property(fc.array(fc.array(stars, { minLength: 1 })), (lines) => {
      const counts = { ratings: 0, praises: 0 }
      for (const given of lines) {
        for (const [at, one] of given.entries()) {
          const change = countChange(at === 0 ? null : given[at - 1]!, one)
          counts.ratings += change.ratings
          counts.praises += change.praises
        }
      }
      expect(counts).toEqual({
        ratings: lines.length,
        praises: lines.filter((given) => isPraise(given.at(-1)!)).length,
      })
    }),
  )
})

const bytes = (...parts: (number[] | string)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)))
const segment = (marker: number, content: string) => bytes([0xff, marker, 0, content.length + 2], content)
const jpeg = (...segments: Uint8Array[]) =>
  bytes(
    [0xff, 0xd8],
    ...segments.map((one) => [...one]),
    [0xff, 0xc0, 0, 11, 8, 0, 90, 0, 120, 1, 1, 0x11, 0],
    [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0, 0x34, 0xff, 0xd9],
    'hidden behind the picture',
  )

test('a photograph keeps its picture and loses where it was taken and what stands behind its end', () => {
  const taken = jpeg(segment(0xe0, 'JFIF'), segment(0xe1, 'Exif  GPS 36.06N 120.38E'), segment(0xfe, 'my flat'))
  const picture = readPicture(taken)!
  expect(picture).toEqual({ kind: 'jpeg', width: 120, height: 90 })
  const bare = withoutRemarks(taken, picture)
  const said = Buffer.from(bare).toString('latin1')
  expect(said).toContain('JFIF')
  for (const told of ['GPS', 'my flat', 'hidden']) expect(said).not.toContain(told)
  expect(readPicture(bare)).toEqual(picture)
  expect([...bare.subarray(-2)]).toEqual([0xff, 0xd9])
})

test('a PNG keeps its picture alone', () => {
  const chunk = (name: string, content: number[]) => [
    0,
    0,
    0,
    content.length,
    ...Buffer.from(name),
    ...content,
    1,
    2,
    3,
    4,
  ]
  const head = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  const png = bytes(
    head,
    chunk('IHDR', [0, 0, 0, 7, 0, 0, 0, 9, 8, 2, 0, 0, 0]),
    chunk('tEXt', [...Buffer.from('home')]),
    chunk('IDAT', [1, 2]),
    chunk('IEND', []),
    'more',
  )
  const picture = readPicture(png)!
  expect(picture).toEqual({ kind: 'png', width: 7, height: 9 })
  expect(Buffer.from(withoutRemarks(png, picture)).toString('latin1')).not.toMatch(/home|more/)
})

test('bytes that are no picture are none, whatever they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
      const picture = readPicture(bytes([0xff, 0xd8], [...noise]))
      if (picture) expect(withoutRemarks(bytes([0xff, 0xd8], [...noise]), picture).length).toBeLessThanOrEqual(202)
    }),
  )
  expect(readPicture(bytes('<svg onload=alert(1)>'))).toBeNull()
})
