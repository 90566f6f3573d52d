/**
 * 公民身份号码, GB 11643-1999: 6 digits of area, 8 of the birth date, 3 of sequence, 1 check character.
 * The area is not looked at: codes of areas long dissolved live on in people's numbers, and foreigners'
 * permanent residence cards begin with 9.
 */
export type IdNumberReading =
  | { readonly fault: null; readonly idNumber: string }
  | { readonly fault: 'missing' }
  | { readonly fault: 'length'; readonly length: number }
  /** `position` counts from 1. */
  | { readonly fault: 'character'; readonly position: number }
  | { readonly fault: 'birth-date'; readonly birthDate: string }
  | { readonly fault: 'check-digit'; readonly expected: string; readonly actual: string }

const length = 18
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkCharacters = '10X98765432'
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Reads an 18-digit id number; a trailing lower-case x becomes X. Spaces around it are the caller's to remove. */
export function readIdNumber(text: string): IdNumberReading {
  if (text === '') return { fault: 'missing' }
  if (text.length !== length) return { fault: 'length', length: [...text].length }
  for (let at = 0; at < length; at += 1) {
    if (!isDigit(text.charCodeAt(at)) && !(at === length - 1 && /[Xx]/.test(text.charAt(at))))
      return { fault: 'character', position: at + 1 }
  }
  if (!isBirthDate(text)) return { fault: 'birth-date', birthDate: text.slice(6, 14) }

  const expected = checkCharacterOf(text)
  const actual = text.charAt(length - 1).toUpperCase()
  if (actual !== expected) return { fault: 'check-digit', expected, actual }
  return { fault: null, idNumber: text.endsWith('x') ? text.toUpperCase() : text }
}

/**
 * The 18-digit number of someone whose old card shows 15 digits: the century 19 is put in and the check character
 * added. Null when the text is not such a number.
 */
export function upgradeIdNumber(text: string): string | null {
  if (!/^\d{15}$/.test(text)) return null
  const seventeen = `${text.slice(0, 6)}19${text.slice(6)}`
  return isBirthDate(seventeen) ? seventeen + checkCharacterOf(seventeen) : null
}

/** The check character that the first seventeen digits ask for (ISO 7064 MOD 11-2). */
export function checkCharacterOf(digits: string): string {
  let sum = 0
  for (let at = 0; at < weights.length; at += 1) sum += (digits.charCodeAt(at) - 48) * weights[at]!
  return checkCharacters.charAt(sum % 11)
}

function isBirthDate(digits: string): boolean {
  const year = numberAt(digits, 6, 10)
  const month = numberAt(digits, 10, 12)
  const day = numberAt(digits, 12, 14)
  if (month < 1 || month > 12 || day < 1 || year < 1) return false
  const leapDay = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0
  return day <= daysOfMonth[month - 1]! + leapDay
}

function numberAt(digits: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at += 1) number = number * 10 + digits.charCodeAt(at) - 48
  return number
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
