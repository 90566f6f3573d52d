import { type Actor, grantsWith } from '../../kernel/access/index.ts'
import { getOrg, orgsByIds } from '../../kernel/orgs/index.ts'
import { type ExportFormat, exportMarked } from '../../kernel/privacy/index.ts'
import { today } from '../../platform/clock.ts'
import { displayFullDay } from '../../platform/dates.ts'
import { reading, system, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { AnswerOf, Download } from '../../platform/http/endpoint.ts'
import type { Id } from '../../platform/ids.ts'
import { formatYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type * as contract from './aid-projects.contract.ts'
import type { AidPage, AidPairCard, AidProjectCard } from './aid-projects.contract.ts'
import { aidRefusal } from './aid-projects.errors.ts'
import { type AidPair, type AidProject, aidClasses } from './aid-projects.model.ts'
import { paceOf } from './aid-projects.rules.ts'
import { listPairs, listProjects, type ProjectUnion, pairsOn, stepsOf, unionsOf } from './aid-projects.store.ts'
import { aidClassText, aidStateText, aidFileText as file } from './aid-projects.text.ts'
import { refusal } from './errors.ts'
import { findMarket, listRegions, marketOnPath } from './markets.store.ts'
import { firstMarket } from './pavilions.store.ts'
import type { Market } from './products.model.ts'
import { sharedPage } from './shared-pages.ts'

/** The public list: what is done, by whom, for how much, and what came of it. */
export function readPublicAid(wish: {
  readonly marketId?: Id | undefined
  readonly regionId?: Id | undefined
}): AnswerOf<typeof contract.getPublicAid> {
  return sharedPage(`aid ${wish.marketId ?? ''} ${wish.regionId ?? ''}`, () =>
    reading(system, async (tx) => {
      const market = await (wish.marketId ? findMarket(tx, wish.marketId) : firstMarket(tx))
      if (!market) throw refusal('mall.market-missing')
      return pageOf(tx, market, await pairsOn(tx, market.orgId, today()), wish.regionId)
    }),
  )
}

/** The same on the desk of a union: ended pairs too, and what the reader may do. */
export async function readAidDesk(actor: Actor): AnswerOf<typeof contract.getAidDesk> {
  return transaction(actor, async (tx) => {
    const market = await readersMarket(tx, actor)
    const page = await pageOf(tx, market, await listPairs(tx, market.orgId), undefined)
    const roots = grantsWith(actor, 'mall.aid.report').map((grant) => grant.orgId)
    const unions = await unionsOf(
      tx,
      page.projects.map((project) => project.id),
    )
    const own = unions.filter((union) => union.orgPath.some((id) => roots.includes(id))).map((union) => union.projectId)
    return {
      ...page,
      regions: await listRegions(tx, market.orgId),
      mayKeep: grantsWith(actor, 'mall.aid').some((grant) => grant.orgId === market.orgId),
      own: [...new Set(own)],
    }
  })
}

async function readersMarket(tx: Tx, actor: Actor): Promise<Market> {
  for (const grant of grantsWith(actor, 'mall.aid.report')) {
    const market = await marketOnPath(tx, grant.orgPath)
    if (market) return market
  }
  throw refusal('mall.no-market')
}

/** Everything that was reported of a project, for the unions that carry it and those above them. */
export async function readAidSteps(actor: Actor, id: Id): AnswerOf<typeof contract.listAidSteps> {
  return transaction(actor, async (tx) => {
    const roots = grantsWith(actor, 'mall.aid.report').map((grant) => grant.orgId)
    const unions = await unionsOf(tx, [id])
    if (!unions.some((union) => union.orgPath.some((one) => roots.includes(one))))
      throw aidRefusal('mall.aid-project-missing')
    return { steps: await stepsOf(tx, id) }
  })
}

async function pageOf(tx: Tx, market: Market, pairs: readonly AidPair[], regionId: Id | undefined): Promise<AidPage> {
  const projects = (await listProjects(tx, market.orgId)).filter((one) => !regionId || one.regionId === regionId)
  const unions = await unionsOf(
    tx,
    projects.map((project) => project.id),
  )
  const shown = pairs.filter((pair) => !regionId || pair.regionId === regionId)
  const orgIds = [...new Set([...unions, ...shown].map((one) => one.orgId))]
  const names = new Map((await orgsByIds(tx, orgIds)).map((org) => [org.id, org.name]))
  const regions = new Map((await listRegions(tx, market.orgId)).map((region) => [region.id, region.name]))
  const running = shown.filter((pair) => pair.until === null || pair.until > today())
  return {
    federationName: (await getOrg(tx, market.orgId)).name,
    sums: {
      projects: projects.length,
      classes: new Set(projects.map((one) => one.class)).size,
      unions: new Set([...unions, ...running].map((one) => one.orgId)).size,
      finished: projects.filter((one) => one.state === 'finished').length,
      budgetFen: projects.reduce((sum, one) => sum + one.budgetFen, 0),
      spentFen: projects.reduce((sum, one) => sum + one.spentFen, 0),
    },
    byClass: aidClasses.map((key) => {
      const own = projects.filter((one) => one.class === key)
      const finished = own.filter((one) => one.state === 'finished').length
      return { class: key, name: aidClassText[key], projects: own.length, finished }
    }),
    projects: projects.map((project) => projectCard(project, unions, names, regions)),
    pairs: shown.map((pair) => pairCard(pair, names, regions)),
  }
}

function projectCard(
  project: AidProject,
  unions: readonly ProjectUnion[],
  names: ReadonlyMap<string, string>,
  regions: ReadonlyMap<string, string>,
): AidProjectCard {
  return {
    ...project,
    regionName: regions.get(project.regionId) ?? '',
    unions: unions
      .filter((union) => union.projectId === project.id)
      .map(({ orgId }) => ({ id: orgId, name: names.get(orgId) ?? '' })),
    pace: paceOf(project, today()),
  }
}

function pairCard(
  pair: AidPair,
  names: ReadonlyMap<string, string>,
  regions: ReadonlyMap<string, string>,
): AidPairCard {
  return { ...pair, orgName: names.get(pair.orgId) ?? '', regionName: regions.get(pair.regionId) ?? '' }
}

/** 导出援建项目. */
export async function exportAid(
  actor: Actor,
  wish: { readonly format: ExportFormat; readonly reason: string },
): Promise<Download> {
  const { federationName, projects } = await readAidDesk(actor)
  return exportMarked(actor, {
    kind: 'mall.aid-projects',
    title: fillSentence(file.title, { org: federationName, day: today() }),
    format: wish.format,
    reason: wish.reason,
    headings: file.headings,
    rows: projects.map((project) => [
      project.number,
      aidClassText[project.class],
      project.name,
      project.regionName,
      project.unions.map((union) => union.name).join('、'),
      displayFullDay(project.beginsOn),
      displayFullDay(project.endsOn),
      formatYuan(project.budgetFen),
      formatYuan(project.spentFen),
      `${project.percent}%`,
      aidStateText[project.state],
      project.result ?? '',
    ]),
    filter: {},
  })
}
