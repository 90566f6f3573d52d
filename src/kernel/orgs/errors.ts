import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'orgs.unknown': 404,
  'orgs.closed': 409,
  'orgs.root-exists': 409,
  'orgs.root-stays': 409,
  'orgs.not-a-root': 422,
  'orgs.kind-not-below': 422,
  'orgs.too-deep': 422,
  'orgs.cycle': 422,
  'orgs.already-there': 409,
  'orgs.code-taken': 409,
  'orgs.credit-code-wrong': 422,
  'orgs.credit-code-taken': 409,
  'orgs.not-yet-effective': 422,
  'orgs.before-last-change': 409,
  'orgs.has-children': 409,
  'orgs.merged-into-itself': 422,
  'orgs.not-a-child': 422,
  'orgs.not-closed': 409,
  'orgs.parent-closed': 409,
  'orgs.still-following': 409,
} as const

export const refusal = refusing(refusals)
