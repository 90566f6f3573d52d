import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision, Ground, Letter, NewOrder, Offer, Wish } from './orders.model.ts'
import { decideOrders } from './orders.rules.ts'

fc.configureGlobal({ numRuns: 500 })

const at = '2026-09-10T04:00:00.000Z'
const today = '2026-09-10'
const buyers = ['ann', 'bo', 'cai'] as const
const letters = ['autumn', 'winter', 'past', 'coming', 'waiting'] as const
const skus = ['rice', 'oil', 'tea', 'book', 'gone'] as const
const categoryOf = { rice: 'food', oil: 'food', tea: 'drink', book: 'book', gone: 'food' } as const

const windowOf: Record<(typeof letters)[number], Pick<Letter, 'opensAt' | 'closesAt' | 'isIssued'>> = {
  autumn: { opensAt: '2026-09-01T00:00:00.000Z', closesAt: '2026-10-01T00:00:00.000Z', isIssued: true },
  winter: { opensAt: '2026-09-10T04:00:00.000Z', closesAt: '2026-12-01T00:00:00.000Z', isIssued: true },
  past: { opensAt: '2026-08-01T00:00:00.000Z', closesAt: '2026-09-10T04:00:00.000Z', isIssued: true },
  coming: { opensAt: '2026-09-10T04:00:00.001Z', closesAt: '2026-12-01T00:00:00.000Z', isIssued: true },
  waiting: { opensAt: '2026-09-01T00:00:00.000Z', closesAt: '2026-10-01T00:00:00.000Z', isIssued: false },
}

const mostly = <Value>(usual: Value, rare: Value) =>
  fc.oneof({ weight: 15, arbitrary: fc.constant(usual) }, fc.constant(rare))

const letterOf = fc.record({
  categories: fc.constantFrom<readonly string[]>([], ['food'], ['food', 'drink']),
  keptUntil: fc.constantFrom('2026-09-30', '2026-10-31', null),
})

const someLetters: fc.Arbitrary<Letter[]> = fc
  .tuple(...letters.map(() => letterOf), fc.array(fc.constantFrom(...buyers), { maxLength: 1 }))
  .map((drawn) => {
    const absent = drawn.at(-1) as (typeof buyers)[number][]
    return buyers
      .filter((ownerId) => !absent.includes(ownerId))
      .flatMap((ownerId) =>
        letters.map((intentId, place) => ({
          ...{ ownerId, intentId, unionId: 'union', occasion: intentId, marketId: 'market', orgPath: ['union'] },
          ...windowOf[intentId],
          ...(drawn[place] as Pick<Letter, 'categories' | 'keptUntil'>),
        })),
      )
  })

const someOffers: fc.Arbitrary<Offer[]> = fc
  .tuple(
    ...skus.map(() =>
      fc.record({
        supplierId: fc.constantFrom('farm', 'mill'),
        marketId: mostly('market', 'other'),
        price: fc.constantFrom(100, 250, 990),
        mostEach: fc.constantFrom(null, 2, 5),
      }),
    ),
  )
  .map((drawn) =>
    drawn.map((one, place) => ({
      ...{ skuId: skus[place]!, productId: `p ${skus[place]}`, category: categoryOf[skus[place]!], name: skus[place]! },
      ...{ isOffered: skus[place] !== 'gone', regionId: null, pavilionId: null, dueAccountId: null },
      ...one,
    })),
  )

const lots = fc
  .array(
    fc.record({
      purposeId: fc.constantFrom<string>('autumn', 'winter', ...letters),
      expiresOn: fc.constantFrom('2026-09-09', today, '2026-09-30', '2026-11-30', null),
      availableFen: fc.nat(6_000),
    }),
    { maxLength: 5 },
  )
  .map((some) => some.map((lot, place) => ({ ...lot, grantId: `grant ${place}` })))

