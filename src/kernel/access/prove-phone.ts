import { config } from '../../platform/config.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { blindIndex } from '../../platform/seal.ts'
import type { Charged } from './attempts.store.ts'
import { chargeAttempt } from './charge-attempt.ts'
import { refusal } from './errors.ts'
import type { Actor } from './model.ts'
import { recordFailure } from './record-failure.ts'
import type { Ties } from './ties.ts'
import { tryCode } from './try-code.ts'

/**
 * 验证手机号: the visitor holds this phone. What she is charged with is forgiven when a session opens for whoever she
 * turns out to be; until then each attempt counts against her address. Refuses `access.code-wrong`.
 */
export async function provePhone(ties: Ties, visitor: Actor, input: { phone: string; code: string }): Promise<Charged> {
  const charged = await chargeAttempt(visitor, null)
  if (await transaction(visitor, (tx) => tryCode(tx, input))) return charged

  const subjectId = blindIndex(config().sealKeys, input.phone)
  await recordFailure(ties, visitor, { action: 'access.phone-not-proven', subjectKind: 'phone', subjectId })
  throw refusal('access.code-wrong')
}
