import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { blindIndex } from '../../platform/seal.ts'
import { lockNewestCode, markCodeTried, markCodeUsed } from './attempts.store.ts'
import { hashCode } from './send-sms-code.ts'

/** Whether this is the newest code of the phone and still holds; a right one is used up, a wrong one costs a guess. */
export async function tryCode(tx: Tx, { phone, code }: { phone: string; code: string }): Promise<boolean> {
  const at = now()
  const sent = await lockNewestCode(tx, blindIndex(config().sealKeys, phone), at)
  if (!sent?.usable) return false
  if (sent.codeHash !== hashCode(phone, code)) {
    await markCodeTried(tx, sent.id)
    return false
  }
  await markCodeUsed(tx, sent.id, at)
  return true
}
