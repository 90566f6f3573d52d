import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'

/** As its host says it: in preparation, announced, held, called off. */
export const occasionState = z.enum(['planned', 'announced', 'held', 'cancelled'])
export type OccasionState = z.infer<typeof occasionState>

/** Who sees it once announced: everyone, members of the host and below, or only those on its list. */
export const visibility = z.enum(['everyone', 'members', 'listed'])
export type Visibility = z.infer<typeof visibility>

const words = z.string().trim()
const moment = z.iso.datetime()

export const venueCard = z.object({
  number: z.int(),
  name: z.string(),
  place: z.string(),
  liveUrl: z.string().nullable(),
  capacity: z.int().nullable(),
  taken: z.int(),
})
export type VenueCard = z.infer<typeof venueCard>

/** An occasion as whoever may see it reads it. */
export const occasionCard = z.object({
  id: z.uuid(),
  kind: z.string(),
  kindName: z.string(),
  title: z.string(),
  summary: z.string(),
  hostId: z.uuid(),
  hostName: z.string(),
  placeKind: z.string().nullable(),
  placeKindName: z.string().nullable(),
  visibility,
  startsAt: moment,
  endsAt: moment,
  enrolUntil: moment,
  enrolment: z.enum(['open', 'invited']),
  state: occasionState,
  venues: z.array(venueCard),
})
export type OccasionCard = z.infer<typeof occasionCard>

export const myPlace = z.object({
  state: z.enum(['placed', 'waiting', 'left']),
  venue: z.int(),
  roleName: z.string(),
  /** How many wait before her; 0 when she has a place. */
  before: z.int(),
  attendedAt: moment.nullable(),
  stars: z.int().nullable(),
})
export type MyPlace = z.infer<typeof myPlace>

/** An occasion as a person meets it: with her own place, and why she may not take one. */
export const occasionForMe = occasionCard.extend({
  place: myPlace.nullable(),
  /** Null when she may take a place now. */
  closedBecause: z.string().nullable(),
})
export type OccasionForMe = z.infer<typeof occasionForMe>

const cursor = naming('platform.open', z.string().max(80)).optional()
const occasionId = z.object({ id: idOf('occasions.occasion') })

export const listPublicOccasions = endpoint({
  method: 'GET',
  path: '/public/occasions',
  summary: 'What is on for everyone: announced and not over, the next first.',
  door: 'public',
  reach: 'everyone',
  query: z.object({ kind: z.string().max(60).optional(), cursor }),
  answer: z.object({ occasions: z.array(occasionCard), next: z.string().nullable() }),
})

export const listOpenToMe = endpoint({
  method: 'GET',
  path: '/me/occasions/open',
  summary: 'What is on for the caller: announced, not over, hers to see; each says whether she may take a place.',
  door: 'signed-in',
  reach: 'self',
  query: z.object({ kind: z.string().max(60).optional(), cursor }),
  answer: z.object({ occasions: z.array(occasionForMe), next: z.string().nullable() }),
})

export const listMyOccasions = endpoint({
  method: 'GET',
  path: '/me/occasions',
  summary: 'Where the caller has, had or waits for a place, the latest first.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ occasions: z.array(occasionForMe) }),
})

export const getMyOccasion = endpoint({
  method: 'GET',
  path: '/me/occasions/:id',
  summary: 'One occasion as the caller meets it; minutes are there for whoever had a place.',
  door: 'signed-in',
  reach: 'self',
  params: occasionId,
  answer: occasionForMe.extend({
    minutes: z.object({ text: z.string(), writtenAt: moment }).nullable(),
  }),
})

export const takePlace = endpoint({
  method: 'POST',
  path: '/me/occasions/:id/place',
  summary: 'Takes a place, or the next turn to wait; first come, first served.',
  door: 'signed-in',
  reach: 'self',
  params: occasionId,
  body: z.object({ venue: z.int().min(1).max(99).default(1) }),
  answer: z.object({ state: z.enum(['placed', 'waiting']), before: z.int() }),
})

export const giveUpPlace = endpoint({
  method: 'DELETE',
  path: '/me/occasions/:id/place',
  summary: 'Gives the place or the wait up; the first who waits moves up and is told.',
  door: 'signed-in',
  reach: 'self',
  params: occasionId,
})

export const checkInMyself = endpoint({
  method: 'POST',
  path: '/me/occasions/:id/check-in',
  summary: 'The six digits at the door, as read at an instant; sent again it is the same check-in.',
  door: 'signed-in',
  reach: 'self',
  perMinute: 20,
  params: occasionId,
  body: z.object({ code: naming('platform.secret', z.string().regex(/^\d{6}$/)), at: moment }),
  answer: z.object({ attendedAt: moment, late: z.boolean() }),
})

export const giveFeedback = endpoint({
  method: 'POST',
  path: '/me/occasions/:id/feedback',
  summary: 'Stars and words of somebody who was there, once.',
  door: 'signed-in',
  reach: 'self',
  params: occasionId,
  body: z.object({ stars: z.int().min(1).max(5), text: words.max(500).default('') }),
})

const venueWish = z.object({
  name: words.min(1).max(60),
  place: words.min(1).max(120),
  liveUrl: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullish(),
  capacity: z.int().min(1).max(1_000_000).nullable(),
})

