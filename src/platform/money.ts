/** An amount of money in fen (0.01 yuan), a safe integer. Never a float of yuan. */
export type Fen = number

/**
 * Reads an amount written in yuan, such as `1,234.5`, into fen.
 * At most two decimals; thousands separators only in groups of three. Anything else is null.
 */
export function parseYuan(text: string): Fen | null {
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(\d{1,2}))?$/.exec(text)
  if (!match) return null
  const whole = Number(match[2]!.replaceAll(',', ''))
  const cents = Number((match[3] ?? '').padEnd(2, '0'))
  const fen = whole * 100 + cents
  if (!Number.isSafeInteger(fen)) return null
  return match[1] && fen > 0 ? -fen : fen
}

/** Writes fen as yuan with two decimals and no separators, the form files carry: `1234.50`. */
export function formatYuan(fen: Fen): string {
  const sign = fen < 0 ? '-' : ''
  const digits = Math.abs(fen).toString().padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Writes fen as yuan with thousands separators, the form people read: `1,234.50`. */
export function displayYuan(fen: Fen): string {
  const [whole, cents] = formatYuan(fen).split('.')
  return `${whole!.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${cents}`
}
