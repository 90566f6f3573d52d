import { type Actor, grantsWith, requirePermission, requireReachableOrg } from '../../kernel/access/index.ts'
import { instrumentCard, openInstrument } from '../../kernel/instruments/index.ts'
import { openChildrenOf, orgsByIds } from '../../kernel/orgs/index.ts'
import { countMembers, maskName } from '../../kernel/people/index.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { AnswerOf, QueryOf } from '../../platform/http/endpoint.ts'
import { refusal } from './errors.ts'
import { getIntent } from './find-intent.ts'
import type * as contract from './intents.contract.ts'
import type { Intent } from './intents.model.ts'
import { mayMove } from './intents.rules.ts'
import { listIntentsBelow, recipientsAfter } from './intents.store.ts'
import { findMarket, listCategories, marketOnPath } from './markets.store.ts'
import { issueProblemText } from './points.text.ts'
import { signingPermission } from './sign-intent.ts'

const page = 30

/** Letters below an organisation, or below the reader's own. */
export async function readIntents(
  actor: Actor,
  query: QueryOf<typeof contract.listIntents>,
): AnswerOf<typeof contract.listIntents> {
  return transaction(actor, async (tx) => {
    const home = grantsWith(actor, 'mall.read')[0]!.orgId
    const org = await requireReachableOrg(tx, actor, 'mall.read', query.orgId ?? home)
    const wish = { below: { id: org.id, depth: org.depth }, state: query.state, after: query.cursor }
    const found = await listIntentsBelow(tx, wish, page + 1)
    const shown = found.slice(0, page)
    const names = await namesOf(tx, shown)
    return {
      intents: shown.map((intent) => cardOf(intent, names)),
      next: found.length > page ? shown.at(-1)!.id : null,
    }
  })
}

async function namesOf(tx: Tx, intents: readonly Intent[]): Promise<Map<string, string>> {
  const orgs = await orgsByIds(tx, [...new Set(intents.map((intent) => intent.ownerId))])
  return new Map(orgs.map((org) => [org.id, org.name]))
}

function cardOf({ ownerId, ...intent }: Intent, names: ReadonlyMap<string, string>) {
  return { ...intent, orgId: ownerId, orgName: names.get(ownerId) ?? '' }
}

/** A letter whole, with its text and what the reader may do now. */
export async function readIntent(actor: Actor, id: string): AnswerOf<typeof contract.getIntent> {
  return transaction(actor, async (tx) => {
    const intent = await getIntent(tx, id)
    requirePermission(actor, 'mall.read', intent.orgPath)
    const opened = await openInstrument(tx, intent.documentId)
    const own = grantsWith(actor, 'mall.intent').some((grant) => intent.orgPath.includes(grant.orgId))
    const categories = await listCategories(tx, intent.marketId)
    const operates = grantsWith(actor, 'mall.operate').some((grant) => grant.orgId === intent.marketId)
    return {
      ...cardOf(intent, await namesOf(tx, [intent])),
      marketName: (await findMarket(tx, intent.marketId))!.name,
      categories: [...intent.categories],
      categoryNames: categories.filter((one) => intent.categories.includes(one.key)).map((one) => one.name),
      document: instrumentCard(opened, actor, operates ? signingPermission.mall : signingPermission.union),
      may: {
        revise: own && mayMove(intent.state, 'revise'),
        list: own && mayMove(intent.state, 'list'),
        configure: own && mayMove(intent.state, 'configure'),
        cancel: own && mayMove(intent.state, 'cancel'),
      },
    }
  })
}

const peoplePage = 100

export async function readRecipients(
  actor: Actor,
  id: string,
  query: QueryOf<typeof contract.listRecipients>,
): AnswerOf<typeof contract.listRecipients> {
  return transaction(actor, async (tx) => {
    const intent = await getIntent(tx, id)
    requirePermission(actor, 'mall.read', intent.orgPath)
    const found = await recipientsAfter(tx, id, query.after ?? 0, query.state, peoplePage + 1)
    const shown = found.slice(0, peoplePage)
    return {
      recipients: shown.map(({ name, problem, ...one }) => ({
        ...one,
        state: one.state === 'waiting' && one.place <= intent.issuedTo ? 'issued' : one.state,
        maskedName: maskName(name),
        problem: problem === null ? null : (issueProblemText[problem] ?? problem),
      })),
      next: found.length > peoplePage ? shown.at(-1)!.place : null,
    }
  })
}

/** For which unions an officer may write letters: her own, and those directly below it. */
export async function readIntentDesk(actor: Actor): AnswerOf<typeof contract.getIntentDesk> {
  return transaction(actor, async (tx) => {
    const grants = grantsWith(actor, 'mall.intent')
    const own = await orgsByIds(
      tx,
      grants.map((grant) => grant.orgId),
    )
    const below = (await Promise.all(own.map((org) => openChildrenOf(tx, org.id)))).flat()
    const orgs = [...own, ...below.filter((org) => org.kind !== 'partner')]
    const market = own[0] && (await marketOnPath(tx, own[0].path))
    if (!market) throw refusal('mall.no-market')
    const unions = []
    for (const { id, name } of orgs) unions.push({ id, name, members: await countMembers(tx, [id]) })
    return {
      unions,
      marketName: market.name,
      categories: (await listCategories(tx, market.orgId)).filter((one) => one.excludedBecause === null),
    }
  })
}
