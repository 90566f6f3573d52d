/** Digits in groups as they stand on a card: `6222 0212 3456 7890 123`. */
export function groupDigits(digits: string, size: number): string {
  return digits.replace(new RegExp(`(\\d{${size}})(?=\\d)`, 'g'), '$1 ')
}

/** Only the digits of what was typed or pasted, full-width ones included. */
export function onlyDigits(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '')
}

/** Where the caret belongs in a grouped text after so many digits. */
export function caretAfter(grouped: string, digits: number): number {
  let seen = 0
  for (let at = 0; at < grouped.length; at += 1) {
    if (seen === digits) return at
    if (grouped[at] !== ' ') seen += 1
  }
  return grouped.length
}
