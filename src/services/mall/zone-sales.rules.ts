import type { Fact } from '../../kernel/indicators/index.ts'
import type { Day } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'

/** What is sold in the whole zone of consumer assistance, of one region, and in one pavilion while it is open. */
export const zoneSold = 'mall.zone-sold'
export const regionSold = (regionId: Id) => `mall.region-sold.${regionId}`
export const pavilionSold = (pavilionId: Id) => `mall.pavilion-sold.${pavilionId}`

/** Numbers from before the platform: of the zone, of a region, and how many had registered with the web service. */
export const zoneBefore = 'mall.zone-before'
export const regionBefore = (regionId: Id) => `mall.region-before.${regionId}`
export const webMembers = 'mall.web-members'

/** A line of an order as it counts: to no region, to a region, or to its pavilion too. Negative where it is taken back. */
export type SoldLine = {
  readonly regionId: Id | null
  readonly pavilionId: Id | null
  readonly pieces: number
  readonly amount: Fen
}

export type SoldOrder = {
  readonly orderId: Id
  readonly ownerId: Id
  readonly orgPath: readonly Id[]
  readonly day: Day
  readonly lines: readonly SoldLine[]
}

/**
 * The facts of an order: pieces and amount, once for the zone, once for each region and once for each pavilion in it. A sale
 * of a pavilion is always one of its region, and one of a region always one of the zone; none is ever the other way round.
 */
export function factsOfSale(sale: SoldOrder): Fact[] {
  const sums = new Map<string, { quantity: number; amountFen: Fen }>()
  const add = (kind: string, line: SoldLine) => {
    const sum = sums.get(kind) ?? { quantity: 0, amountFen: 0 }
    sums.set(kind, { quantity: sum.quantity + line.pieces, amountFen: sum.amountFen + line.amount })
  }
  for (const line of sale.lines) {
    if (line.regionId === null || (line.pieces === 0 && line.amount === 0)) continue
    add(zoneSold, line)
    add(regionSold(line.regionId), line)
    if (line.pavilionId !== null) add(pavilionSold(line.pavilionId), line)
  }
  const { ownerId: personId, orgPath, day, orderId: subjectId } = sale
  return [...sums].map(([kind, sum]) => ({
    kind,
    orgId: orgPath.at(-1)!,
    orgPath,
    personId,
    day,
    subjectId,
    ...sum,
  }))
}

/** A large amount in the largest unit that gives it exactly with at most four decimals: 近 2 亿元 is not 199,999.99 元. */
export function inLargeUnits(
  amount: number,
  units: readonly { readonly name: string; readonly size: number }[],
): string {
  const fits = units.find(({ size }) => size >= 10_000 && Math.abs(amount) >= size && amount % (size / 10_000) === 0)
  const { name, size } = fits ?? units.at(-1)!
  const [whole, decimals] = (amount / size).toFixed(fits ? 4 : 2).split('.')
  const rest = decimals!.replace(/0+$/, '')
  return `${Number(whole).toLocaleString('en')}${rest === '' ? '' : `.${rest}`}${name}`
}
