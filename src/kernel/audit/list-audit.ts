import type { Day } from '../../platform/dates.ts'
import { addDays, startOfDay } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { type Actor, requirePermission } from '../access/index.ts'
import { type OrgId, orgsByIds } from '../orgs/index.ts'
import type { AuditEntry } from './model.ts'
import { entriesBelow, entriesOf, type Place, type Subject } from './queries.ts'

const pageSize = 50

/** The history of one subject inside the auditor's subtrees, newest first, 50 a page; needs `audit.read`. */
export async function listAudit(
  actor: Actor,
  subject: Subject,
  after: Place | null,
): Promise<{ entries: AuditEntry[]; next: Place | null }> {
  requirePermission(actor, 'audit.read')
  const found = await transaction(actor, (tx) => entriesOf(tx, subject, after, pageSize + 1))
  const entries = found.slice(0, pageSize)
  return { entries, next: found.length > pageSize ? entries.at(-1)! : null }
}

export type DeedsWish = {
  readonly orgId: OrgId
  readonly actor?: string | undefined
  readonly room?: string | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly cursor?: string | undefined
}

/** What was done under an organisation, newest first; an organisation outside is as if it held nothing. */
export function listDeeds(actor: Actor, { orgId, from, to, cursor, ...wish }: DeedsWish) {
  return transaction(actor, async (tx) => {
    const [org] = await orgsByIds(tx, [orgId])
    requirePermission(actor, 'audit.read', org?.path ?? [orgId])
    const found = await entriesBelow(
      tx,
      {
        ...wish,
        below: org!,
        from: from && startOfDay(from),
        before: to && startOfDay(addDays(to, 1)),
        after: placeOf(cursor),
      },
      pageSize + 1,
    )
    const entries = found.slice(0, pageSize)
    const orgs = await orgsByIds(
      tx,
      entries.flatMap((entry) => entry.orgPath?.at(-1) ?? []),
    )
    const names = new Map(orgs.map((one) => [one.id, one.name]))
    const last = entries.at(-1)
    return {
      entries: entries.map((entry) => ({
        ...entry,
        key: `${entry.lane}-${entry.number}`,
        orgName: names.get(entry.orgPath?.at(-1) ?? '') ?? '',
      })),
      next: last && found.length > pageSize ? `${last.recordedAt}/${last.lane}/${last.number}` : null,
    }
  })
}

/** A cursor that somebody made up begins anew. */
function placeOf(cursor: string | undefined): Place | null {
  const [, recordedAt, lane, number] =
    /^(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z)\/(\d{1,2})\/(\d{1,15})$/.exec(cursor ?? '') ?? []
  return recordedAt ? { recordedAt, lane: Number(lane), number: Number(number) } : null
}
