import type { Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import type { Audience, Case, CaseEvent } from './model.ts'
import { nameDoer } from './rules.ts'

/** A line of the history that moves nothing. */
export function kernelEvent(
  row: Case,
  actor: Actor,
  deed: {
    readonly action: string
    readonly orgId: Id | null
    readonly note: string
    readonly at: Instant
    /** `all` where absent. */
    readonly audience?: Audience
  },
): CaseEvent {
  const doer = nameDoer(actor, row)
  return {
    ownerId: row.ownerId,
    caseId: row.id,
    seq: row.version + 1,
    at: deed.at,
    action: deed.action,
    fromState: row.state,
    toState: row.state,
    actorId: doer.id,
    actorName: doer.name,
    actorOrgId: deed.orgId,
    note: deed.note,
    audience: deed.audience ?? 'all',
  }
}
