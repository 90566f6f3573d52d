import type { Actor } from '../../kernel/access/index.ts'
import { openChildrenOf } from '../../kernel/orgs/index.ts'
import { stopClock } from '../../platform/clock.ts'
import { addDays, type Day } from '../../platform/dates.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { enterZoneOpening } from './enter-zone-opening.ts'
import { foundPavilion } from './found-pavilion.ts'
import { openPavilion } from './open-pavilion.ts'
import { listProofRows } from './origin-proofs.store.ts'
import { judgeProofs, offerProofs } from './origin-proofs.ts'
import { pairUp, planProject } from './plan-aid.ts'
import { reportAid } from './report-aid.ts'
import {
  seedZoneOpenings as opening,
  seedAidWords,
  seedPairs,
  seedPavilions,
  seedProjects,
  seedProof,
} from './seed-pavilions.text.ts'

type Regions = ReadonlyMap<string, string>

const at = (day: Day) => stopClock(`${day}T01:10:00.000Z`)

/** Pavilions of the demonstration: two open, one to come; what was sold before the platform stands beside. */
export async function seedPavilionsOf(operator: Actor, regions: Regions, endOn: Day): Promise<void> {
  at(addDays(endOn, -35))
  const untilDay = addDays(endOn, -40)
  const known = { qualifier: 'nearly', untilDay } as const
  const zone = { of: 'zone', amountFen: opening.zoneYuan * 100 } as const
  await enterZoneOpening(operator, { opening: zone, source: opening.zoneSource, ...known })
  const web = { of: 'web-members', people: opening.webMembers } as const
  await enterZoneOpening(operator, { opening: web, source: opening.webSource, ...known })
  for (const { region, opens, ...words } of seedPavilions) {
    const { id } = await foundPavilion(operator, { regionId: regions.get(region)!, words })
    await openPavilion(operator, id, addDays(endOn, opens))
  }
}

/** Papers for the products of a supplier; all but the last few have been looked at. */
export async function proveGoods(
  desk: Actor,
  operator: Actor,
  goods: readonly { readonly id: string; readonly regionId: string | null; readonly origin: string }[],
  endOn: Day,
): Promise<void> {
  const byRegion = Map.groupBy(
    goods.filter((one) => one.regionId !== null),
    (one) => one.origin,
  )
  for (const [place, [region, some]] of [...byRegion].entries()) {
    for (let from = 0; from < some.length; from += 500) {
      const number = fillSentence(seedProof.number, { at: String(108 + place * 37 + from) })
      const issuer = fillSentence(seedProof.issuer, { region })
      const paper = { means: 'certificate', number, issuer, validUntil: addDays(endOn, 240), fileId: null } as const
      await offerProofs(desk, { productIds: some.slice(from, from + 500).map((one) => one.id), offer: paper })
    }
  }
  const marketId = operator.grants[0]!.orgId
  const supplierId = desk.grants[0]!.orgId
  const waiting = await transaction(system, (tx) => listProofRows(tx, { marketId, supplierId, state: 'waiting' }, 5000))
  const decided = waiting.slice(4).map((one) => one.id)
  for (let from = 0; from < decided.length; from += 500)
    await judgeProofs(operator, { ids: decided.slice(from, from + 500), decision: 'accept' })
}

/** Pairs and projects of the counties of the mall’s federation. */
export async function seedAid(operator: Actor, regions: Regions, endOn: Day): Promise<void> {
  const orgs = await transaction(system, (tx) => openChildrenOf(tx, operator.grants[0]!.orgId))
  const counties = orgs.filter((org) => org.kind === 'county')
  const since = addDays(endOn, -300)
  at(since)
  for (const [place, { region, ...pair }] of seedPairs.entries()) {
    const orgId = counties[place % counties.length]!.id
    await pairUp(operator, { ...pair, orgId, regionId: regions.get(region)!, since })
  }
  for (const [place, [kind, region, name, purpose, yuan, percent, share, result]] of seedProjects.entries()) {
    at(addDays(since, place))
    const plan = {
      class: kind,
      name,
      purpose,
      regionId: regions.get(region)!,
      beginsOn: addDays(since, place),
      endsOn: addDays(endOn, place % 4 === 3 ? -6 : 60),
      budgetFen: yuan * 100,
    }
    const orgIds = [0, 1].map((more) => counties[(place + more) % counties.length]!.id)
    const { id } = await planProject(operator, { plan, orgIds: [...new Set(orgIds)] }, newId())
    at(addDays(endOn, -8))
    const onDay = addDays(endOn, -8)
    const spentFen = Math.round(yuan * share) * 100
    const words = result ?? seedAidWords.progress
    const report =
      result === null
        ? ({ kind: 'progress', onDay, percent, spentFen, words } as const)
        : ({ kind: 'finished', onDay, spentFen, words } as const)
    await reportAid(operator, { projectId: id, report }, newId())
  }
}
