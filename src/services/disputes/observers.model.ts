import type { Instant } from '../../platform/dates.ts'
import type { Id } from '../../platform/ids.ts'

/** As what somebody comes: head of a firm, or representative of its workers. */
export const observerRoles = ['head', 'representative'] as const
export const observerStates = ['applied', 'accepted', 'declined'] as const

/** Somebody who asks to observe a school. */
export type Observer = {
  readonly ownerId: Id
  readonly id: Id
  readonly schoolId: Id
  readonly orgPath: readonly Id[]
  readonly name: string
  readonly firmName: string
  readonly role: (typeof observerRoles)[number]
  readonly reason: string
  readonly state: (typeof observerStates)[number]
  readonly because: string | null
  readonly appliedAt: Instant
  readonly decidedBy: string | null
  readonly decidedAt: Instant | null
}

/** Who takes part in joint handling besides the union. */
export const bodyKinds = ['court', 'labour', 'arbitration', 'mediation', 'judicial', 'other'] as const

/** A body that a union calls in; a partner organisation of the same id. */
export type JointBody = {
  readonly id: Id
  readonly orgId: Id
  readonly orgPath: readonly Id[]
  readonly name: string
  readonly kind: (typeof bodyKinds)[number]
  readonly phone: string
}
