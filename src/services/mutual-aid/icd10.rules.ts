import type { Icd10Range } from './model.ts'

const code = /^([A-Z]\d\d)\.?([0-9A-Z]{0,10})$/

/** Sorts after every character of a canonical code, so that `C97~` ends the category C97. */
const afterAll = '~'

/**
 * The canonical form of an ICD-10 code: upper case, a dot after the third character (`n185` is `N18.5`); null when
 * the text is no code. A trailing dagger, asterisk or plus is left out. Canonical codes sorted as plain characters
 * (COLLATE "C" in the database) stand in ICD-10 order, so the form is its own sort key.
 */
export function canonicalIcd10(text: string): string | null {
  const match = code.exec(
    text
      .normalize('NFKC')
      .trim()
      .toUpperCase()
      .replace(/[*+†]$/, ''),
  )
  if (!match) return null
  return match[2] ? `${match[1]}.${match[2]}` : match[1]!
}

/** Reads `C00-C97`, `N18.0` or `Z41`; null when malformed or when it runs backwards. */
export function parseIcd10Range(text: string): Icd10Range | null {
  const ends = text.normalize('NFKC').split('-')
  const from = canonicalIcd10(ends[0]!)
  const to = canonicalIcd10(ends.at(-1)!)
  if (ends.length > 2 || from === null || to === null || from >= endOf({ from, to })) return null
  return { from, to }
}

/** Whether a canonical code lies in a range: by letter, then by number; `C00-C97` includes `C97.9`. */
export function inIcd10Range(canonical: string, range: Icd10Range): boolean {
  return canonical >= range.from && canonical < endOf(range)
}

export function icd10RangesOverlap(one: Icd10Range, other: Icd10Range): boolean {
  return one.from < endOf(other) && other.from < endOf(one)
}

/** The first text that sorts after everything in the range. */
export function endOf(range: Icd10Range): string {
  return range.to + afterAll
}
