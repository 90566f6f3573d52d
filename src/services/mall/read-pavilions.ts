import type { Actor } from '../../kernel/access/index.ts'
import { type Count, readIndicator } from '../../kernel/indicators/index.ts'
import { getOrg } from '../../kernel/orgs/index.ts'
import { countMembers } from '../../kernel/people/index.ts'
import { today } from '../../platform/clock.ts'
import { type Day, dayOf } from '../../platform/dates.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { AnswerOf, QueryOf } from '../../platform/http/endpoint.ts'
import type { Id } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import { findMarket, listRegions } from './markets.store.ts'
import { listProofRows, type ProofRow } from './origin-proofs.store.ts'
import type * as contract from './pavilions.contract.ts'
import type { PavilionCard } from './pavilions.contract.ts'
import { pavilionRefusal } from './pavilions.errors.ts'
import type { Pavilion, Season } from './pavilions.model.ts'
import { isOpenOn, pavilionStateOn } from './pavilions.rules.ts'
import { countProved, findPavilion, findRegion, firstMarket, listPavilions, seasonsOf } from './pavilions.store.ts'
import type { Market } from './products.model.ts'
import { openingOf } from './read-zone.ts'
import { sharedPage } from './shared-pages.ts'
import { operatedMarket, supplierOf } from './whose-desk.ts'
import { pavilionSold, regionBefore, regionSold, webMembers, zoneBefore, zoneSold } from './zone-sales.rules.ts'

/** The public page of the zone: counts of a mall as a whole, which say nothing of anyone; no person is read. */
export function readPublicZone(marketId: Id | undefined): AnswerOf<typeof contract.getPublicZone> {
  return sharedPage(`zone ${marketId ?? ''}`, () =>
    reading(system, async (tx) => {
      const market = await (marketId ? findMarket(tx, marketId) : firstMarket(tx))
      if (!market) throw refusal('mall.market-missing')
      const since = dayOf(market.openedAt)
      const pavilions = await listPavilions(tx, market.orgId)
      const sold = []
      for (const { id } of pavilions) sold.push(await soldSince(tx, pavilionSold(id), market, since))
      return {
        marketId: market.orgId,
        marketName: market.name,
        federationName: (await getOrg(tx, market.orgId)).name,
        pavilions: await cardsOf(tx, market.orgId, pavilions),
        zone: {
          ...soldOf(await soldSince(tx, zoneSold, market, since)),
          since,
          before: await openingOf(tx, zoneBefore, market.orgId),
        },
        inPavilions: {
          pieces: sold.reduce((sum, one) => sum + one.cases, 0),
          amountFen: sold.reduce((sum, one) => sum + one.amountFen, 0),
        },
        members: {
          onPlatform: await countMembers(tx, [market.orgId]),
          onWeb: await openingOf(tx, webMembers, market.orgId),
        },
      }
    }),
  )
}

/** A pavilion's public page; one without a day to open is not there yet. */
export function readPavilion(id: Id): AnswerOf<typeof contract.getPavilion> {
  return sharedPage(`pavilion ${id}`, () =>
    reading(system, async (tx) => {
      const pavilion = await findPavilion(tx, id)
      const [card] = pavilion ? await cardsOf(tx, pavilion.marketId, [pavilion]) : []
      if (!pavilion || !card || card.state === 'empty') throw pavilionRefusal('mall.pavilion-missing')
      const region = (await findRegion(tx, pavilion.regionId))!
      const market = (await findMarket(tx, pavilion.marketId))!
      const seasons = await seasonsOf(tx, [id])
      const since = dayOf(market.openedAt)
      return {
        ...card,
        marketId: market.orgId,
        marketName: market.name,
        federationName: (await getOrg(tx, market.orgId)).name,
        story: pavilion.story,
        partner: region.partner,
        regionIntro: region.intro,
        closedBecause: card.state === 'closed' ? (seasons.at(-1)?.closedBecause ?? null) : null,
        sold: soldOf(await soldSince(tx, pavilionSold(id), market, since)),
        region: {
          ...soldOf(await soldSince(tx, regionSold(region.id), market, since)),
          before: await openingOf(tx, regionBefore(region.id), market.orgId),
        },
      }
    }),
  )
}

