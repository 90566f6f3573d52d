const opensFormula = /^[=+\-@\t\r]/
const plainNumber = /^[+-]?\d+(?:\.\d+)?$/

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe ahead (OWASP, CSV injection); a signed number
 * stays as it is.
 */
export function guardFormula(text: string): string {
  return opensFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text
}
