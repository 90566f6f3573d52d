import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { blindIndex } from '../../platform/seal.ts'
import { lockNewestCode, markCodeTried, markCodeUsed } from './attempts.store.ts'
import { hashCode } from './send-sms-code.ts'

/** The newest code of the phone while it holds and is the one typed, locked and not used up; a wrong one costs a guess. */
export async function lockRightCode(tx: Tx, { phone, code }: { phone: string; code: string }): Promise<Id | null> {
  const sent = await lockNewestCode(tx, blindIndex(config().sealKeys, phone), now())
  if (!sent?.usable) return null
  if (sent.codeHash === hashCode(phone, code)) return sent.id
  await markCodeTried(tx, sent.id)
  return null
}

/** Whether this is the newest code of the phone and still holds; a right one is used up, a wrong one costs a guess. */
export async function tryCode(tx: Tx, typed: { phone: string; code: string }): Promise<boolean> {
  const right = await lockRightCode(tx, typed)
  if (right === null) return false
  await markCodeUsed(tx, right, now())
  return true
}
