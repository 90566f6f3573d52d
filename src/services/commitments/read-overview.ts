import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { openChildrenOf, orgsByIds } from '../../kernel/orgs/index.ts'
import { reading, system, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { collectedBy, countByChild } from './commitments.store.ts'
import type { Overview } from './lists.contract.ts'
import { listOfYear, listsUnder } from './lists.store.ts'
import { publishScopes } from './model.ts'
import { cardsOf, listCards } from './present.ts'
import { pathOf } from './publish-list.ts'
import { ratingsUnder } from './remarks.store.ts'
import { audienceOf, figuresOf, nodesOf } from './rules.ts'

const mostLists = 50

/** 年度情况: the numbers of a year, at the union itself and below each of its children, those with nothing among them. */
export function readOverview(actor: Actor, wish: { readonly orgId: Id; readonly year: number }): Promise<Overview> {
  return reading(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'commitments.read', wish.orgId)
    const { year } = wish
    const counts = await countByChild(tx, org, year)
    const children = await openChildrenOf(tx, org.id)
    const ids = [...new Set([org.id, ...children.map((one) => one.id), ...counts.map((one) => one.orgId)])]
    const names = new Map((await orgsByIds(tx, ids)).map((one) => [one.id, one.name]))
    const list = await listOfYear(tx, org.id, year)
    const path = await pathOf(tx, org)
    return {
      ...{ orgId: org.id, orgName: org.name, year, reportBy: nodesOf(year).reportBy },
      figures: figuresOf(counts),
      satisfaction: await transaction(system, (all) => ratingsUnder(all, org, year)),
      unions: ids.map((orgId) => ({
        orgId,
        name: names.get(orgId) ?? '',
        figures: figuresOf(counts.filter((one) => one.orgId === orgId)),
      })),
      lists: await listCards(await listsUnder(tx, org, year, mostLists)),
      collected: await cardsOf(await collectedBy(tx, org.id, year)),
      scopes: list ? [list.scope] : publishScopes.filter((scope) => audienceOf(scope, path) !== 'none'),
    }
  })
}
