import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { blindIndex } from '../../platform/seal.ts'
import { personsWithPhone } from '../people/index.ts'
import { insertCode, lockCodesSent } from './attempts.store.ts'
import { addressKeyOf } from './charge-attempt.ts'
import { refusal } from './errors.ts'
import type { Actor } from './model.ts'
import { codeTerms, waitBeforeCode } from './sign-in.rules.ts'
import { smsText } from './text.ts'
import type { Ties } from './ties.ts'

/** Longer than the work itself ever takes, so that the time of an answer does not tell whether a phone is known. */
const evenTimeMs = 200

/** `code` is for the demonstration's page, which has no phone to look at. */
export type CodeSent = { readonly resendAfterSeconds: number; readonly code: string }

/**
 * 发送登录验证码: a new code replaces the one before. A phone that nobody has gets the same answer after the same time
 * and no message. Refuses `access.code-too-soon` by phone, by address and by device.
 */
export async function sendSmsCode(ties: Ties, visitor: Actor, { phone }: { phone: string }): Promise<CodeSent> {
  const work = transaction(visitor, async (tx) => {
    const sent = await makeCode(tx, visitor, phone)
    const [person, another] = await personsWithPhone(tx, phone, 2)
    const text = wordsOf(smsText.signInCode, sent)
    if (person) await ties.deliverSms(tx, { personId: another ? null : person.id, phone, text })
    return sent
  })
  const [sent] = await Promise.all([work, sleep(evenTimeMs)])
  return sent
}

/**
 * 发送验证码给任何手机: for somebody who is not known yet and proves her phone with it (`provePhone`). The same limits
 * by phone and address hold, since each message costs and may annoy a stranger.
 */
export function sendProvingCode(ties: Ties, visitor: Actor, { phone }: { phone: string }): Promise<CodeSent> {
  return transaction(visitor, async (tx) => {
    const sent = await makeCode(tx, visitor, phone)
    await ties.deliverSms(tx, { personId: null, phone, text: wordsOf(smsText.provingCode, sent) })
    return sent
  })
}

function wordsOf(text: string, { code }: CodeSent): string {
  return fillSentence(text, { code, minutes: codeTerms.lastsMs / 60_000 })
}

export function hashCode(phone: string, code: string): string {
  return blindIndex(config().sealKeys, `sms-code:${phone}:${code}`)
}

async function makeCode(tx: Tx, visitor: Actor, phone: string): Promise<CodeSent> {
  const at = now()
  const phoneIndex = blindIndex(config().sealKeys, phone)
  const asked = { phoneIndex, addressKey: addressKeyOf(visitor), deviceKey: visitor.device?.key ?? null }
  const before = await lockCodesSent(tx, asked, at)
  const waitMs = waitBeforeCode(before, at)
  if (waitMs > 0) throw refusal('access.code-too-soon', { minutes: Math.ceil(waitMs / 60_000) })

  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await insertCode(tx, {
    ...asked,
    codeHash: hashCode(phone, code),
    tries: codeTerms.tries,
    sentAt: at,
    expiresAt: new Date(Date.parse(at) + codeTerms.lastsMs).toISOString(),
  })
  const sent = {
    toPhone: [...before.toPhone, at],
    fromAddress: [...before.fromAddress, at],
    fromDevice: asked.deviceKey === null ? [] : [...before.fromDevice, at],
  }
  return { resendAfterSeconds: Math.ceil(waitBeforeCode(sent, at) / 1000), code }
}
