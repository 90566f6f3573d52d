import type { Id } from '../../platform/ids.ts'
import { type Actor, grantsWith } from '../access/index.ts'
import { caseTypeOf } from './case-types.ts'
import { refusal } from './errors.ts'
import type { Case, Decision, Offer, Way } from './model.ts'
import { readerOf } from './reader.ts'
import { deedText } from './text.ts'

/** Deeds by which an officer disposes of a case beside its type's own table, and the permission each needs. */
const disposals = {
  assigned: { offer: 'assign', permission: 'cases.assign' },
  'body-called': { offer: 'call', permission: 'cases.call' },
  'body-released': { offer: 'call', permission: 'cases.call' },
  linked: { offer: 'link', permission: 'cases.link' },
} as const satisfies Partial<Record<keyof typeof deedText, { offer: Offer; permission: string }>>

export type Disposal = keyof typeof disposals

/** Refuses what the type of a case does not offer: `cases.not-offered`. */
export function requireOffer(row: Pick<Case, 'type'>, offer: Offer, deed: keyof typeof deedText): void {
  if (!caseTypeOf(row.type).offers?.includes(offer)) throw refusal('cases.not-offered', { action: deedText[deed] })
}

/**
 * The organisation in whose name an actor disposes of a case: the one at whose desk it lies, or one of its path from the
 * desk upwards; of a case at a desk outside its path, any of the path. Null for the platform. Refuses a case out of the
 * actor's reach, what its type does not offer, an actor without the permission, and one below the desk.
 */
export function officeOver(actor: Actor, row: Case, deed: Disposal): Id | null {
  const reader = readerOf(actor, row)
  if (reader === null) throw refusal('cases.not-found')
  requireOffer(row, disposals[deed].offer, deed)
  const decision = decideOffice(actor, row, deed)
  if (!decision.allowed) throw refusal(decision.because.code, decision.because.facts)
  return decision.orgId
}

/** The same as a decision, so that a button can say why it is locked. */
export function decideOffice(actor: Actor, row: Case, deed: Disposal): Decision {
  if (actor.kind === 'system') return { allowed: true, orgId: null }
  const facts = { action: deedText[deed] }
  const mine = new Set(grantsWith(actor, disposals[deed].permission).map((grant) => grant.orgId))
  if (mine.size === 0) return { allowed: false, because: { code: 'cases.no-permission', facts } }
  if (row.deskOrgId !== null && mine.has(row.deskOrgId)) return { allowed: true, orgId: row.deskOrgId }
  const at = row.deskOrgId === null ? -1 : row.orgPath.indexOf(row.deskOrgId)
  const over = at === -1 ? row.orgPath : row.orgPath.slice(0, at)
  const office = over.findLast((id) => mine.has(id))
  if (office === undefined) return { allowed: false, because: { code: 'cases.not-your-desk', facts } }
  return { allowed: true, orgId: office }
}

/** Refuses what the kernel's own addresses do not carry out for the type of a case. */
export function requireServed(row: Pick<Case, 'type'>, way: Way, deed: keyof typeof deedText): void {
  const { served, offers } = caseTypeOf(row.type)
  if (way !== 'record' && !offers?.includes(way)) throw refusal('cases.not-offered', { action: deedText[deed] })
  if (!served?.includes(way)) throw refusal('cases.served-elsewhere', { action: deedText[deed] })
}

/** Whether an officer holds a permission on the path of a case, or over a body that takes part. */
export function holdsOver(actor: Actor, row: Case, permission: string): boolean {
  if (actor.kind === 'system') return true
  const places = new Set([...row.orgPath, ...row.bodyIds, ...row.sharedWith])
  return grantsWith(actor, permission).some((grant) => places.has(grant.orgId))
}

/** Refuses a case that is closed. */
export function requireOpen(row: Case, deed: keyof typeof deedText): void {
  if (row.closedAt !== null) throw refusal('cases.closed', { action: deedText[deed] })
}
