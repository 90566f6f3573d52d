import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { matchStages, sexes } from './matching.model.ts'

const words = z.string().trim()
const instant = z.iso.datetime()
const eventId = z.object({ id: idOf('orders.match-event') })

const matchTimes = z.object({ startsAt: instant, endsAt: instant, enrolUntil: instant, chooseUntil: instant })

const matchEventCard = matchTimes.extend({
  id: z.uuid(),
  orgName: z.string(),
  title: z.string(),
  summary: z.string(),
  place: z.string(),
  ageFrom: z.int(),
  ageTo: z.int(),
  seatsEach: z.int(),
  mostChoices: z.int(),
  stage: z.enum(matchStages),
  calledOffBecause: z.string().nullable(),
})

export const myMatchCard = matchEventCard.extend({
  /** Her number there; null while she does not take part. */
  number: z.int().nullable(),
})
export type MyMatchCard = z.infer<typeof myMatchCard>

export const listMyMatchEvents = endpoint({
  method: 'GET',
  path: '/me/match-events',
  summary: 'Matchmaking events of the caller’s unions, and those on which she was; the next one first.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ events: z.array(myMatchCard) }),
})

const profileCard = z.object({
  id: z.uuid(),
  number: z.int(),
  age: z.int(),
  nickname: z.string(),
  about: z.string(),
  hopes: z.string(),
})

export const getMyMatchEvent = endpoint({
  method: 'GET',
  path: '/me/match-events/:id',
  summary:
    'One event: her own profile, the others once she takes part, her own choices, and whom she chose that chose her.',
  door: 'signed-in',
  reach: 'self',
  params: eventId,
  answer: z.object({
    event: myMatchCard,
    sex: z.enum(sexes).nullable(),
    profile: profileCard.extend({ contact: z.string() }).nullable(),
    others: z.array(profileCard),
    chosenIds: z.array(z.uuid()),
    couples: z.array(z.object({ nickname: z.string(), number: z.int(), contact: z.string() })),
  }),
})
export type MyMatchPage = z.infer<typeof getMyMatchEvent.answer>

const profileWish = z.object({
  nickname: words.min(1).max(20),
  about: words.min(2).max(300),
  hopes: words.max(300).default(''),
  /** Told to nobody but whoever she chose that chose her. */
  contact: words.min(4).max(60),
})
export type ProfileWish = z.output<typeof profileWish>

export const enterMatchEvent = endpoint({
  method: 'POST',
  path: '/me/match-events/:id/entry',
  summary: 'Signs up, with the declaration of being single and a profile for those who take part.',
  door: 'signed-in',
  reach: 'self',
  params: eventId,
  body: profileWish.extend({ single: z.enum(['declared', 'not-declared']) }),
  answer: z.object({ number: z.int() }),
})

export const changeMatchProfile = endpoint({
  method: 'PUT',
  path: '/me/match-events/:id/profile',
  summary: 'Changes her own profile until the choosing ends.',
  door: 'signed-in',
  reach: 'self',
  params: eventId,
  body: profileWish,
})

export const withdrawMatchEntry = endpoint({
  method: 'POST',
  path: '/me/match-events/:id/withdrawal',
  summary: 'Withdraws: her profile and her choices are erased at once.',
  door: 'signed-in',
  reach: 'self',
  params: eventId,
})

export const chooseMatches = endpoint({
  method: 'PUT',
  path: '/me/match-events/:id/choices',
  summary: 'Says whom she chooses, instead of whom she chose before; read by nobody else, also not by the platform.',
  door: 'signed-in',
  reach: 'self',
  params: eventId,
  body: z.object({ chosenIds: z.array(idOf('orders.match-entry')).max(5) }),
})

export const listMatchBlocks = endpoint({
  method: 'GET',
  path: '/me/match-blocks',
  summary: 'Whom the caller does not want to meet.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ blocks: z.array(z.object({ id: z.uuid(), nickname: z.string(), blockedAt: instant })) }),
})

export const blockMatch = endpoint({
  method: 'POST',
  path: '/me/match-blocks',
  summary: 'Neither sees the other any more, at this event or another; the other is not told.',
  door: 'signed-in',
  reach: 'self',
  body: z.object({ entryId: idOf('orders.match-entry') }),
  answer: z.object({ id: z.uuid() }),
})

export const unblockMatch = endpoint({
  method: 'DELETE',
  path: '/me/match-blocks/:id',
  summary: 'Takes a block back.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('orders.match-block') }),
})

export const hostedMatchCard = matchEventCard.extend({
  orgId: z.uuid(),
  men: z.int(),
  women: z.int(),
  /** Null until they were told. */
  couples: z.int().nullable(),
  /** Whether the reader may change it and read who comes. */
  hosts: z.boolean(),
})
export type HostedMatchCard = z.infer<typeof hostedMatchCard>

export const listMatchEvents = endpoint({
  method: 'GET',
  path: '/orders/match-events',
  summary:
    'Events of a union and of those below it: how many take part and how many couples there are, and nothing of anybody.',
  door: { permission: 'orders.read' },
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org') }),
  answer: z.object({ events: z.array(hostedMatchCard), edits: z.boolean() }),
})

export const openMatchEvent = endpoint({
  method: 'POST',
  path: '/orders/match-events',
  summary: 'Opens an event; members of the union read of it at once.',
  door: { permission: 'orders.take' },
  reach: 'subtree',
  body: matchTimes.extend({
    orgId: idOf('orgs.org'),
    title: words.min(2).max(60),
    summary: words.max(500).default(''),
    place: words.min(2).max(120),
    ageFrom: z.int().min(18).max(80),
    ageTo: z.int().min(18).max(80),
    seatsEach: z.int().min(1).max(1000),
    mostChoices: z.int().min(1).max(5).default(1),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const moveMatchEvent = endpoint({
  method: 'PUT',
  path: '/orders/match-events/:id/times',
  summary: 'Moves an event before it begins; whoever signed up is told why.',
  door: { permission: 'orders.take' },
  reach: 'subtree',
  params: eventId,
  body: matchTimes.extend({ reason: words.min(2).max(300) }),
})

export const callOffMatchEvent = endpoint({
  method: 'POST',
  path: '/orders/match-events/:id/calling-off',
  summary: 'Calls an event off: profiles and choices are erased at once, whoever signed up is told why.',
  door: { permission: 'orders.take' },
  reach: 'subtree',
  params: eventId,
  body: z.object({ reason: words.min(2).max(300) }),
})

export const readMatchDoor = endpoint({
  method: 'GET',
  path: '/orders/match-events/:id/door',
  summary: 'Who comes, for the door: number, name and union; no profile and no choice.',
  door: { permission: 'orders.take' },
  reach: 'subtree',
  params: eventId,
  answer: z.object({
    title: z.string(),
    guests: z.array(
      z.object({ id: z.uuid(), number: z.int(), sex: z.enum(sexes), name: z.string(), enteredAt: instant }),
    ),
  }),
})
export type MatchGuest = z.infer<typeof readMatchDoor.answer>['guests'][number]
