import type { Actor } from '../../kernel/access/index.ts'
import { getOrg } from '../../kernel/orgs/index.ts'
import { now, today } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import type { AnswerOf, QueryOf } from '../../platform/http/endpoint.ts'
import { servedBy, takenOn } from './benefits.store.ts'
import { presentEntries } from './hand-in-entries.ts'
import { merchantOf, settingOf } from './merchants.ts'
import { presentUse } from './present-uses.ts'
import { readPlace, writePlace } from './products.rules.ts'
import type * as contract from './redemptions.contract.ts'
import { listUsesOfMerchant, sumsOfDay } from './redemptions.queries.ts'
import { countRefusedEntries, listEntries } from './redemptions.store.ts'

const page = 50

/** What a merchant's desk needs to take cards, with the server's time. */
export function readMerchantDesk(actor: Actor): AnswerOf<typeof contract.getMerchantDesk> {
  return transaction(actor, async (tx) => {
    const merchant = await merchantOf(tx, actor)
    const benefits = await servedBy(tx, merchant.orgId, today())
    const taken = await takenOn(
      tx,
      benefits.map((one) => one.id),
      today(),
    )
    const { offlineMinutes, undoMinutes } = await settingOf(tx, merchant.unionId)
    return {
      merchantId: merchant.orgId,
      merchantName: merchant.name,
      unionName: (await getOrg(tx, merchant.unionId)).name,
      suspendedBecause: merchant.suspendedBecause,
      serverNow: now(),
      offlineMinutes,
      undoMinutes,
      benefits: benefits.map(({ id, name, campaign, category, price, terms, untilOn, pausedBecause, dayQuota }) => ({
        id,
        name,
        campaign,
        category,
        price,
        terms,
        untilOn,
        pausedBecause,
        today: { taken: taken.get(id) ?? 0, quota: dayQuota },
      })),
    }
  })
}

/** What the merchant took on a day. Members' names are read for it and masked. */
export async function readMyRedemptions(
  actor: Actor,
  query: QueryOf<typeof contract.listMyRedemptions>,
): AnswerOf<typeof contract.listMyRedemptions> {
  const { merchant, setting } = await transaction(actor, async (tx) => {
    const found = await merchantOf(tx, actor)
    return { merchant: found, setting: await settingOf(tx, found.unionId) }
  })
  return transaction(system, async (tx) => {
    const day = query.day ?? today()
    const wish = { merchantId: merchant.orgId, day, benefitId: query.benefitId, cursor: query.cursor }
    const found = await listUsesOfMerchant(tx, wish, page + 1)
    const shown = found.slice(0, page)
    return {
      day,
      sums: await sumsOfDay(tx, wish),
      uses: await presentUse(tx, shown, setting),
      next: found.length > page ? shown.at(-1)!.id : null,
    }
  })
}

/** What became of the entries that the merchant handed in. */
export function readOfflineEntries(
  actor: Actor,
  query: QueryOf<typeof contract.listOfflineEntries>,
): AnswerOf<typeof contract.listOfflineEntries> {
  return transaction(actor, async (tx) => {
    const merchant = await merchantOf(tx, actor)
    const place = readPlace(query.cursor)
    const after = place && { at: place.value, id: place.id }
    const found = await listEntries(tx, merchant.orgId, { outcome: query.outcome, after }, page + 1)
    const shown = found.slice(0, page)
    const last = shown.at(-1)
    return {
      entries: await presentEntries(tx, shown),
      refused: await countRefusedEntries(tx, merchant.orgId),
      next: found.length > page && last ? writePlace({ value: last.handedInAt, id: last.id }) : null,
    }
  })
}
