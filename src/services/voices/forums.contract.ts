import { z } from 'zod'
import { occasionCard } from '../../kernel/occasions/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { voiceCard, voiceWish } from './voices.contract.ts'

const note = z.string().trim().min(2).max(500)

/** One unit of a layer in a quarter. */
export const forumUnit = z.object({
  unitId: z.uuid(),
  unitName: z.string(),
  state: z.enum(['held', 'planned', 'missing']),
  forumId: z.uuid().nullable(),
})

export const forumCalendar = z.object({
  orgId: z.uuid(),
  orgName: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  layers: z.array(
    z.object({
      dutyId: z.uuid(),
      layer: z.string(),
      held: z.int(),
      planned: z.int(),
      missing: z.int(),
      units: z.array(forumUnit),
    }),
  ),
  /** Forums held in the quarter, those beyond the duty included. */
  heldInQuarter: z.int(),
  /** Since the platform counts them. */
  heldOnPlatform: z.int(),
  /** From before the platform, never added silently. */
  openings: z.array(z.object({ orgName: z.string(), words: z.string(), source: z.string(), untilDay: z.iso.date() })),
})
export type ForumCalendar = z.infer<typeof forumCalendar>

export const getForumCalendar = endpoint({
  method: 'GET',
  path: '/voices/forums',
  summary: 'The forums of a quarter by layer: held, planned and missing units, and how many there have been.',
  door: { permission: 'voices.read' },
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org').optional(), on: z.iso.date().optional() }),
  answer: forumCalendar,
})

export const recordForumOpening = endpoint({
  method: 'POST',
  path: '/voices/forums/openings',
  summary: 'How many forums there had been before the platform, with the source and how exact it is.',
  door: { permission: 'voices.forum' },
  reach: 'subtree',
  body: z.object({
    orgId: idOf('orgs.org'),
    forums: z.int().min(1).max(10_000_000),
    qualifier: z.enum(['exact', 'and-more', 'many', 'nearly']),
    source: z.string().trim().min(2).max(200),
    untilDay: z.iso.date(),
  }),
})

export const forumVoice = voiceCard.extend({ representativeName: z.string().nullable() })

export const getForum = endpoint({
  method: 'GET',
  path: '/voices/forums/:id',
  summary: 'A forum with what was raised at it, and with how the last one’s matters stand.',
  door: { permission: 'voices.read' },
  reach: 'subtree',
  params: z.object({ id: idOf('voices.forum') }),
  answer: z.object({
    forum: occasionCard,
    hasBegun: z.boolean(),
    placed: z.int(),
    present: z.int(),
    voices: z.array(forumVoice),
    last: z
      .object({ id: z.uuid(), title: z.string(), startsAt: z.iso.datetime(), voices: z.array(forumVoice) })
      .nullable(),
  }),
})
export type ForumPage = z.infer<typeof getForum.answer>

export const raiseAtForum = endpoint({
  method: 'POST',
  path: '/voices/forums/:id/voices',
  summary: 'Writes down what a representative brings to a forum: solved on the spot, assigned until a day, or open.',
  door: { permission: 'voices.forum' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: idOf('voices.forum') }),
  body: voiceWish.extend({
    personId: idOf('people.person'),
    representativeId: idOf('people.person').nullable().default(null),
    end: z.discriminatedUnion('how', [
      z.object({ how: z.literal('settled'), note }),
      z.object({
        how: z.literal('assigned'),
        orgId: idOf('orgs.org'),
        dueDays: z.int().min(1).max(120),
        note: z.string().trim().max(500).default(''),
      }),
      z.object({ how: z.literal('open') }),
    ]),
  }),
  answer: z.object({ id: z.uuid(), number: z.string() }),
})
