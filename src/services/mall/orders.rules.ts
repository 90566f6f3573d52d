import { type Lot, type LotMove, lotsAfter, lotsFor, takeFromLots } from '../../kernel/ledger/contract.ts'
import { dayOf } from '../../platform/dates.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import type { RefusalFacts } from '../../platform/refusal.ts'
import type { Decision, Ground, Letter, NewLine, NewOrder, Offer, OrderState, Wish } from './orders.model.ts'

type Refused = Extract<Decision, { refused: unknown }>
type Chosen = { readonly offer: Offer; readonly line: NewLine }

/** What the earlier wishes of a group leave for the later ones. */
type Rest = {
  readonly stock: Map<Id, number>
  readonly lots: Map<Id, readonly Lot[]>
  readonly taken: Map<string, number>
  readonly together: Map<string, { most: number; taken: number }>
  readonly letters: ReadonlyMap<string, Letter>
  readonly lettersOf: ReadonlyMap<Id, readonly Letter[]>
  readonly offers: ReadonlyMap<Id, Offer>
  readonly done: Map<string, readonly NewOrder[]>
}

/**
 * Decides the wishes of a group one after another, in the order given, as if each were alone: what one takes is gone for
 * the next. Nothing is taken by a wish that is refused. Two wishes of one key in a group: the second gets the first's orders.
 */
export function decideOrders(wishes: readonly Wish[], ground: Ground): Decision[] {
  const rest = restOf(ground)
  return wishes.map((wish) => {
    const key = `${wish.ownerId} ${wish.requestKey}`
    const before = [
      ...ground.earlier.filter((one) => `${one.ownerId} ${one.requestKey}` === key),
      ...(rest.done.get(key) ?? []).map((one) => ({ ...one.wish, id: one.id, total: one.total })),
    ]
    if (before.length > 0) {
      const same = before[0]!.requestDigest === wish.requestDigest
      return same ? { earlier: before } : refused('platform.key-reused')
    }
    const decision = decideOrder(wish, ground, rest)
    if ('placed' in decision) rest.done.set(key, decision.placed)
    return decision
  })
}

function restOf(ground: Ground): Rest {
  const lettersOf = new Map<Id, Letter[]>()
  for (const letter of ground.letters) {
    const own = lettersOf.get(letter.ownerId)
    if (own) own.push(letter)
    else lettersOf.set(letter.ownerId, [letter])
  }
  return {
    stock: new Map(ground.stock),
    lots: new Map([...ground.wallets].map(([ownerId, wallet]) => [ownerId, wallet.lots])),
    taken: new Map(ground.taken.map((one) => [`${one.ownerId} ${one.intentId} ${one.skuId}`, one.quantity])),
    together: new Map(
      ground.groupLimits.map(({ most, taken, ...one }) => [`${one.intentId} ${one.skuId}`, { most, taken }]),
    ),
    letters: new Map(ground.letters.map((letter) => [`${letter.ownerId} ${letter.intentId}`, letter])),
    lettersOf,
    offers: new Map(ground.offers.map((offer) => [offer.skuId, offer])),
    done: new Map(),
  }
}

function decideOrder(wish: Wish, ground: Ground, rest: Rest): Decision {
  const letter = rest.letters.get(`${wish.ownerId} ${wish.intentId}`)
  if (!letter) return refused('mall.intent-not-found')
  const closed = decideWindow(letter, ground.at)
  if (closed) return closed

  const nowhere = decideStation(wish, letter, ground)
  if (nowhere) return nowhere
  const chosen = chooseLines(wish, letter, rest)
  if ('refused' in chosen) return chosen
  const short = decideLimits(wish, chosen, rest)
  if (short) return short

  const paid = payFor(wish, letter, chosen, ground, rest)
  if ('refused' in paid) return paid
  for (const { offer, line } of chosen) {
    rest.stock.set(offer.skuId, rest.stock.get(offer.skuId)! - line.quantity)
    const own = `${wish.ownerId} ${wish.intentId} ${offer.skuId}`
    rest.taken.set(own, (rest.taken.get(own) ?? 0) + line.quantity)
    const together = rest.together.get(`${wish.intentId} ${offer.skuId}`)
    if (together) together.taken += line.quantity
  }
  return { placed: paid }
}

/** Whether a letter's window is open at an instant of the server; null when it is. */
export function decideWindow(letter: Letter, at: string): Refused | null {
  const { occasion } = letter
  if (at < letter.opensAt) return refused('mall.window-not-open', { occasion, opensAt: momentText(letter.opensAt) })
  if (at >= letter.closesAt) return refused('mall.window-closed', { occasion, closesAt: momentText(letter.closesAt) })
  return letter.isIssued ? null : refused('mall.points-not-issued', { occasion })
}

/** Whether an order may be picked up where it says; null when it may, or goes to an address. */
function decideStation(wish: Wish, letter: Letter, ground: Ground): Refused | null {
  if (wish.stationId === null) return null
  const station = ground.stations.find((one) => one.orgId === wish.stationId)
  if (station?.marketId !== letter.marketId) return refused('mall.station-missing')
  if (station.closedBecause === null) return null
  return refused('mall.station-closed', { station: station.name, because: station.closedBecause })
}

