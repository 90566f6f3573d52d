import { createHash, randomBytes } from 'node:crypto'
import { now } from '../../platform/clock.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { type Charged, forgive } from './attempts.store.ts'
import type { Actor, SessionKind, SignedIn } from './model.ts'
import { noteDevice } from './note-device.ts'
import { notePhone } from './note-phone.ts'
import { endSession, insertSession } from './sessions.store.ts'
import { sessionTerms } from './sign-in.rules.ts'
import type { Ties } from './ties.ts'

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** The visitor, proven to be this person; her grants come with her next request. */
export function provenAs(visitor: Actor, kind: SessionKind, person: { id: string; name: string }): Actor {
  const scope = { role: 'app', orgs: [], personId: person.id } as const
  return { ...visitor, kind, personId: person.id, name: person.name, grants: [], scope }
}

/** The second factor shown at a sign-in; null where there was none. */
export type ShownFactor = 'totp' | 'recovery' | null

/** What was shown besides a password: a second factor, or the code of a phone. */
export type Shown = { readonly factor: ShownFactor; readonly phone: string | null }

/**
 * Starts a session under a new token. Whatever session the visitor came with ends, so that a token known before
 * a sign-in is worth nothing after it.
 */
export async function openSession(
  ties: Ties,
  visitor: Actor,
  kind: SessionKind,
  person: { id: string; name: string; orgId?: string | null },
  charged: Charged,
  { factor, phone }: Shown,
): Promise<SignedIn> {
  if (visitor.sessionId !== null) await transaction(visitor, (tx) => endSession(tx, visitor.sessionId!, now()))

  const token = randomBytes(32).toString('base64url')
  const actor = { ...provenAs(visitor, kind, person), sessionId: newId() }
  await transaction(actor, async (tx) => {
    await forgive(tx, charged)
    await begin(tx, actor, kind, token, factor)
    await noteDevice(tx, ties, actor, kind)
    if (phone !== null) await notePhone(tx, ties, actor, phone)
    await ties.recordAudit(tx, actor, {
      action: 'access.signed-in',
      subjectKind: 'session',
      subjectId: actor.sessionId,
      orgId: person.orgId ?? null,
      detail: factor === null ? { kind } : { kind, factor },
    })
  })
  return { actor, token, maxAgeSeconds: sessionTerms[kind].longestMs / 1000 }
}

async function begin(
  tx: Tx,
  actor: Actor & { sessionId: string },
  kind: SessionKind,
  token: string,
  factor: ShownFactor,
): Promise<void> {
  const startedAt = now()
  const { idleMs, longestMs } = sessionTerms[kind]
  await insertSession(tx, {
    id: actor.sessionId,
    personId: actor.personId!,
    personName: actor.name,
    tokenHash: hashToken(token),
    kind,
    address: actor.address,
    deviceKey: actor.device?.key ?? null,
    userAgent: actor.device?.userAgent ?? '',
    startedAt,
    factorAt: factor === null ? null : startedAt,
    idleMs,
    expiresAt: new Date(Date.parse(startedAt) + longestMs).toISOString(),
  })
}