const someGround: fc.Arbitrary<Ground> = fc.record({
  at: fc.constant(at),
  letters: someLetters,
  offers: someOffers,
  stations: fc.constant([]),
  wallets: fc
    .tuple(lots, lots, lots)
    .map(
      (all) => new Map(buyers.map((ownerId, place) => [ownerId, { accountId: ownerId, ownerId, lots: all[place]! }])),
    ),
  stock: fc
    .tuple(...skus.map(() => fc.nat(15)))
    .map((counts) => new Map(skus.map((skuId, place) => [skuId as string, counts[place]!]))),
  taken: fc.uniqueArray(
    fc.record({
      ownerId: fc.constantFrom(...buyers),
      intentId: fc.constantFrom(...letters),
      skuId: fc.constantFrom(...skus),
      quantity: fc.integer({ min: 1, max: 3 }),
    }),
    { selector: (one) => `${one.ownerId} ${one.intentId} ${one.skuId}`, maxLength: 6 },
  ),
  groupLimits: fc
    .uniqueArray(
      fc.record({
        intentId: fc.constantFrom(...letters),
        skuId: fc.constantFrom(...skus),
        most: fc.nat(9),
        share: fc.nat(9),
      }),
      { selector: (one) => `${one.intentId} ${one.skuId}`, maxLength: 4 },
    )
    .map((some) => some.map(({ share, ...one }) => ({ ...one, taken: Math.min(share, one.most) }))),
  earlier: fc.constant([]),
})

const someWish = fc.record({
  ownerId: fc.constantFrom(...buyers),
  requestKey: fc.constantFrom('key 1', 'key 2', 'key 3', 'key 4', 'key 5', 'key 6'),
  intentId: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('autumn', 'winter') }, fc.constantFrom(...letters)),
  lines: fc.array(
    fc.record({
      skuId: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom('rice', 'oil', 'tea') },
        fc.constantFrom(...skus, 'never'),
      ),
      quantity: fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 1, max: 4 }) },
        { weight: 1, arbitrary: fc.constant(999) },
      ),
      stale: mostly(false, true),
    }),
    { minLength: 1, maxLength: 3 },
  ),
})

/** A ground with wishes on it; most have seen the price as it is. */
const scene = fc.tuple(someGround, fc.array(someWish, { minLength: 1, maxLength: 12 })).map(([ground, drawn]) => ({
  ground,
  wishes: drawn.map(
    ({ lines, ...one }): Wish => ({
      ...one,
      lines: lines.map(({ skuId, quantity, stale }) => {
        const price = ground.offers.find((offer) => offer.skuId === skuId)?.price ?? 100
        return { skuId, quantity, price: stale ? price + 1 : price }
      }),
      requestDigest: JSON.stringify([one.intentId, lines]),
      stationId: null,
    }),
  ),
}))

const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0)
const ordersOf = (decisions: readonly Decision[]) =>
  decisions.flatMap((decision) => ('placed' in decision ? decision.placed : []))
const linesOf = (orders: readonly NewOrder[]) =>
  orders.flatMap(({ wish, lines }) => lines.map((line) => ({ ...line, ...wish, lines: null })))

/** What a decision says, without the ids that are drawn anew each time. */
function said(decision: Decision) {
  if ('placed' in decision)
    return decision.placed.map(({ supplierId, total, lots: moved, lines }) => ({ supplierId, total, moved, lines }))
  return 'earlier' in decision ? decision.earlier.map((one) => one.total) : decision.refused
}

