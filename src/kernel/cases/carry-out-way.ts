import { type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { assignCase } from './assign-case.ts'
import { attachToCase } from './attach-to-case.ts'
import { callBody, releaseBody, reportIn } from './call-body.ts'
import { caseTypeOf, followMoved } from './case-types.ts'
import { requireGivable } from './desks-beside.ts'
import { refusal } from './errors.ts'
import { hidden } from './hidden.ts'
import { linkCases, mergeCases } from './link-cases.ts'
import type { Audience, BodyRole, Case, CaseType, LinkKind, Way } from './model.ts'
import { requireServed } from './office-over.ts'
import { type Rating, rateCase } from './rate-case.ts'
import { outOfReach, readerOf } from './reader.ts'
import { type ClockRecord, recordOnClock } from './record-on-clock.ts'
import { refuseMarkup } from './refuse-markup.ts'
import { findRows, lockRows } from './store.ts'
import type { deedText } from './text.ts'

type Carried = {
  readonly way: Way
  readonly deed: keyof typeof deedText
  readonly said?: string
  /** Others that the deed moves too. */
  readonly others?: readonly Id[]
  readonly act: (tx: Tx, type: CaseType, row: Case) => Promise<unknown>
}

/**
 * What the kernel's own addresses do on a case of any type that has it served: found under the actor's scope, refused where
 * the type has an address of its own, done by its verb, followed by its service, and audited under the name of the deed.
 */
async function carryOut(actor: Actor, caseId: Id, { way, deed, said = '', others = [], act }: Carried): Promise<void> {
  refuseMarkup(said)
  const done = await transaction(actor, async (tx) => {
    const locked = await lockRows(tx, [caseId, ...others])
    const row = locked.find(({ id }) => id === caseId)
    if (!row || !readerOf(actor, row)) return null
    requireServed(row, way, deed)
    await act(tx, caseTypeOf(row.type), row)
    const after = new Map((await findRows(tx, [caseId, ...others])).map((one) => [one.id, one]))
    for (const before of locked) await followMoved(tx, actor, { before, after: after.get(before.id)!, note: said })
    await recordAudit(tx, hidden(actor, row), {
      action: `cases.${deed}`,
      subjectKind: row.type,
      subjectId: row.id,
      orgId: row.orgPath.at(-1)!,
    })
    return row
  })
  if (!done) throw await outOfReach(actor, caseId)
}

/** 补充材料. */
export async function attachPaper(
  actor: Actor,
  caseId: Id,
  paper: { readonly fileId: Id; readonly audience: Audience },
): Promise<Id> {
  let id = ''
  await carryOut(actor, caseId, {
    way: 'attach',
    deed: 'attached',
    act: async (tx) => {
      id = (await attachToCase(tx, actor, caseId, paper)).id
    },
  })
  return id
}

export type Called = {
  readonly orgId: Id
  readonly role: Exclude<BodyRole, 'desk'>
  readonly note: string
  readonly dueDays?: number | undefined
}

/** 联合办理, 吹哨. */
export function callToCase(actor: Actor, caseId: Id, { orgId, role, note, dueDays }: Called): Promise<void> {
  const call = { orgId, role, note, ...(dueDays !== undefined && { dueDays }) }
  return carryOut(actor, caseId, {
    way: 'call',
    deed: 'body-called',
    said: note,
    act: (tx, type) => callBody(tx, actor, type, caseId, call),
  })
}

export function releaseFromCase(actor: Actor, caseId: Id, body: { orgId: Id; note: string }): Promise<void> {
  return carryOut(actor, caseId, {
    way: 'call',
    deed: 'body-released',
    said: body.note,
    act: (tx, type) => releaseBody(tx, actor, type, caseId, body),
  })
}

/** 报到. */
export function reportToCase(actor: Actor, caseId: Id): Promise<void> {
  return carryOut(actor, caseId, {
    way: 'call',
    deed: 'body-arrived',
    act: (tx, type) => reportIn(tx, actor, type, caseId),
  })
}

export type GivenTo = { readonly orgId: Id; readonly note: string; readonly dueDays?: number | undefined }

/** 转办. */
export function giveCase(actor: Actor, caseId: Id, { orgId, note, dueDays }: GivenTo): Promise<void> {
  const assignment = { deskOrgId: orgId, note, ...(dueDays !== undefined && { dueDays }) }
  return carryOut(actor, caseId, {
    way: 'assign',
    deed: 'assigned',
    said: note,
    act: async (tx, type, row) => {
      await requireGivable(tx, actor, row, orgId)
      await assignCase(tx, actor, type, caseId, assignment)
    },
  })
}

/** 系列案, 关联. */
export function hangCase(
  actor: Actor,
  caseId: Id,
  { toId, kind }: { readonly toId: Id; readonly kind: Exclude<LinkKind, 'merged'> },
): Promise<void> {
  return carryOut(actor, caseId, {
    way: 'link',
    deed: 'linked',
    act: (tx) => linkCases(tx, actor, { fromId: caseId, toId, kind }),
  })
}

/** 并案. */
export function mergeInto(
  actor: Actor,
  caseId: Id,
  { ids, note }: { readonly ids: readonly Id[]; readonly note: string },
): Promise<void> {
  return carryOut(actor, caseId, {
    way: 'link',
    deed: 'merged',
    said: note,
    others: ids,
    act: (tx, type) => {
      if (type.mergedBy === undefined) throw refusal('cases.not-offered', { action: type.name })
      return mergeCases(tx, actor, type, { intoId: caseId, ids: [...new Set(ids)], action: type.mergedBy, note })
    },
  })
}

/** 评价. */
export function rateOwn(actor: Actor, caseId: Id, rating: Rating): Promise<void> {
  return carryOut(actor, caseId, {
    way: 'rate',
    deed: 'rated',
    said: rating.text ?? '',
    act: (tx, type) => rateCase(tx, actor, type, caseId, rating),
  })
}

/** 例行记录. */
export function recordFor(
  actor: Actor,
  caseId: Id,
  { clock, ...record }: ClockRecord & { readonly clock: string },
): Promise<void> {
  return carryOut(actor, caseId, {
    way: 'record',
    deed: 'recorded',
    said: record.note,
    act: (tx, type) => {
      if (!type.clocks?.[clock]) throw refusal('cases.clock-unknown')
      return recordOnClock(tx, actor, type, caseId, clock, record)
    },
  })
}
