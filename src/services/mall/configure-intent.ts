import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { revokeInstrument } from '../../kernel/instruments/index.ts'
import { reverseTransfer } from '../../kernel/ledger/index.ts'
import { now, today } from '../../platform/clock.ts'
import { once } from '../../platform/db/once.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { refusal } from './errors.ts'
import { lockOpenIntent } from './find-intent.ts'
import { moveFund } from './fund.store.ts'
import { configureProblem } from './intents.rules.ts'
import { markCancelled, markConfigured } from './intents.store.ts'
import { intentWords } from './intents.text.ts'
import { bookConfiguration } from './points-configure.ts'
import type { Points } from './products.model.ts'

/**
 * 配置积分: sets the points of a signed letter aside for the people on its list. At the set time they go down by themselves,
 * and never more than this sum. Refuses an empty list, and more people than both sides signed for.
 */
export async function configureIntent(actor: Actor, id: string, idempotencyKey: string): Promise<{ points: Points }> {
  return transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { configure: id } }, async () => {
      const intent = await lockOpenIntent(tx, actor, id, 'configure')
      const at = now()
      const problem = configureProblem(intent, at)
      if (problem !== null) {
        const facts = { recipients: intent.recipients, headcount: intent.headcount }
        throw refusal(`mall.${problem}`, facts)
      }
      const points = intent.recipients * intent.pointsEach
      await bookConfiguration(tx, { intentId: id, marketId: intent.marketId, unionId: intent.ownerId, points })
      await markConfigured(tx, intent, actor.name, at, points)
      await recordAudit(tx, actor, {
        action: 'mall.intent-configured',
        subjectKind: 'mall.intent',
        subjectId: id,
        orgId: intent.ownerId,
        detail: { number: intent.number, recipients: intent.recipients, points },
      })
      return { points }
    }),
  )
}

/** 取消意向书: takes a letter back before its points go down; what was set aside returns to the fund, the paper is revoked. */
export async function cancelIntent(
  actor: Actor,
  input: { id: string; because: string },
  idempotencyKey: string,
): Promise<void> {
  await transaction(actor, (tx) =>
    once(tx, actor, { key: idempotencyKey, request: { cancel: input } }, async () => {
      const intent = await lockOpenIntent(tx, actor, input.id, 'cancel')
      if (intent.state === 'configured') {
        await reverseTransfer(tx, {
          id: newId(),
          transferId: intent.id,
          occurredOn: today(),
          memo: intentWords.cancelled,
        })
        await moveFund(tx, intent.marketId, intent.configuredPoints)
      }
      await markCancelled(tx, intent, now(), input.because)
      await revokeInstrument(tx, actor, intent.documentId, input.because)
      await recordAudit(tx, actor, {
        action: 'mall.intent-cancelled',
        subjectKind: 'mall.intent',
        subjectId: intent.id,
        orgId: intent.ownerId,
        detail: { number: intent.number, because: input.because },
      })
      return null
    }),
  )
}
