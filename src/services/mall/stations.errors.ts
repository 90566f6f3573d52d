import { refusing } from '../../platform/refusal.ts'

export const stationRefusals = {
  'mall.order-at-station': 409,
  'mall.parcel-missing': 404,
  'mall.parcel-arrived': 409,
  'mall.parcel-not-shipped': 409,
  'mall.parcel-picked-up': 409,
  'mall.parcel-handed-back': 409,
  'mall.parcel-not-shown': 409,
  'mall.parcel-still-kept': 409,
  'mall.pick-up-code-wrong': 422,
  'mall.nothing-waiting': 404,
} as const

export const stationRefusal = refusing(stationRefusals)
