import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { blindIndex } from '../../platform/seal.ts'
import { type Charged, lockFailures, writeFailures } from './attempts.store.ts'
import { refusal } from './errors.ts'
import type { Actor } from './model.ts'
import { failuresAt, waitAfterFailures } from './sign-in.rules.ts'

/**
 * Counts an attempt as failed before it is made, so that a hundred at once do not slip in together; success takes
 * it back. Refuses `access.too-many-failures` in the same words for accounts that exist and accounts that do not.
 */
export async function chargeAttempt(visitor: Actor, accountName: string | null): Promise<Charged> {
  const { sealKeys } = config()
  const address = addressKeyOf(visitor)
  const account = accountName === null ? null : blindIndex(sealKeys, `account:${accountName}`)
  const device = visitor.device?.key ?? null
  await transaction(visitor, (tx) => charge(tx, { account, address, device }))
  return { account, address, device }
}

export function addressKeyOf({ address }: Actor): string {
  return blindIndex(config().sealKeys, `address:${address}`)
}

async function charge(tx: Tx, { account, address, device }: Charged): Promise<void> {
  const at = now()
  const keys = [account, address, device].filter((key) => key !== null)
  const known = (await lockFailures(tx, keys, at)).map((one) => {
    const watched = one.key === account ? 'account' : one.key === device ? 'device' : 'address'
    return { key: one.key, failures: failuresAt(watched, one, at), waitMs: waitAfterFailures(watched, one, at) }
  })
  const waitMs = Math.max(...known.map((one) => one.waitMs))
  if (waitMs > 0) throw refusal('access.too-many-failures', { minutes: Math.ceil(waitMs / 60_000) })

  for (const one of known) await writeFailures(tx, one.key, one.failures + 1, at)
}
