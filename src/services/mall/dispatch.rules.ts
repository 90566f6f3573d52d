import { isFormula } from './products.rules.ts'

/** Columns of the file, in order. */
export const trackingFields = ['order', 'carrier', 'tracking'] as const

export type TrackingFault =
  | 'row-unreadable'
  | 'order-wrong'
  | 'carrier-missing'
  | 'tracking-missing'
  | 'formula'
  | 'twice'
  | 'order-missing'
  | 'not-open'

export type TrackingRow = {
  readonly line: number
  readonly orderId: string
  readonly carrier: string
  readonly tracking: string
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** One row of a file of tracking numbers, with everything wrong with it. */
export function readTracking(
  line: number,
  cells: readonly string[],
): { row: TrackingRow } | { faults: TrackingFault[] } {
  const [orderId = '', carrier = '', tracking = ''] = cells.map((cell) => cell.trim())
  const faults: TrackingFault[] = []
  if (!uuid.test(orderId.toLowerCase())) faults.push('order-wrong')
  if (carrier === '' || carrier.length > 50) faults.push('carrier-missing')
  if (tracking === '' || tracking.length > 50) faults.push('tracking-missing')
  if ([carrier, tracking].some(isFormula)) faults.push('formula')
  return faults.length > 0 ? { faults } : { row: { line, orderId: orderId.toLowerCase(), carrier, tracking } }
}
