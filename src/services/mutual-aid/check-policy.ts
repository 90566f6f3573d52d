import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Fen } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { PolicyFault } from './policies.contract.ts'
import { decidePolicy } from './policies.rules.ts'
import { listPublished } from './policies.store.ts'
import { policyRefusalText } from './policies.text.ts'
import { benefitOfYear } from './screening.rules.ts'

/** Every fault of a draft beside its field; without a fault, what a year with nothing but each own pay would bring. */
export async function checkPolicy(
  actor: Actor,
  draft: unknown,
  trialOwnPayFen: readonly Fen[],
): Promise<{ faults: PolicyFault[]; trials: { ownPayFen: Fen; benefitFen: Fen }[] }> {
  requirePermission(actor, 'mutual-aid.policy.publish')
  const fund = (draft as { fund?: unknown } | null)?.fund
  const earlier = typeof fund === 'string' ? await transaction(actor, (tx) => listPublished(tx, fund)) : []
  const decided = decidePolicy(draft, earlier)
  if (decided.refused) {
    return {
      faults: decided.faults.map(({ code, field, facts }) => ({
        code,
        field,
        sentence: fillSentence(policyRefusalText[code], facts),
      })),
      trials: [],
    }
  }
  return {
    faults: [],
    trials: trialOwnPayFen.map((ownPayFen) => ({
      ownPayFen,
      benefitFen: benefitOfYear(decided.policy.inpatient, ownPayFen),
    })),
  }
}
