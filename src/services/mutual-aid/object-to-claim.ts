import type { Actor } from '../../kernel/access/index.ts'
import { commentOnCase } from '../../kernel/cases/index.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { lockOwnClaim } from './find-claim.ts'
import { serviceText } from './text.ts'

/** 金额不对: the person says that the amount or the stay is wrong; every desk reads it in the history, and it stops nothing. */
export async function objectToClaim(actor: Actor, input: { claimId: string; text: string }): Promise<void> {
  await transaction(actor, (tx) => lockOwnClaim(tx, actor, input.claimId))
  await commentOnCase(actor, input.claimId, fillSentence(serviceText.objection, { text: input.text }))
}
