import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { draftInstrument, type Party, reviseInstrument } from '../../kernel/instruments/index.ts'
import { getOrg, type Org } from '../../kernel/orgs/index.ts'
import { now } from '../../platform/clock.ts'
import { dayOf, displayFullDay, type Instant } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { displayYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { refusal } from './errors.ts'
import { getIntent, lockOpenIntent } from './find-intent.ts'
import type { Intent, IntentTerms } from './intents.model.ts'
import { faultsOfTerms } from './intents.rules.ts'
import { insertIntent, writeTerms } from './intents.store.ts'
import { intentTemplate, intentWords, termsFaultText } from './intents.text.ts'
import { listCategories, marketOnPath } from './markets.store.ts'
import type { Category, Market } from './products.model.ts'

/** 起草意向书: draws up a letter for one's union and lays it before both sides. Refuses with everything wrong with its terms. */
export async function draftIntent(actor: Actor, input: { orgId: string; terms: IntentTerms }): Promise<Intent> {
  return transaction(actor, async (tx) => {
    const union = await requireReachableOrg(tx, actor, 'mall.intent', input.orgId)
    const market = await marketOnPath(tx, union.path)
    if (!market) throw refusal('mall.no-market')
    const categories = await requireTerms(tx, market, input.terms)
    const id = newId()
    const document = await draftInstrument(tx, actor, {
      id: newId(),
      template: intentTemplate,
      owner: union,
      parties: await partiesOf(tx, union, market),
      fields: fieldsOf(input.terms, categories),
      inForceFrom: dayOf(now()),
      inForceUntil: null,
    })
    const intent: Intent = {
      ...input.terms,
      ownerId: union.id,
      id,
      marketId: market.orgId,
      orgPath: union.path,
      number: document.number,
      documentId: document.id,
      state: 'signing',
      draftedBy: actor.name,
      draftedAt: now(),
      signedAt: null,
      configuredBy: null,
      configuredAt: null,
      issueStartedAt: null,
      issuedAt: null,
      cancelledAt: null,
      cancelledBecause: null,
      recipients: 0,
      configuredPoints: 0,
      issuedPeople: 0,
      issuedPoints: 0,
      failedPeople: 0,
      issuedTo: 0,
    }
    await insertIntent(tx, intent)
    await audit(tx, actor, 'mall.intent-drafted', intent)
    return intent
  })
}

/** 修改意向书: other terms before both have signed; whoever signed signs anew. */
export async function reviseIntent(actor: Actor, input: { id: string; terms: IntentTerms }): Promise<void> {
  await transaction(actor, async (tx) => {
    const intent = await lockOpenIntent(tx, actor, input.id, 'revise')
    const market = await marketOnPath(tx, intent.orgPath)
    const categories = await requireTerms(tx, market!, input.terms)
    await reviseInstrument(tx, actor, {
      id: intent.documentId,
      fields: fieldsOf(input.terms, categories),
      inForceFrom: dayOf(now()),
      inForceUntil: null,
    })
    await writeTerms(tx, intent, input.terms)
    await audit(tx, actor, 'mall.intent-revised', await getIntent(tx, intent.id))
  })
}

async function requireTerms(tx: Tx, market: Market, terms: IntentTerms): Promise<Category[]> {
  const categories = await listCategories(tx, market.orgId)
  const faults = faultsOfTerms(terms, categories, now())
  if (faults.length > 0) {
    const sentences = faults.map((fault) => termsFaultText[fault])
    throw refusal('mall.terms-faulty', { count: faults.length, sentences, codes: faults })
  }
  return categories
}

async function partiesOf(tx: Tx, union: Org, market: Market): Promise<Party[]> {
  const federation = await getOrg(tx, market.orgId)
  const party = (side: string, org: Org): Party => ({
    side,
    holder: 'org',
    partyId: org.id,
    orgPath: org.path,
    name: org.name,
  })
  return [party('union', union), party('mall', federation)]
}

function fieldsOf(terms: IntentTerms, categories: readonly Category[]): Record<string, string> {
  const goods = categories.filter((one) => terms.categories.includes(one.key)).map((one) => one.name)
  return {
    occasion: terms.occasion,
    headcount: String(terms.headcount),
    each: displayYuan(terms.pointsEach),
    total: displayYuan(terms.pointsEach * terms.headcount),
    issue: momentOf(terms.issueAt),
    opens: momentOf(terms.opensAt),
    closes: momentOf(terms.closesAt),
    goods: goods.length === 0 ? intentWords.allGoods : goods.join('、'),
    rest:
      terms.keptUntil === null
        ? intentWords.returned
        : fillSentence(intentWords.kept, { day: displayFullDay(terms.keptUntil) }),
  }
}

/** An instant as it stands in the letter: day and time in Shanghai. */
function momentOf(at: Instant): string {
  const time = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16)
  return fillSentence(intentWords.moment, { day: displayFullDay(dayOf(at)), time })
}

function audit(tx: Tx, actor: Actor, action: string, intent: Intent): Promise<void> {
  return recordAudit(tx, actor, {
    action,
    subjectKind: 'mall.intent',
    subjectId: intent.id,
    orgId: intent.ownerId,
    detail: { number: intent.number, headcount: intent.headcount, pointsEach: intent.pointsEach },
  })
}
