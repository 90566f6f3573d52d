import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Attempt } from '../../platform/http/server.ts'

/**
 * Writes into the audit that somebody signed in was refused, in a transaction of its own because that of the attempt
 * rolled back. Auditors find it under the organisation the person answers for.
 */
export async function noteForbidden(actor: Actor, { method, path, params, code }: Attempt): Promise<void> {
  if (actor.kind === 'guest') return
  await transaction(actor, (tx) =>
    recordAudit(tx, actor, {
      action: 'access.refused',
      subjectKind: 'endpoint',
      subjectId: `${method} ${path}`,
      orgId: actor.grants[0]?.orgId ?? null,
      detail: { code, params },
    }),
  )
}
