import type { Actor } from '../../kernel/access/index.ts'
import { lotsOfOwner } from '../../kernel/ledger/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { personsByIds } from '../../kernel/people/index.ts'
import { now } from '../../platform/clock.ts'
import { dayOf } from '../../platform/dates.ts'
import { reading, type Tx } from '../../platform/db/transaction.ts'
import type { AnswerOf } from '../../platform/http/endpoint.ts'
import type * as contract from './intents.contract.ts'
import type { Intent } from './intents.model.ts'
import { windowOn } from './intents.rules.ts'
import { intentsOfPerson } from './intents.store.ts'
import { findMarket, listCategories, listRegions, marketOnPath } from './markets.store.ts'
import { walletKind } from './points-books.ts'
import type { Market } from './products.model.ts'

/** A closed window is shown for a while, so that nobody wonders where it went. */
const shownClosedMs = 14 * 86_400_000

/** The worker's mall: her windows, open ones first, with what is left to spend in each. */
export async function readMyShop(actor: Actor): AnswerOf<typeof contract.getMyShop> {
  return reading(actor, async (tx) => {
    const at = now()
    const intents = (await intentsOfPerson(tx, actor.personId!)).filter(
      (intent) => Date.parse(at) - Date.parse(intent.closesAt) < shownClosedMs,
    )
    const market = await marketOf(tx, actor, intents)
    const names = await unionNames(tx, intents)
    const lots = await lotsOfOwner(tx, actor.personId!, walletKind)
    const spendable = lots.filter((lot) => lot.expiresOn === null || lot.expiresOn >= dayOf(at))
    const windows = intents.map((intent) => ({
      intentId: intent.id,
      occasion: intent.occasion,
      unionName: names.get(intent.ownerId) ?? '',
      opensAt: intent.opensAt,
      closesAt: intent.closesAt,
      state: windowOn(intent, at),
      categories: [...intent.categories],
      available: spendable
        .filter((lot) => lot.purposeId === intent.id || mayServe(lot.purposeId, intent, intents, at))
        .reduce((sum, lot) => sum + lot.availableFen, 0),
    }))
    const order = { open: 0, coming: 1, closed: 2 }
    return {
      now: at,
      market,
      windows: windows.toSorted((one, other) => order[one.state] - order[other.state]),
    }
  })
}

/** Points kept from an earlier letter of the mall also serve in a later window. */
function mayServe(purposeId: string | null, intent: Intent, own: readonly Intent[], at: string): boolean {
  const earlier = own.find((one) => one.id === purposeId)
  return (
    earlier !== undefined &&
    earlier.keptUntil !== null &&
    earlier.closesAt <= at &&
    earlier.marketId === intent.marketId
  )
}

async function marketOf(tx: Tx, actor: Actor, intents: readonly Intent[]) {
  const [latest] = intents.toReversed()
  const market = latest ? await findMarket(tx, latest.marketId) : await homeMarket(tx, actor)
  if (!market) return null
  const categories = await listCategories(tx, market.orgId)
  return {
    id: market.orgId,
    name: market.name,
    categories: categories.filter((one) => one.excludedBecause === null),
    regions: await listRegions(tx, market.orgId),
  }
}

async function homeMarket(tx: Tx, actor: Actor): Promise<Market | undefined> {
  const [person] = await personsByIds(tx, [actor.personId!])
  return person?.homePath ? marketOnPath(tx, person.homePath) : undefined
}

async function unionNames(tx: Tx, intents: readonly Intent[]): Promise<Map<string, string>> {
  const orgs = await orgsByIds(tx, [...new Set(intents.map((intent) => intent.ownerId))])
  return new Map(orgs.map((org) => [org.id, org.name]))
}

/** 我的积分: where they came from, what is left of each, when they expire. */
export async function readMyPoints(actor: Actor): AnswerOf<typeof contract.listMyPoints> {
  return reading(actor, async (tx) => {
    const lots = await lotsOfOwner(tx, actor.personId!, walletKind)
    const intents = await intentsOfPerson(tx, actor.personId!)
    const names = await unionNames(tx, intents)
    const today = dayOf(now())
    const own = lots.map((lot) => {
      const intent = intents.find((one) => one.id === lot.grantId)
      const expired = lot.expiresOn !== null && lot.expiresOn < today
      return {
        intentId: lot.grantId,
        occasion: intent?.occasion ?? lot.memo,
        unionName: intent ? (names.get(intent.ownerId) ?? '') : '',
        grantedAt: lot.grantedAt,
        granted: lot.grantedFen,
        available: expired ? 0 : lot.availableFen,
        expiresOn: lot.expiresOn,
      }
    })
    return { available: own.reduce((sum, lot) => sum + lot.available, 0), lots: own }
  })
}
