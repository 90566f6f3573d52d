import { type Actor, confirmPassword } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { signInstrument } from '../../kernel/instruments/index.ts'
import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import { getIntent } from './find-intent.ts'
import { mayMove } from './intents.rules.ts'
import { lockIntent, markSigned } from './intents.store.ts'
import { intentStateText } from './intents.text.ts'

/** What an officer of each side needs. */
export const signingPermission = { union: 'mall.intent', mall: 'mall.operate' } as const

/**
 * 签署意向书: signs for one's own side under the text that was read. With the second signature the letter stands. Only
 * whoever may see the letter is asked for her password.
 */
export async function signIntent(
  actor: Actor,
  input: { id: string; side: 'union' | 'mall'; digest: string; password: string },
): Promise<{ complete: boolean }> {
  await transaction(actor, (tx) => getIntent(tx, input.id))
  await confirmPassword({ recordAudit }, actor, input.password)
  return signConfirmed(actor, input)
}

/** The signature itself, once it is certain who sits there. */
export async function signConfirmed(
  actor: Actor,
  input: { id: string; side: 'union' | 'mall'; digest: string },
): Promise<{ complete: boolean }> {
  return transaction(actor, async (tx) => {
    const intent = await lockIntent(tx, input.id)
    if (!intent) throw refusal('mall.intent-missing')
    if (!mayMove(intent.state, 'sign')) {
      throw refusal('mall.intent-not-open', { number: intent.number, state: intentStateText[intent.state] })
    }
    const signed = await signInstrument(tx, actor, {
      id: intent.documentId,
      side: input.side,
      digest: input.digest,
      means: { means: 'password', confirmed: 'yes' },
      permission: signingPermission[input.side],
    })
    if (signed.complete) await markSigned(tx, intent, now())
    return signed
  })
}
