import { type Actor, grantsWith, requireReachableOrg } from '../../kernel/access/index.ts'
import {
  type Count,
  listFactRows,
  listOpenings,
  type Opening,
  qualifierText,
  readIndicator,
  readIndicatorByMonth,
  readIndicatorByOrg,
} from '../../kernel/indicators/index.ts'
import { type Org, orgsByIds } from '../../kernel/orgs/index.ts'
import { countMembers, maskName, personsByIds } from '../../kernel/people/index.ts'
import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { reading, type Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { pairsOn } from './aid-projects.store.ts'
import { refusal } from './errors.ts'
import { listRegions, marketOnPath } from './markets.store.ts'
import type { Pavilion } from './pavilions.model.ts'
import { pavilionStateOn } from './pavilions.rules.ts'
import { listPavilions, seasonsOf } from './pavilions.store.ts'
import { moneyUnits, peopleUnits, zoneFileText } from './pavilions.text.ts'
import type { Market, Region } from './products.model.ts'
import type { SaleLine, ZoneReport } from './zone.contract.ts'
import {
  inLargeUnits,
  pavilionSold,
  regionBefore,
  regionSold,
  webMembers,
  zoneBefore,
  zoneSold,
} from './zone-sales.rules.ts'
import { saleRows } from './zone-sales.store.ts'

export type Period = { readonly orgId?: string | undefined; readonly from: Day; readonly to: Day }
type Span = { readonly orgId: Id; readonly from: Day; readonly to: Day }

/** 消费帮扶: what was sold of aided regions under a union in a period. Every figure is facts, and opens to the orders behind it. */
export function readZone(actor: Actor, period: Period): Promise<ZoneReport> {
  return reading(actor, async (tx) => {
    const org = await readableOrg(tx, actor, period.orgId)
    const market = await marketOnPath(tx, org.path)
    if (!market) throw refusal('mall.no-market')
    const span = { orgId: org.id, from: period.from, to: period.to }
    const regions = await listRegions(tx, market.orgId)
    const pavilions = await listPavilions(tx, market.orgId)
    const zone = await readIndicator(tx, { kind: zoneSold, ...span })
    const { byRegion, months } = await readRegions(tx, market, regions, pavilions, span)
    return {
      orgName: org.name,
      ...span,
      zone: soldOf(
        zone,
        byRegion.reduce((sum, one) => sum + one.inPavilionFen, 0),
      ),
      byRegion,
      byMonth: (await readIndicatorByMonth(tx, { kind: zoneSold, ...span })).map(({ month, amountFen }) => ({
        month,
        amountFen,
        inPavilionFen: months.get(month) ?? 0,
      })),
      pairs: await readPairs(tx, org, market, regions, span),
      openings: await readOpenings(tx, market, regions),
      membersOnPlatform: await countMembers(tx, [org.id]),
    }
  })
}

function soldOf(count: Count, inPavilionFen: number) {
  return { pieces: count.cases, people: count.people, amountFen: count.amountFen, inPavilionFen }
}

async function readRegions(
  tx: Tx,
  market: Market,
  regions: readonly Region[],
  pavilions: readonly Pavilion[],
  span: Span,
) {
  const seasons = await seasonsOf(
    tx,
    pavilions.map((one) => one.id),
  )
  const byRegion: ZoneReport['byRegion'] = []
  const months = new Map<Day, number>()
  for (const { id, name, partner } of regions) {
    const pavilion = pavilions.find((one) => one.regionId === id)
    const question = pavilion && { kind: pavilionSold(pavilion.id), ...span }
    const inPavilion = question ? (await readIndicator(tx, question)).amountFen : 0
    for (const one of question ? await readIndicatorByMonth(tx, question) : [])
      months.set(one.month, (months.get(one.month) ?? 0) + one.amountFen)
    const own = seasons.filter((season) => season.pavilionId === pavilion?.id)
    byRegion.push({
      ...soldOf(await readIndicator(tx, { kind: regionSold(id), ...span }), inPavilion),
      regionId: id,
      name,
      partner,
      pavilion: pavilion ? { id: pavilion.id, name: pavilion.name, state: pavilionStateOn(own, today()) } : null,
      before: await openingOf(tx, regionBefore(id), market.orgId),
    })
  }
  return { byRegion: byRegion.toSorted((one, other) => other.amountFen - one.amountFen), months }
}

/** Each union directly below, and what no union below accounts for as the organisation's own. */
async function readPairs(tx: Tx, org: Org, market: Market, regions: readonly Region[], span: Span) {
  const paired = new Set((await pairsOn(tx, market.orgId, span.to)).map((pair) => `${pair.orgId} ${pair.regionId}`))
  const pairs: Omit<ZoneReport['pairs'][number], 'orgName'>[] = []
  for (const region of regions) {
    const question = { kind: regionSold(region.id), ...span }
    const below = await readIndicatorByOrg(tx, question)
    const whole = await readIndicator(tx, question)
    const own = {
      orgId: org.id,
      cases: below.reduce((left, one) => left - one.cases, whole.cases),
      amountFen: below.reduce((left, one) => left - one.amountFen, whole.amountFen),
    }
    for (const { orgId, cases, amountFen } of [...below, own]) {
      if (cases === 0 && amountFen === 0) continue
      const isPaired = paired.has(`${orgId} ${region.id}`)
      pairs.push({ orgId, regionId: region.id, pieces: cases, amountFen, isPaired })
    }
  }
  const names = await orgNames(
    tx,
    pairs.map((pair) => pair.orgId),
  )
  return pairs
    .map((pair) => ({ ...pair, orgName: names.get(pair.orgId) ?? '' }))
    .toSorted((one, other) => other.amountFen - one.amountFen)
}

async function readOpenings(tx: Tx, market: Market, regions: readonly Region[]): Promise<ZoneReport['openings']> {
  const wanted = [
    { kind: zoneBefore, name: zoneFileText.zoneOpening as string },
    { kind: webMembers, name: zoneFileText.membersOpening as string },
    ...regions.map((region) => ({
      kind: regionBefore(region.id),
      name: zoneFileText.regionOpening.replace('{region}', region.name),
    })),
  ]
  const openings: ZoneReport['openings'] = []
  for (const { kind, name } of wanted) {
    const found = await openingOf(tx, kind, market.orgId)
    if (found) openings.push({ name, ...found })
  }
  return openings
}

/** A number from before the platform in words, with its source; null where there is none. */
export async function openingOf(tx: Tx, kind: string, orgId: Id) {
  const opening = (await listOpenings(tx, kind, orgId)).find((one) => one.orgId === orgId)
  return opening ? { words: wordsOf(opening), source: opening.source, untilDay: opening.untilDay } : null
}

function wordsOf({ kind, cases, amountFen, qualifier }: Opening): string {
  const { before, after } = qualifierText[qualifier]
  const isOfPeople = kind === webMembers
  const units = isOfPeople
    ? peopleUnits.map(({ name, people }) => ({ name, size: people }))
    : moneyUnits.map(({ name, fen }) => ({ name, size: fen }))
  return `${before}${inLargeUnits(isOfPeople ? cases : amountFen, units)}${after}`
}

/** The orders behind a figure. What the reader may not see is not among them. */
export function readZoneSales(
  actor: Actor,
  wish: Period & {
    readonly regionId?: string | undefined
    readonly pavilionId?: string | undefined
    readonly cursor?: string | undefined
  },
): Promise<{ sales: SaleLine[]; next: string | null }> {
  return reading(actor, async (tx) => {
    const org = await readableOrg(tx, actor, wish.orgId)
    const { pavilionId = null, regionId = null, from, to } = wish
    const kind = pavilionId ? pavilionSold(pavilionId) : regionId ? regionSold(regionId) : zoneSold
    const [day, id] = (wish.cursor ?? '').split(' ')
    const page = await listFactRows(tx, { kind, orgId: org.id, from, to }, day && id ? { day, id } : null)
    const orderIds = [...new Set(page.rows.map((row) => row.subjectId))]
    const lines = Map.groupBy(await saleRows(tx, orderIds, { pavilionId, regionId }), (line) => line.orderId)
    const people = new Map(
      (
        await personsByIds(
          tx,
          page.rows.flatMap((row) => row.personId ?? []),
        )
      ).map((one) => [one.id, one.name]),
    )
    const names = await orgNames(
      tx,
      page.rows.map((row) => row.orgId),
    )
    // A refund is a fact of its own; the order is shown once, with what is left of it.
    const firsts = page.rows.filter((row) => row.quantity > 0)
    return {
      sales: firsts.flatMap((row) =>
        (lines.get(row.subjectId) ?? []).map(({ amount, ...line }) => ({
          ...line,
          day: row.day,
          orgName: names.get(row.orgId) ?? '',
          maskedName: maskName(people.get(row.personId ?? '') ?? ''),
          amountFen: amount,
        })),
      ),
      next: page.next && `${page.next.day} ${page.next.id}`,
    }
  })
}

async function orgNames(tx: Tx, ids: readonly Id[]): Promise<Map<string, string>> {
  return new Map((await orgsByIds(tx, [...new Set(ids)])).map((one) => [one.id, one.name]))
}

function readableOrg(tx: Tx, actor: Actor, orgId: string | undefined): Promise<Org> {
  return requireReachableOrg(tx, actor, 'mall.read', orgId ?? grantsWith(actor, 'mall.read')[0]!.orgId)
}
