import { type Actor, requirePermission } from '../../kernel/access/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { refusal } from './errors.ts'
import type { Intent } from './intents.model.ts'
import { type IntentMove, mayMove } from './intents.rules.ts'
import { findIntent, lockIntent } from './intents.store.ts'
import { intentStateText } from './intents.text.ts'

/** A letter that the caller may see; refuses `mall.intent-missing`. */
export async function getIntent(tx: Tx, id: string): Promise<Intent> {
  const intent = await findIntent(tx, id)
  if (!intent) throw refusal('mall.intent-missing')
  return intent
}

/** A letter of the caller's own union, locked for a move that is open to it; refuses `mall.intent-not-open`. */
export async function lockOpenIntent(tx: Tx, actor: Actor, id: string, move: IntentMove): Promise<Intent> {
  const intent = await lockIntent(tx, id)
  if (!intent) throw refusal('mall.intent-missing')
  requirePermission(actor, 'mall.intent', intent.orgPath)
  if (!mayMove(intent.state, move)) {
    throw refusal('mall.intent-not-open', { number: intent.number, state: intentStateText[intent.state] })
  }
  return intent
}