function chooseLines(wish: Wish, letter: Letter, rest: Rest): readonly Chosen[] | Refused {
  const chosen: Chosen[] = []
  for (const [at, wished] of wish.lines.entries()) {
    if (chosen.some((one) => one.offer.skuId === wished.skuId)) return refused('mall.line-twice')
    const offer = rest.offers.get(wished.skuId)
    if (offer?.marketId !== letter.marketId) return refused('mall.product-not-found')
    const product = offer.name
    if (!offer.isOffered) return refused('mall.product-withdrawn', { product })
    if (!allows(letter, offer)) return refused('mall.category-not-allowed', { product, occasion: letter.occasion })
    if (offer.price !== wished.price)
      return refused('mall.price-changed', { product, seen: pointsText(wished.price), price: pointsText(offer.price) })
    const { productId, regionId, pavilionId } = offer
    chosen.push({ offer, line: { ...wished, line: at + 1, productId, name: product, regionId, pavilionId } })
  }
  return chosen
}

function allows(letter: Letter, offer: Offer): boolean {
  return letter.categories.length === 0 || letter.categories.includes(offer.category)
}

function decideLimits(wish: Wish, chosen: readonly Chosen[], rest: Rest): Refused | null {
  for (const { offer, line } of chosen) {
    const product = offer.name
    const taken = rest.taken.get(`${wish.ownerId} ${wish.intentId} ${offer.skuId}`) ?? 0
    if (offer.mostEach !== null && taken + line.quantity > offer.mostEach)
      return refused('mall.over-limit', { product, most: offer.mostEach, taken })
    const together = rest.together.get(`${wish.intentId} ${offer.skuId}`)
    if (together && together.taken + line.quantity > together.most)
      return refused('mall.over-group-limit', { product, most: together.most, left: together.most - together.taken })
    const left = rest.stock.get(offer.skuId) ?? 0
    if (line.quantity > left) return refused('mall.sold-out', { product, left })
  }
  return null
}

/** One order a supplier, each from the lots that the ones before it leave. */
function payFor(
  wish: Wish,
  letter: Letter,
  chosen: readonly Chosen[],
  ground: Ground,
  rest: Rest,
): NewOrder[] | Refused {
  const total = sum(chosen.map(({ line }) => line.price * line.quantity))
  const wallet = ground.wallets.get(wish.ownerId)
  const purposes = purposesFor(letter, chosen, ground.at, rest.lettersOf.get(wish.ownerId) ?? [])
  const all = rest.lots.get(wish.ownerId) ?? []
  const usable = lotsFor(all, purposes, dayOf(ground.at))
  const available = sum(usable.map((lot) => lot.availableFen))
  if (!wallet || available < total)
    return refused('mall.points-short', { needed: pointsText(total), available: pointsText(available) })

  const orders: NewOrder[] = []
  const moved: LotMove[] = []
  let left: readonly Lot[] = usable
  for (const supplierId of [...new Set(chosen.map(({ offer }) => offer.supplierId))]) {
    const lines = chosen.filter(({ offer }) => offer.supplierId === supplierId).map(({ line }) => line)
    const due = sum(lines.map((line) => line.price * line.quantity))
    const lots = takeFromLots(left, due)!
    left = lotsAfter(left, lots)
    moved.push(...lots)
    orders.push({ id: newId(), wish, letter, supplierId, accountId: wallet.accountId, lots, total: due, lines })
  }
  rest.lots.set(wish.ownerId, lotsAfter(all, mergeMoves(moved)))
  return orders
}

/** The letter's own points, and points kept from earlier letters of the mall that allow these goods. */
function purposesFor(letter: Letter, chosen: readonly Chosen[], at: string, own: readonly Letter[]): Id[] {
  const kept = own.filter(
    (one) =>
      one.keptUntil !== null &&
      one.closesAt <= at &&
      one.marketId === letter.marketId &&
      chosen.every(({ offer }) => allows(one, offer)),
  )
  return [letter.intentId, ...kept.map((one) => one.intentId)]
}

function mergeMoves(moves: readonly LotMove[]): LotMove[] {
  const merged = new Map<Id, Fen>()
  for (const { grantId, amountFen } of moves) merged.set(grantId, (merged.get(grantId) ?? 0) + amountFen)
  return [...merged].map(([grantId, amountFen]) => ({ grantId, amountFen }))
}

const after: Record<Exclude<OrderState, 'placed' | 'cancelled'>, readonly OrderState[]> = {
  accepted: ['placed'],
  shipped: ['placed', 'accepted'],
  received: ['shipped'],
}

/** Whether an order may take a step of its delivery. */
export function mayBecome(state: OrderState, next: keyof typeof after): boolean {
  return after[next].includes(state)
}

/** Whoever ordered may take it back until it is accepted; the union or the supplier until it is shipped. */
export function mayCancel(state: OrderState, by: 'buyer' | 'desk'): boolean {
  return state === 'placed' || (by === 'desk' && state === 'accepted')
}

/** Hundredths of a point as people read them: `12.5`. */
export function pointsText(amount: Fen): string {
  return (amount / 100).toFixed(2).replace(/\.?0+$/, '')
}

/** An instant in Shanghai, to the minute. */
export function momentText(instant: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`
}

function refused(code: Refused['refused']['code'], facts: RefusalFacts = {}): Refused {
  return { refused: { code, facts } }
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, one) => total + one, 0)
}
