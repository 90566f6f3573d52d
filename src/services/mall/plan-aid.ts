import { type Actor, grantsWith, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { type Org, orgsByIds } from '../../kernel/orgs/index.ts'
import { now, today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { once } from '../../platform/db/once.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { aidRefusal } from './aid-projects.errors.ts'
import type { AidPlan, AidProject } from './aid-projects.model.ts'
import { faultsOfPlan } from './aid-projects.rules.ts'
import {
  addStep,
  addUnions,
  endPair,
  insertPair,
  insertProject,
  lockPair,
  lockProject,
  nextNumber,
  writePlanWords,
} from './aid-projects.store.ts'
import { planFaultText } from './aid-projects.text.ts'
import { refusal } from './errors.ts'
import { marketOnPath } from './markets.store.ts'
import { pavilionRefusal } from './pavilions.errors.ts'
import { findRegion } from './pavilions.store.ts'
import type { Market, Region } from './products.model.ts'

/** 立项: a project of some unions in an aided region, with its budget. Refuses with everything wrong with it. */
export function planProject(
  actor: Actor,
  input: { readonly plan: AidPlan; readonly orgIds: readonly Id[] },
  idempotencyKey: string,
): Promise<{ id: Id }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { plan: input } }, async () => {
      const { plan } = input
      const market = await aidMarket(tx, actor)
      await regionIn(tx, market, plan.regionId)
      const unions = await unionsIn(tx, market, input.orgIds)
      const faults = faultsOfPlan(plan)
      if (faults.length > 0) {
        const sentences = faults.map((fault) => planFaultText[fault])
        throw aidRefusal('mall.aid-plan-faulty', { count: faults.length, sentences, codes: faults })
      }
      const number = await nextNumber(tx, market.orgId)
      const begun = { id: newId(), marketId: market.orgId, number, spentFen: 0, percent: 0 } as const
      const project: AidProject = { ...plan, ...begun, state: 'running', result: null }
      await insertProject(tx, project, actor.name, now())
      await addUnions(tx, project.id, unions)
      await addStep(tx, project.id, {
        id: newId(),
        kind: 'begun',
        onDay: today(),
        percent: 0,
        spentFen: 0,
        budgetFen: plan.budgetFen,
        words: plan.purpose,
        reportedBy: actor.name,
        reportedFor: market.name,
        reportedAt: now(),
      })
      await noteAid(tx, actor, market, 'mall.aid-planned', project.id, { name: plan.name, budgetFen: plan.budgetFen })
      return { id: project.id }
    }),
  )
}

/** 修改项目: other words, another day to be done by; class, region and unions stay. */
export async function rewriteProject(
  actor: Actor,
  id: Id,
  words: Pick<AidPlan, 'name' | 'purpose' | 'endsOn'>,
): Promise<void> {
  await transaction(actor, async (tx) => {
    const market = await aidMarket(tx, actor)
    const project = await lockProject(tx, id)
    if (project?.marketId !== market.orgId) throw aidRefusal('mall.aid-project-missing')
    const faults = faultsOfPlan({ ...project, ...words })
    if (faults.length > 0) {
      const sentences = faults.map((fault) => planFaultText[fault])
      throw aidRefusal('mall.aid-plan-faulty', { count: faults.length, sentences, codes: faults })
    }
    await writePlanWords(tx, id, words)
    await noteAid(tx, actor, market, 'mall.aid-rewritten', id, { ...words })
  })
}

/** 登记结对: one of our unions supports a place of an aided region. */
export async function pairUp(
  actor: Actor,
  input: {
    readonly orgId: Id
    readonly regionId: Id
    readonly place: string
    readonly partner: string
    readonly team: string
    readonly since: Day
  },
): Promise<{ id: Id }> {
  return transaction(actor, async (tx) => {
    const market = await aidMarket(tx, actor)
    await regionIn(tx, market, input.regionId)
    const [union] = await unionsIn(tx, market, [input.orgId])
    const pair = {
      ...input,
      id: newId(),
      marketId: market.orgId,
      orgPath: union!.path,
      until: null,
      endedBecause: null,
    }
    if (!(await insertPair(tx, pair, actor.name, now())))
      throw aidRefusal('mall.aid-pair-exists', { org: union!.name, place: input.place })
    await noteAid(tx, actor, market, 'mall.aid-paired', pair.id, { org: union!.name, place: input.place })
    return { id: pair.id }
  })
}

/** 结束结对: from a day on, for a reason; it stays readable. */
export async function partPair(
  actor: Actor,
  id: Id,
  end: { readonly until: Day; readonly because: string },
): Promise<void> {
  await transaction(actor, async (tx) => {
    const market = await aidMarket(tx, actor)
    const pair = await lockPair(tx, id)
    if (pair?.marketId !== market.orgId || pair.until !== null || end.until < pair.since)
      throw aidRefusal('mall.aid-pair-missing')
    await endPair(tx, id, end.until, end.because)
    await noteAid(tx, actor, market, 'mall.aid-parted', id, { ...end })
  })
}

/** The mall whose regions somebody keeps aid for; refuses `mall.no-market`. */
export async function aidMarket(tx: Tx, actor: Actor): Promise<Market> {
  requirePermission(actor, 'mall.aid')
  for (const grant of grantsWith(actor, 'mall.aid')) {
    const market = await marketOnPath(tx, grant.orgPath)
    if (market) return market
  }
  throw refusal('mall.no-market')
}

async function regionIn(tx: Tx, market: Market, id: Id): Promise<Region> {
  const region = await findRegion(tx, id)
  if (region?.marketId !== market.orgId) throw pavilionRefusal('mall.region-missing')
  return region
}

/** Unions below the federation of the mall, each once; partners are none. */
async function unionsIn(tx: Tx, market: Market, ids: readonly Id[]): Promise<Org[]> {
  const orgs = await orgsByIds(tx, ids)
  const sound = orgs.filter((org) => org.path.includes(market.orgId) && org.kind !== 'partner' && org.closedOn === null)
  if (sound.length !== ids.length || ids.length === 0) throw aidRefusal('mall.aid-union-wrong')
  return sound
}

export function noteAid(
  tx: Tx,
  actor: Actor,
  market: Pick<Market, 'orgId'>,
  action: string,
  subjectId: Id,
  detail: Record<string, unknown>,
): Promise<void> {
  return recordAudit(tx, actor, { action, subjectKind: 'mall.aid', subjectId, orgId: market.orgId, detail })
}
