import type { Point } from '../../benefits.rules.ts'

/** `42.8881,125.1437`: degrees north, degrees east; nothing written is no point. */
export function readPoint(typed: string): Point | null | 'wrong' {
  const text = typed.replaceAll('，', ',').trim()
  if (text === '') return null
  const match = /^(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(text)
  if (!match) return 'wrong'
  const [latitude, longitude] = [Number(match[1]), Number(match[2])]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : 'wrong'
}

export function writePoint(latitude: number | null, longitude: number | null): string {
  return latitude === null || longitude === null ? '' : `${latitude},${longitude}`
}
