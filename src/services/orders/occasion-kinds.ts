import { defineOccasionKind } from '../../kernel/occasions/index.ts'
import type { OfferFamily } from './model.ts'
import { occasionRoleNames, occasionText, placeKindNames } from './text.ts'

const common = {
  permission: 'orders.take',
  readPermission: 'orders.read',
  placeKinds: placeKindNames,
  enrolment: 'open',
  walkIn: 'yes',
} as const

/** 惠工流动小舞台: a show at a firm, a workshop, a park. */
export const stage = defineOccasionKind({
  ...common,
  key: 'orders.stage',
  name: occasionText.stage,
  roles: { audience: occasionRoleNames.audience, performer: occasionRoleNames.performer },
})

/** 法律援助志愿服务: counted apart from firms visited and check-ups given. */
export const legalAid = defineOccasionKind({
  ...common,
  key: 'orders.legal-aid',
  name: occasionText.legalAid,
  roles: { attendee: occasionRoleNames.attendee, volunteer: occasionRoleNames.volunteer },
  tallies: { handouts: occasionText.handouts, consultations: occasionText.consultations },
})

/** 宣讲、讲座: with hand-outs. */
export const lecture = defineOccasionKind({
  ...common,
  key: 'orders.lecture',
  name: occasionText.lecture,
  roles: { attendee: occasionRoleNames.attendee, volunteer: occasionRoleNames.volunteer },
  tallies: { handouts: occasionText.handouts },
})

/** Whatever else a squad brings. */
export const visit = defineOccasionKind({
  ...common,
  key: 'orders.visit',
  name: occasionText.visit,
  roles: { attendee: occasionRoleNames.attendee },
  tallies: { handouts: occasionText.handouts },
})

export const servedKinds = [stage, legalAid, lecture, visit]

/** As which kind of occasion an offer of a family is served. */
export function occasionKindOf(family: OfferFamily) {
  if (family === 'stage') return stage
  if (family === 'legal-aid' || family === 'check-up') return legalAid
  return family === 'lecture' || family === 'class' ? lecture : visit
}
