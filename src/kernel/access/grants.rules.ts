import { addDays, type Day } from '../../platform/dates.ts'
import type { refusals } from './errors.ts'
import type { AccountKind, Duty } from './model.ts'

type Refused = keyof typeof refusals

/** The longest a role is lent for; who needs it longer needs a grant. */
export const longestDelegationDays = 90

export type GrantWish = {
  readonly asker: { readonly personId: string; readonly mayGrant: boolean; readonly mayAppoint: boolean }
  readonly account: { readonly ownerId: string; readonly kind: AccountKind }
  readonly role: { readonly duty: Duty | 'none'; readonly holder: AccountKind }
  /** The administration the holder has already, and whether anyone has this one. */
  readonly dutyHeld: Duty | null
  readonly dutyTaken: boolean
  readonly on: Day
  readonly until: Day | null
  readonly today: Day
}

/**
 * Why a role is not granted, or null. The security administrator grants; while a platform has no security or audit
 * administrator yet, the system administrator appoints the first, and nothing else.
 */
export function decideGrant(wish: GrantWish): Refused | null {
  const { asker, account, role, on, until, today } = wish
  const first = (role.duty === 'security' || role.duty === 'audit') && !wish.dutyTaken && asker.mayAppoint
  if (!asker.mayGrant && !first) return 'access.not-permitted'
  if (account.ownerId === asker.personId) return 'access.not-oneself'
  if (role.holder !== account.kind) return 'access.role-of-other-kind'
  if (role.duty !== 'none') {
    if (on !== today || until !== null) return 'access.administration-at-once'
    return wish.dutyHeld === null ? null : 'access.administrators-apart'
  }
  if (on < today) return 'access.grant-in-the-past'
  return until !== null && until <= on ? 'access.grant-ends-before' : null
}

export type DelegationWish = {
  readonly lenderId: string
  /** The lender's own grant that holds today; null when there is none. */
  readonly source: {
    readonly orgId: string
    readonly duty: Duty | 'none'
    readonly holder: AccountKind
    readonly lent: boolean
    readonly untilOn: Day | null
  } | null
  readonly orgPath: readonly string[]
  readonly to: { readonly ownerId: string; readonly kind: AccountKind; readonly locked: boolean }
  readonly from: Day
  /** First day without. */
  readonly until: Day
  readonly today: Day
}

/** Why a role is not lent, or null: never more than one's own, never on, never for ever, no administration. */
export function decideDelegation({
  lenderId,
  source,
  orgPath,
  to,
  from,
  until,
  today,
}: DelegationWish): Refused | null {
  if (!source) return 'access.grant-missing'
  if (source.lent) return 'access.delegated-on'
  if (source.duty !== 'none') return 'access.administration-not-lent'
  if (!orgPath.includes(source.orgId)) return 'access.delegation-beyond-own'
  if (to.ownerId === lenderId) return 'access.not-oneself'
  if (to.locked || to.kind !== source.holder) return 'access.delegate-unfit'
  const longest = addDays(from, longestDelegationDays)
  if (from < today || until <= from || until > longest) return 'access.delegation-days'
  return source.untilOn !== null && until > source.untilOn ? 'access.delegation-beyond-own' : null
}

/** How one grant stands towards a permission at an organisation. */
export type Bearing = {
  readonly grantId: string
  /** `gives` it; or carries it and `ended`, begins later, was lent and its source ended, or lies `elsewhere`. */
  readonly standing: 'gives' | 'ended' | 'to-come' | 'source-ended' | 'elsewhere'
  readonly needsFactor: boolean
}

export type GrantFacts = {
  readonly id: string
  readonly permissions: readonly string[]
  readonly orgId: string
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly inForce: boolean
  readonly secondFactor: 'optional' | 'required'
}

export type Explanation = {
  readonly may: boolean
  readonly bearings: readonly Bearing[]
  /** What stands in the way, once for the whole account. */
  readonly obstacles: readonly ('no-role' | 'locked' | 'no-password' | 'no-factor')[]
}

/** Why somebody may do a thing at an organisation, or what is missing: the same answer as `requirePermission` gives. */
export function explain(
  question: { readonly permission: string; readonly orgPath: readonly string[]; readonly today: Day },
  account: { readonly locked: boolean; readonly passwordSet: boolean; readonly factorBound: boolean },
  grants: readonly GrantFacts[],
  secondFactors: 'demanded' | 'not-demanded',
): Explanation {
  const { permission, orgPath, today } = question
  const bearings = grants
    .filter((grant) => grant.permissions.includes(permission))
    .map((grant): Bearing => {
      const needsFactor = secondFactors === 'demanded' && grant.secondFactor === 'required'
      return { grantId: grant.id, standing: standingOf(grant, orgPath, today), needsFactor }
    })
  const giving = bearings.filter((bearing) => bearing.standing === 'gives')
  const withheld = giving.length > 0 && giving.every((bearing) => bearing.needsFactor) && !account.factorBound
  const obstacles: Explanation['obstacles'][number][] = []
  if (giving.length === 0) obstacles.push('no-role')
  if (account.locked) obstacles.push('locked')
  if (!account.passwordSet) obstacles.push('no-password')
  if (withheld) obstacles.push('no-factor')
  return { may: obstacles.length === 0, bearings, obstacles }
}

function standingOf(grant: GrantFacts, orgPath: readonly string[], today: Day): Bearing['standing'] {
  if (grant.untilOn !== null && grant.untilOn <= today) return 'ended'
  if (grant.fromOn > today) return 'to-come'
  if (!grant.inForce) return 'source-ended'
  return orgPath.includes(grant.orgId) ? 'gives' : 'elsewhere'
}