describe('whatever a group of buyers wants at once', () => {
  test('no stock goes below zero, and no limit of a person or of a letter is passed', () => {
    fc.assert(
      fc.property(scene, ({ ground, wishes }) => {
        const lines = linesOf(ordersOf(decideOrders(wishes, ground)))
        const pieces = (mine: (line: (typeof lines)[number]) => boolean) =>
          sum(lines.filter(mine).map((line) => line.quantity))
        for (const offer of ground.offers) {
          const { skuId, mostEach } = offer
          expect(pieces((line) => line.skuId === skuId)).toBeLessThanOrEqual(ground.stock.get(skuId)!)
          if (mostEach === null) continue
          for (const { ownerId, intentId } of ground.letters) {
            const mine = (one: { ownerId: string; intentId: string; skuId: string }) =>
              one.ownerId === ownerId && one.intentId === intentId && one.skuId === skuId
            const now = pieces(mine)
            const before = sum(ground.taken.filter(mine).map((one) => one.quantity))
            if (now > 0) expect(now + before).toBeLessThanOrEqual(mostEach)
          }
        }
        for (const { intentId, skuId, most, taken } of ground.groupLimits)
          expect(taken + pieces((line) => line.intentId === intentId && line.skuId === skuId)).toBeLessThanOrEqual(most)
      }),
    )
  })

  test('an order costs its lines at the price that is asked now, and is paid to the hundredth', () => {
    fc.assert(
      fc.property(scene, ({ ground, wishes }) => {
        const decisions = decideOrders(wishes, ground)
        for (const [place, decision] of decisions.entries()) {
          if (!('placed' in decision)) continue
          const wish = wishes[place]!
          const bought = decision.placed.flatMap((order) => order.lines)
          expect(bought.map(({ skuId, quantity, price }) => ({ skuId, quantity, price })).sort(bySku)).toEqual(
            [...wish.lines].sort(bySku),
          )
          expect(new Set(decision.placed.map((order) => order.supplierId)).size).toBe(decision.placed.length)
          for (const order of decision.placed) {
            expect(order.total).toBe(sum(order.lines.map((line) => line.price * line.quantity)))
            expect(sum(order.lots.map((move) => move.amountFen))).toBe(-order.total)
            for (const line of order.lines) {
              const offer = ground.offers.find((one) => one.skuId === line.skuId)!
              expect([offer.price, offer.supplierId]).toEqual([line.price, order.supplierId])
            }
          }
        }
      }),
    )
  })

  test('points come out of lots in force that serve the letter, the earliest to expire first, never more than a lot holds', () => {
    fc.assert(
      fc.property(scene, ({ ground, wishes }) => {
        const left = new Map(
          [...ground.wallets].map(([ownerId, wallet]) => [ownerId, wallet.lots.map((lot) => ({ ...lot }))]),
        )
        for (const { wish, letter, lots: moved, lines } of ordersOf(decideOrders(wishes, ground))) {
          const own = left.get(wish.ownerId)!
          const serves = (purposeId: string | null) =>
            purposeId === letter.intentId || isKept(ground, wish, purposeId, wish.lines)
          expect(lines.length).toBeGreaterThan(0)
          for (const { grantId, amountFen } of moved) {
            const lot = own.find((one) => one.grantId === grantId)!
            lot.availableFen += amountFen
            expect(amountFen).toBeLessThan(0)
            expect(lot.availableFen).toBeGreaterThanOrEqual(0)
            expect(serves(lot.purposeId)).toBe(true)
            expect(inForce(lot)).toBe(true)
            const earlier = own.filter((one) => serves(one.purposeId) && inForce(one) && ends(one) < ends(lot))
            expect(sum(earlier.map((one) => one.availableFen))).toBe(0)
          }
        }
      }),
    )
  })

  test('who is refused takes nothing: the others get what they would have got without her', () => {
    fc.assert(
      fc.property(scene, ({ ground, wishes }) => {
        const decisions = decideOrders(wishes, ground)
        const kept = wishes.filter((_, place) => !('refused' in decisions[place]!))
        const alone = decideOrders(kept, ground)
        expect(alone.map(said)).toEqual(decisions.filter((one) => !('refused' in one)).map(said))
      }),
    )
  })

  test('nobody buys outside her window, without being on the list, or what the letter does not allow', () => {
    fc.assert(
      fc.property(scene, ({ ground, wishes }) => {
        for (const { wish, letter, lines } of ordersOf(decideOrders(wishes, ground))) {
          expect(ground.letters).toContainEqual(letter)
          expect([letter.ownerId, letter.intentId]).toEqual([wish.ownerId, wish.intentId])
          expect(['autumn', 'winter']).toContain(letter.intentId)
          for (const { skuId } of lines) {
            const offer = ground.offers.find((one) => one.skuId === skuId)!
            expect([offer.isOffered, offer.marketId]).toEqual([true, letter.marketId])
            expect(letter.categories.length === 0 || letter.categories.includes(offer.category)).toBe(true)
          }
        }
      }),
    )
  })

  test('a key makes its orders once; the same again is told the same, another request under it is refused', () => {
    fc.assert(
      fc.property(scene, ({ ground, wishes }) => {
        const decisions = decideOrders(wishes, ground)
        const made = new Map<string, Wish>()
        for (const [place, decision] of decisions.entries()) {
          const wish = wishes[place]!
          const key = `${wish.ownerId} ${wish.requestKey}`
          const before = made.get(key)
          if (before === undefined) expect('earlier' in decision).toBe(false)
          else if (before.requestDigest === wish.requestDigest) expect('earlier' in decision).toBe(true)
          else expect(decision).toEqual({ refused: { code: 'platform.key-reused', facts: {} } })
          if ('placed' in decision) made.set(key, wish)
        }
        const orders = ordersOf(decisions)
        const earlier = orders.map(({ wish, id, total }) => ({ ...wish, id, total }))
        const again = decideOrders([...made.values()], { ...ground, earlier })
        expect(again.every((decision) => 'earlier' in decision)).toBe(true)
        expect(
          again
            .flatMap((one) => ('earlier' in one ? one.earlier : []))
            .map((one) => one.id)
            .sort(),
        ).toEqual(orders.map((one) => one.id).sort())
      }),
    )
  })

  test('the scenes are worth something: many orders are made, and every refusal of a group comes up', () => {
    const seen = new Map<string, number>()
    for (const { ground, wishes } of fc.sample(scene, { numRuns: 2_000, seed: 8848 })) {
      for (const decision of decideOrders(wishes, ground)) {
        const what = 'refused' in decision ? decision.refused.code : Object.keys(decision)[0]!
        seen.set(what, (seen.get(what) ?? 0) + 1)
      }
    }
    expect(seen.get('placed')).toBeGreaterThan(500)
    expect([...seen.keys()].sort()).toEqual(
      [
        ...['earlier', 'placed', 'platform.key-reused', 'mall.intent-not-found', 'mall.points-not-issued'],
        ...['mall.window-not-open', 'mall.window-closed', 'mall.line-twice', 'mall.product-not-found'],
        ...['mall.product-withdrawn', 'mall.category-not-allowed', 'mall.price-changed', 'mall.over-limit'],
        ...['mall.over-group-limit', 'mall.sold-out', 'mall.points-short'],
      ].sort(),
    )
  })
})

type Wished = { readonly skuId: string }
const bySku = (one: Wished, other: Wished) => (one.skuId < other.skuId ? -1 : 1)
const ends = (lot: { expiresOn: string | null }) => lot.expiresOn ?? '9999'
const inForce = (lot: { expiresOn: string | null }) => ends(lot) >= today

/** Points kept from a letter whose window is over serve what that letter allows. */
function isKept(ground: Ground, wish: Wish, intentId: string | null, lines: readonly Wished[]): boolean {
  const letter = ground.letters.find((one) => one.ownerId === wish.ownerId && one.intentId === intentId)
  if (!letter || letter.keptUntil === null || letter.closesAt > at) return false
  return lines.every(({ skuId }) => {
    const { category } = ground.offers.find((one) => one.skuId === skuId)!
    return letter.categories.length === 0 || letter.categories.includes(category)
  })
}
