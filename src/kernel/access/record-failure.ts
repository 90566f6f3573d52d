import { transaction } from '../../platform/db/transaction.ts'
import type { Actor } from './model.ts'
import type { Ties } from './ties.ts'

/** What was tried in vain: the person where she is known, else only the keyed hash of what was typed. */
export type Failure = {
  readonly action:
    | 'access.sign-in-failed'
    | 'access.phone-not-proven'
    | 'access.password-change-failed'
    | 'access.second-factor-failed'
    | 'access.confirmation-failed'
    | 'access.password-code-failed'
  readonly subjectKind: 'person' | 'account' | 'phone'
  readonly subjectId: string
  /** Where the account belongs, so that its auditor finds the failure. */
  readonly orgId?: string | null
}

/** Writes a failure down in a transaction of its own, since the refusal that follows undoes everything else. */
export function recordFailure(ties: Pick<Ties, 'recordAudit'>, actor: Actor, failure: Failure): Promise<void> {
  return transaction(actor, (tx) => ties.recordAudit(tx, actor, failure))
}
