import { refusing } from '../../platform/refusal.ts'

export const refusals = {
  'orders.order-missing': 404,
  'orders.offer-missing': 404,
  'orders.office-missing': 404,
  'orders.squad-missing': 404,
  'orders.squad-member-missing': 404,
  'orders.menu-not-yours': 403,
  'orders.no-union': 409,
  'orders.wish-empty': 422,
  'orders.days-wrong': 422,
  'orders.offer-retired': 409,
  'orders.out-of-season': 409,
  'orders.place-kind-wrong': 422,
  'orders.too-few': 422,
  'orders.ordered-already': 409,
  'orders.office-closed': 409,
  'orders.office-in-use': 409,
  'orders.office-known': 409,
  'orders.squad-known': 409,
  'orders.squad-ended': 409,
  'orders.squad-booked': 409,
  'orders.squad-out': 409,
  'orders.squad-serves-other': 422,
  'orders.times-wrong': 422,
  'orders.nothing-to-say': 422,
  'orders.legal-to-come': 422,
  'orders.legal-empty': 422,
  'orders.legal-without-advice': 422,
} as const

export const refusal = refusing(refusals)
