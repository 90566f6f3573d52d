import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { type Qualifier, recordOpening } from '../../kernel/indicators/index.ts'
import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Fen } from '../../platform/money.ts'
import { pavilionRefusal } from './pavilions.errors.ts'
import { findRegion } from './pavilions.store.ts'
import { forgetPages } from './shared-pages.ts'
import { operatedMarket } from './whose-desk.ts'
import { regionBefore, webMembers, zoneBefore } from './zone-sales.rules.ts'

/** What a number from before the platform is about; the members of the web service are people, the others money. */
export type OpeningOf =
  | { readonly of: 'zone'; readonly amountFen: Fen }
  | { readonly of: 'region'; readonly regionId: Id; readonly amountFen: Fen }
  | { readonly of: 'web-members'; readonly people: number }

/**
 * 登记期初数: takes over a number from before the platform, once, with its source and how exact it is. It stands beside what the
 * platform counts and is never added to it. Refuses a day that the platform itself has counted.
 */
export async function enterZoneOpening(
  actor: Actor,
  input: {
    readonly opening: OpeningOf
    readonly qualifier: Qualifier
    readonly source: string
    readonly untilDay: Day
  },
): Promise<void> {
  const { opening, qualifier, source, untilDay } = input
  await transaction(actor, async (tx) => {
    const market = await operatedMarket(tx, actor)
    if (untilDay >= today()) throw pavilionRefusal('mall.opening-after-platform', { untilDay })
    if (opening.of === 'region' && (await findRegion(tx, opening.regionId))?.marketId !== market.orgId)
      throw pavilionRefusal('mall.region-missing')
    const kind = kindOf(opening)
    const cases = opening.of === 'web-members' ? opening.people : 0
    const amountFen = opening.of === 'web-members' ? 0 : opening.amountFen
    await recordOpening(tx, { kind, orgId: market.orgId, cases, amountFen, qualifier, source, untilDay })
    await recordAudit(tx, actor, {
      action: 'mall.opening-entered',
      subjectKind: 'orgs.org',
      subjectId: market.orgId,
      orgId: market.orgId,
      detail: { kind, cases, amountFen, source },
    })
  }).finally(forgetPages)
}

function kindOf(opening: OpeningOf): string {
  if (opening.of === 'zone') return zoneBefore
  return opening.of === 'region' ? regionBefore(opening.regionId) : webMembers
}
