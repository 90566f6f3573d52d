import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { neededText, someText } from './disputes.contract.ts'
import { industries } from './model.ts'
import { observerRoles, observerStates } from './observers.model.ts'

export const openSchoolCard = z.object({
  id: z.uuid(),
  title: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  place: z.string(),
  liveUrl: z.string().nullable(),
  industry: z.enum(industries),
  regionName: z.string(),
  orgName: z.string(),
  /** The reader's own application, if she has asked. */
  mine: z.object({ state: z.enum(observerStates), because: z.string().nullable() }).nullable(),
})
export type OpenSchoolCard = z.infer<typeof openSchoolCard>

export const listOpenSchools = endpoint({
  method: 'GET',
  path: '/me/disputes/schools',
  summary: 'Schools to come, which anybody may ask to observe, with the reader’s own applications; at most 50.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ schools: z.array(openSchoolCard) }),
})

export const applyToObserve = endpoint({
  method: 'POST',
  path: '/me/disputes/schools/:id/application',
  summary: 'Somebody asks to observe a school, for the firm she comes from.',
  door: 'signed-in',
  reach: 'self',
  perMinute: 20,
  /** Any school to come, which everyone may name. */
  params: z.object({ id: naming('platform.open', z.uuid()) }),
  body: z.object({ firmName: neededText(2, 100), role: z.enum(observerRoles), reason: someText(300).default('') }),
})

export const observerCard = z.object({
  id: z.uuid(),
  name: z.string(),
  firmName: z.string(),
  role: z.enum(observerRoles),
  reason: z.string(),
  state: z.enum(observerStates),
  because: z.string().nullable(),
  appliedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
})
export type ObserverCard = z.infer<typeof observerCard>

export const listObservers = endpoint({
  method: 'GET',
  path: '/disputes/schools/:id/observers',
  summary: 'Who asks to observe a school, in the order of asking.',
  door: { permission: 'disputes.handle' },
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.school') }),
  answer: z.object({ observers: z.array(observerCard) }),
})

export const decideObserver = endpoint({
  method: 'POST',
  path: '/disputes/observers/:id/decision',
  summary: 'Takes somebody as a guest of a firm of the same industry and region, or says why not.',
  door: { permission: 'disputes.handle' },
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.observer') }),
  body: z.discriminatedUnion('decision', [
    z.object({ decision: z.literal('accept'), firmId: idOf('disputes.firm') }),
    z.object({ decision: z.literal('decline'), because: neededText(2, 300) }),
  ]),
})