const plan = z.object({
  title: words.min(2).max(80),
  summary: words.max(2000).default(''),
  startsAt: moment,
  endsAt: moment,
  enrolUntil: moment.optional(),
  placeKind: z.string().max(40).nullish(),
  visibility,
  venues: z.array(venueWish).min(1).max(99),
  rule: z.record(z.string(), z.unknown()).optional(),
})

const kind = naming('platform.open', z.string().max(60))

export const planOccasion = endpoint({
  method: 'POST',
  path: '/occasions',
  summary: 'Plans an occasion of a kind at a host below the caller; nobody is told yet.',
  door: 'signed-in',
  reach: 'subtree',
  body: plan.extend({ id: idOf('platform.new'), kind, orgId: idOf('orgs.org') }),
  answer: z.object({ id: z.uuid() }),
})

export const reviseOccasion = endpoint({
  method: 'PUT',
  path: '/occasions/:id',
  summary: 'Changes words, rule, venues and seats before it begins; more seats move up those who wait.',
  door: 'signed-in',
  reach: 'subtree',
  params: occasionId,
  body: plan.omit({ startsAt: true, endsAt: true, enrolUntil: true }),
})

export const announceOccasion = endpoint({
  method: 'POST',
  path: '/occasions/:id/announcement',
  summary: 'Lets people see it, and tells those on its list.',
  door: 'signed-in',
  reach: 'subtree',
  params: occasionId,
})

export const postponeOccasion = endpoint({
  method: 'POST',
  path: '/occasions/:id/postponement',
  summary: 'Another time or place, with the reason; everybody on its list is told.',
  door: 'signed-in',
  reach: 'subtree',
  params: occasionId,
  body: z.object({
    startsAt: moment,
    endsAt: moment,
    place: words.min(1).max(120).optional(),
    reason: words.min(2).max(300),
  }),
})

export const cancelOccasion = endpoint({
  method: 'POST',
  path: '/occasions/:id/cancellation',
  summary: 'Calls it off with the reason; everybody on its list is told.',
  door: 'signed-in',
  reach: 'subtree',
  params: occasionId,
  body: z.object({ reason: words.min(2).max(300) }),
})

export const closeOccasion = endpoint({
  method: 'POST',
  path: '/occasions/:id/closing',
  summary: 'Declares it held: it counts as one from now on.',
  door: 'signed-in',
  reach: 'subtree',
  params: occasionId,
  body: z.object({ note: words.max(500).default('') }),
})

export const listOccasions = endpoint({
  method: 'GET',
  path: '/occasions',
  summary: 'Occasions below an organisation of the caller, the latest start first, with how many were there.',
  door: 'signed-in',
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org').optional(),
    kind: z.string().max(60).optional(),
    state: occasionState.optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    search: words.max(40).optional(),
    cursor,
  }),
  answer: z.object({
    occasions: z.array(occasionCard.extend({ attended: z.int() })),
    next: z.string().nullable(),
  }),
})

export const listOccasionKinds = endpoint({
  method: 'GET',
  path: '/occasions/kinds',
  summary: 'Which kinds the caller may read, and which of them she plans.',
  door: 'signed-in',
  reach: 'everyone',
  answer: z.object({
    kinds: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        enrolment: z.enum(['open', 'invited']),
        planned: z.boolean(),
        roles: z.record(z.string(), z.string()),
        placeKinds: z.record(z.string(), z.string()),
        tallies: z.record(z.string(), z.object({ name: z.string(), unit: z.string() })),
      }),
    ),
  }),
})

const countCard = z.object({
  id: z.uuid(),
  tally: z.string(),
  name: z.string(),
  unit: z.string(),
  venue: z.int().nullable(),
  quantity: z.int(),
  note: z.string(),
  countedBy: z.string(),
  countedAt: moment,
  takenBack: z.boolean(),
})

export const getOccasion = endpoint({
  method: 'GET',
  path: '/occasions/:id',
  summary:
    'One occasion as its host reads it: list, counts, guests, minutes, feedback, history, what the caller may do.',
  door: 'signed-in',
  reach: 'subtree',
  params: occasionId,
  answer: occasionCard.extend({
    runs: z.boolean(),
    rule: z.record(z.string(), z.unknown()).nullable(),
    /** 人次: everybody checked in, guests present and heads counted. */
    attended: z.int(),
    checkedIn: z.int(),
    placed: z.int(),
    waiting: z.int(),
    counts: z.array(countCard),
    guests: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        unit: z.string(),
        roleName: z.string(),
        presentAt: moment.nullable(),
      }),
    ),
    minutes: z.array(
      z.object({
        version: z.int(),
        text: z.string(),
        fileIds: z.array(z.uuid()),
        writtenBy: z.string(),
        writtenAt: moment,
      }),
    ),
    feedback: z.object({
      count: z.int(),
      /** Stars, one decimal; null while nobody said. */
      average: z.number().nullable(),
      entries: z.array(z.object({ stars: z.int(), text: z.string(), givenAt: moment })),
    }),
    history: z.array(
      z.object({ seq: z.int(), action: z.string(), at: moment, actorName: z.string(), note: z.string().nullable() }),
    ),
  }),
})
export type OccasionPage = z.infer<typeof getOccasion.answer>

export {
  addGuests,
  checkInByCards,
  checkInByHand,
  countHeads,
  dutyStanding,
  endDuty,
  every,
  invitePeople,
  listPlaces,
  markGuests,
  readDuties,
  setDuty,
  showDoor,
  takeBackCount,
  writeMinutes,
} from './running.contract.ts'
