import { now } from '../../platform/clock.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import type { PersonId } from '../people/index.ts'
import { clearLock, type StoredAccount, writeLock } from './accounts.store.ts'
import { endSessionsOf } from './end-sessions.ts'
import { refusal } from './errors.ts'
import type { Actor } from './model.ts'
import { makePasswordCode, type PasswordCode } from './password-codes.ts'
import { lockAccountFor } from './require-account.ts'
import { deleteFactor } from './second-factor.store.ts'
import { factorText } from './text.ts'
import type { Ties } from './ties.ts'

const guard = 'access.account.guard'

type Guarding = { readonly personId: PersonId; readonly reason: string }

/** 停用账号: every session of it ends, and its password opens nothing until it is unlocked. */
export function lockOut(ties: Ties, actor: Actor, { personId, reason }: Guarding): Promise<void> {
  return guarded(ties, actor, 'access.account-locked', { personId, reason }, async (tx, account) => {
    if (account.lockedAt !== null) throw refusal('access.locked-already')
    await writeLock(tx, personId, actor.personId!, reason, now())
    await endSessionsOf(tx, personId)
  })
}

/** 恢复账号. */
export function letIn(ties: Ties, actor: Actor, { personId, reason }: Guarding): Promise<void> {
  return guarded(ties, actor, 'access.account-unlocked', { personId, reason }, async (tx, account) => {
    if (account.lockedAt === null) throw refusal('access.not-locked')
    await clearLock(tx, personId)
  })
}

/** 重设密码: a one-time code by which she sets a new one. Until then the old one holds: who may be an intruder is locked out. */
export async function resetPassword(ties: Ties, actor: Actor, { personId, reason }: Guarding): Promise<PasswordCode> {
  let made: PasswordCode | undefined
  await guarded(ties, actor, 'access.password-reset', { personId, reason }, async (tx, account) => {
    made = await makePasswordCode(tx, ties, { personId, name: account.name }, actor.personId)
  })
  return made!
}

/** 解除二次验证: for who has lost the authenticator and the recovery codes. Her sessions end; she binds a new one. */
export function resetSecondFactor(ties: Ties, actor: Actor, { personId, reason }: Guarding): Promise<void> {
  return guarded(ties, actor, 'access.second-factor-reset', { personId, reason }, async (tx) => {
    await deleteFactor(tx, personId)
    await endSessionsOf(tx, personId)
    await ties.sendNotices(tx, [{ personId, ...factorText.removed, link: null }])
  })
}

type Act = (tx: Parameters<Parameters<typeof transaction>[1]>[0], account: StoredAccount) => Promise<void>

/** Nobody guards her own account: what would be a safeguard on another's would be a way around on one's own. */
function guarded(ties: Ties, actor: Actor, action: string, { personId, reason }: Guarding, act: Act): Promise<void> {
  return transaction(system, async (tx) => {
    const account = await lockAccountFor(tx, actor, guard, personId)
    if (personId === actor.personId) throw refusal('access.not-oneself')
    await act(tx, account)
    await ties.recordAudit(tx, actor, {
      action,
      subjectKind: 'person',
      subjectId: personId,
      orgId: account.orgId,
      detail: { reason },
    })
  })
}