function soldSince(tx: Tx, kind: string, market: Market, since: Day): Promise<Count> {
  return readIndicator(tx, { kind, orgId: market.orgId, from: since, to: today() })
}

function soldOf({ cases, people, amountFen }: Count) {
  return { pieces: cases, people, amountFen }
}

const stateOrder = { open: 0, coming: 1, closed: 2, empty: 3 }

async function cardsOf(tx: Tx, marketId: Id, pavilions: readonly Pavilion[]): Promise<PavilionCard[]> {
  const regions = new Map((await listRegions(tx, marketId)).map((region) => [region.id, region.name]))
  const seasons = await seasonsOf(
    tx,
    pavilions.map((one) => one.id),
  )
  const cards: PavilionCard[] = []
  for (const { id, name, lead, regionId } of pavilions) {
    const own = seasons.filter((season) => season.pavilionId === id)
    const shown = shownSeason(own, today())
    cards.push({
      id,
      name,
      lead,
      regionId,
      regionName: regions.get(regionId) ?? '',
      state: pavilionStateOn(own, today()),
      opensOn: shown?.opensOn ?? null,
      closesOn: shown?.closesOn ?? null,
      products: await countProved(tx, regionId, today()),
    })
  }
  return cards.toSorted((one, other) => stateOrder[one.state] - stateOrder[other.state])
}

function shownSeason(seasons: readonly Season[], day: Day): Season | undefined {
  return (
    seasons.find((season) => isOpenOn(season, day)) ?? seasons.find((season) => season.opensOn > day) ?? seasons.at(-1)
  )
}

/** The regions of the operator's mall with their pavilions. */
export async function readRegions(actor: Actor): AnswerOf<typeof contract.listRegions> {
  return reading(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    const pavilions = await listPavilions(tx, market.orgId)
    const cards = await cardsOf(tx, market.orgId, pavilions)
    const seasons = await seasonsOf(
      tx,
      pavilions.map((one) => one.id),
    )
    const waiting = await listProofRows(tx, { marketId: market.orgId, state: 'waiting' }, 1000)
    const regions = await listRegions(tx, market.orgId)
    return {
      marketName: market.name,
      regions: regions.map((region) => {
        const pavilion = pavilions.find((one) => one.regionId === region.id)
        const card = cards.find((one) => one.id === pavilion?.id)
        const own = seasons.filter((season) => season.pavilionId === pavilion?.id)
        return {
          ...region,
          pavilion: pavilion && card ? { ...card, story: pavilion.story, seasons: own } : null,
          waitingProofs: waiting.filter((proof) => proof.regionId === region.id).length,
        }
      }),
    }
  })
}

const page = 50

/** Proofs of origin on the operator's desk. */
export async function readProofs(
  actor: Actor,
  query: QueryOf<typeof contract.listProofs>,
): AnswerOf<typeof contract.listProofs> {
  return transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    return pageOfProofs(tx, { marketId: market.orgId }, query)
  })
}

/** Proofs of origin that a supplier laid before the operator. */
export async function readOwnProofs(
  actor: Actor,
  query: QueryOf<typeof contract.listOwnProofs>,
): AnswerOf<typeof contract.listOwnProofs> {
  return transaction(actor, async (tx) => {
    const supplier = await supplierOf(tx, actor)
    return pageOfProofs(tx, { marketId: supplier.marketId, supplierId: supplier.orgId }, query)
  })
}

async function pageOfProofs(
  tx: Tx,
  whose: { readonly marketId: Id; readonly supplierId?: Id },
  query: QueryOf<typeof contract.listProofs>,
) {
  const { state, regionId, cursor } = query
  const found = await listProofRows(tx, { ...whose, state, regionId, after: cursor }, page + 1)
  const shown = found.slice(0, page)
  return { proofs: shown.map(proofCard), next: found.length > page ? shown.at(-1)!.id : null }
}

function proofCard({ fileId, ...row }: ProofRow) {
  return { ...row, hasFile: fileId !== null }
}
