import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { findRootOrg, getOrg } from '../../kernel/orgs/index.ts'
import { now } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { openBooks } from './books.ts'
import { refusal } from './errors.ts'
import { type Fund, findFund, insertFund } from './funds.store.ts'
import type { PolicyDocument } from './policies.contract.ts'
import { decidePolicy } from './policies.rules.ts'
import { insertPolicy, listPublished, lockPublishing, type PublishedPolicy } from './policies.store.ts'
import { policyRefusalText } from './policies.text.ts'
import { serviceText } from './text.ts'

/**
 * 发布办法: publishes a version for ever. With its first version a fund begins: it belongs to the publisher's federation,
 * or on the command line to the top of the tree. Refuses with every fault of the draft at once.
 */
export async function publishPolicy(actor: Actor, draft: unknown): Promise<PublishedPolicy> {
  return transaction(actor, async (tx) => {
    const key = fundKeyOf(draft)
    if (key !== null) await lockPublishing(tx, key)
    const earlier = key === null ? [] : await listPublished(tx, key)
    const decided = decidePolicy(draft, earlier)
    if (decided.refused) {
      const sentences = decided.faults.map((fault) => fillSentence(policyRefusalText[fault.code], fault.facts))
      throw refusal('mutual-aid.policy-refused', {
        count: sentences.length,
        sentences,
        codes: decided.faults.map((fault) => fault.code),
      })
    }
    const document = draft as PolicyDocument
    const fund = (await findFund(tx, document.fund)) ?? (await beginFund(tx, actor, document))
    const federation = await getOrg(tx, fund.orgId)
    if (actor.kind !== 'system' && !actor.grants.some((grant) => fund.orgPath.includes(grant.orgId))) {
      throw refusal('mutual-aid.fund-of-another', { fund: fund.name, org: federation.name })
    }
    requirePermission(actor, 'mutual-aid.policy.publish', fund.orgPath)
    await insertPolicy(tx, document, actor.personId, now())
    await recordAudit(tx, actor, {
      action: 'mutual-aid.policy-published',
      subjectKind: 'mutual-aid.policy',
      subjectId: `${document.fund} ${document.version}`,
      orgId: fund.orgId,
      detail: { document },
    })
    return (await listPublished(tx, fund.key)).find((policy) => policy.version === document.version)!
  })
}

function fundKeyOf(draft: unknown): string | null {
  const key = (draft as { fund?: unknown } | null)?.fund
  return typeof key === 'string' ? key : null
}

async function beginFund(tx: Tx, actor: Actor, document: PolicyDocument): Promise<Fund> {
  const home = actor.grants[0] ? await getOrg(tx, actor.grants[0].orgId) : await findRootOrg(tx)
  if (!home) throw refusal('mutual-aid.federation-missing')
  const fund: Fund = { key: document.fund, name: serviceText.fundName, orgId: home.id, orgPath: [...home.path] }
  await insertFund(tx, fund)
  await openBooks(tx, fund)
  return fund
}
