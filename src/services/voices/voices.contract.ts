import { z } from 'zod'
import { actionCard, caseCard, dueState, eventCard, personStatus } from '../../kernel/cases/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { outcomeKinds, voiceChannels, voiceKinds, voiceTopics } from './model.ts'

/**
 * Where a voice stands. It closes when both have recognised it: the person and her unit. `settled` was solved on the spot,
 * `unconfirmed` closed without her answer.
 */
export const voiceState = z.enum([
  'registered',
  'working',
  'confirming',
  'person-agreed',
  'unit-agreed',
  'closed',
  'settled',
  'unconfirmed',
  'declined',
  'withdrawn',
  'merged',
])
export type VoiceState = z.infer<typeof voiceState>

const voiceId = idOf('voices.voice')
const words = z.string().trim().min(5).max(2000)
const note = z.string().trim().min(2).max(500)
const photoIds = z.array(idOf('files.file')).max(9).default([])

/** What somebody raises, whoever writes it down. */
export const voiceWish = z.object({
  kind: z.enum(voiceKinds),
  topic: z.enum(voiceTopics),
  words,
  place: z.string().trim().max(60).default(''),
  photoIds,
  board: z.enum(['may', 'not']).default('may'),
})

export const raiseVoice = endpoint({
  method: 'POST',
  path: '/me/voices',
  summary: 'Raises something with one’s own union; anonymous to the officers when wished.',
  door: 'signed-in',
  reach: 'self',
  movesValue: true,
  perMinute: 10,
  body: voiceWish.extend({ named: z.enum(['named', 'anonymous']).default('named') }),
  answer: z.object({ id: z.uuid(), number: z.string() }),
})

export const voiceCard = caseCard.extend({ state: voiceState })
export type VoiceCard = z.infer<typeof voiceCard>

export const ratingCard = z.object({
  round: z.int(),
  stars: z.int(),
  text: z.string().nullable(),
  ratedAt: z.iso.datetime(),
})

export const photoCard = z.object({ id: z.uuid(), name: z.string(), bytes: z.int() })

/** What was said, the same for the person and for officers. */
const spoken = z.object({
  voice: voiceCard,
  kind: z.enum(voiceKinds),
  topic: z.enum(voiceTopics),
  channel: z.enum(voiceChannels),
  words: z.string(),
  place: z.string(),
  photos: z.array(photoCard),
  named: z.enum(['named', 'anonymous']),
  board: z.enum(['may', 'not']),
  registeredByName: z.string().nullable(),
  representativeName: z.string().nullable(),
  /** What was answered last, in the words of whoever worked on it. */
  message: z.string().nullable(),
  ratings: z.array(ratingCard),
  /** Whether the person may rate this round now. */
  mayRate: z.boolean(),
  events: z.array(eventCard),
  actions: z.array(actionCard),
})

export const myVoice = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  state: voiceState,
  personStatus,
  due: dueState.nullable(),
  raisedAt: z.iso.datetime(),
  /** Hers, or brought forward by her as a representative. */
  role: z.enum(['own', 'representative']),
})
export type MyVoice = z.infer<typeof myVoice>

export const listMyVoices = endpoint({
  method: 'GET',
  path: '/me/voices',
  summary: 'What the reader raised herself and what she follows as a representative, newest first.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ voices: z.array(myVoice), unionName: z.string().nullable() }),
})

export const getMyVoice = endpoint({
  method: 'GET',
  path: '/me/voices/:id',
  summary: 'One voice of the reader, or one she follows as a representative.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: voiceId }),
  answer: spoken.extend({ role: z.enum(['own', 'representative']) }),
})

export const openMyPhoto = endpoint({
  method: 'GET',
  path: '/me/voices/:id/photos/:photoId',
  summary: 'A photograph of one’s own voice.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: voiceId, photoId: idOf('voices.photo') }),
  download: ['image/png', 'image/jpeg'],
})

export const agreeToVoice = endpoint({
  method: 'POST',
  path: '/me/voices/:id/agreement',
  summary: 'The person recognises that it is solved.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: voiceId }),
  body: z.object({ note: z.string().trim().max(500).default('') }),
})

export const objectToVoice = endpoint({
  method: 'POST',
  path: '/me/voices/:id/objection',
  summary: 'Not solved: it goes back to whoever worked on it, the second time one level up.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: voiceId }),
  body: z.object({ note }),
})

export const rateVoice = endpoint({
  method: 'POST',
  path: '/me/voices/:id/rating',
  summary: 'Stars for a round that is closed; a poor one opens it again, one level up.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: voiceId }),
  body: z.object({
    stars: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
    text: z.string().trim().max(500).default(''),
  }),
})

export const withdrawVoice = endpoint({
  method: 'POST',
  path: '/me/voices/:id/withdrawal',
  summary: 'Takes it back before it is solved.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: voiceId }),
})

export const registerVoice = endpoint({
  method: 'POST',
  path: '/voices',
  summary: 'Writes down what somebody says at the counter, by the hotline or at a station; solved on the spot or open.',
  door: { permission: 'voices.register' },
  reach: 'subtree',
  movesValue: true,
  body: voiceWish.extend({
    personId: idOf('people.person'),
    representativeId: idOf('people.person').nullable().default(null),
    channel: z.enum(['officer', 'hotline', 'station']),
    /** What solved it on the spot, recognised by the person; null when it is still open. */
    settledBy: note.nullable().default(null),
  }),
  answer: z.object({ id: z.uuid(), number: z.string() }),
})

export const listVoices = endpoint({
  method: 'GET',
  path: '/voices',
  summary: 'Voices under one organisation, newest first, by keyset.',
  door: { permission: 'voices.read' },
  reach: 'subtree',
  query: z.object({
    orgId: idOf('orgs.org').optional(),
    state: voiceState.optional(),
    topic: z.enum(voiceTopics).optional(),
    /** Suggestions and difficulties, or disputes and petitions with their three clocks. */
    list: z.enum(['voices', 'appeals']).default('voices'),
    late: z.enum(['yes']).optional(),
    from: z.iso.date().optional(),
    search: z.string().trim().max(60).optional(),
    cursor: z.string().max(200).optional(),
  }),
  answer: z.object({ voices: z.array(voiceCard), next: z.string().nullable() }),
})

export const outcomeCard = z.object({
  id: z.uuid(),
  voiceId: z.uuid(),
  voiceNumber: z.string(),
  voiceTitle: z.string(),
  orgName: z.string(),
  kind: z.enum(outcomeKinds),
  name: z.string(),
  place: z.string(),
  sinceOn: z.iso.date(),
})
export type OutcomeCard = z.infer<typeof outcomeCard>

export const getVoice = endpoint({
  method: 'GET',
  path: '/voices/:id',
  summary: 'One voice whole.',
  door: { permission: 'voices.read' },
  reach: 'subtree',
  params: z.object({ id: voiceId }),
  answer: spoken.extend({ outcomes: z.array(outcomeCard) }),
})

export const openPhoto = endpoint({
  method: 'GET',
  path: '/voices/:id/photos/:photoId',
  summary: 'A photograph of a voice.',
  door: { permission: 'voices.read' },
  reach: 'subtree',
  params: z.object({ id: voiceId, photoId: idOf('voices.photo') }),
  download: ['image/png', 'image/jpeg'],
})

export const settleVoice = endpoint({
  method: 'POST',
  path: '/voices/:id/settlement',
  summary: 'Solved on the spot, while the person is there or on the line.',
  door: { permission: 'voices.resolve' },
  reach: 'subtree',
  params: z.object({ id: voiceId }),
  body: z.object({ note }),
})

export const assignVoice = endpoint({
  method: 'POST',
  path: '/voices/:id/assignment',
  summary: 'Gives it to the organisation that is to solve it, until a day.',
  door: { permission: 'voices.resolve' },
  reach: 'subtree',
  params: z.object({ id: voiceId }),
  body: z.object({
    orgId: idOf('orgs.org'),
    dueDays: z.int().min(1).max(120),
    note: z.string().trim().max(500).default(''),
  }),
})

export const noteProgress = endpoint({
  method: 'POST',
  path: '/voices/:id/progress',
  summary: 'What has been done so far, told to the person and her representative at once.',
  door: { permission: 'voices.resolve' },
  reach: 'subtree',
  params: z.object({ id: voiceId }),
  body: z.object({ note }),
})

export const resolveVoice = endpoint({
  method: 'POST',
  path: '/voices/:id/resolution',
  summary: 'Says what solved it; the person and her unit are asked whether it did.',
  door: { permission: 'voices.resolve' },
  reach: 'subtree',
  params: z.object({ id: voiceId }),
  body: z.object({ note }),
})

export const declineVoice = endpoint({
  method: 'POST',
  path: '/voices/:id/refusal',
  summary: 'Not for the union to solve: says why and where to turn.',
  door: { permission: 'voices.resolve' },
  reach: 'subtree',
  params: z.object({ id: voiceId }),
  body: z.object({ note }),
})

export const recogniseVoice = endpoint({
  method: 'POST',
  path: '/voices/:id/recognition',
  summary: 'The unit of whoever raised it recognises that it is solved, or sends it back.',
  door: { permission: 'voices.recognise' },
  reach: 'subtree',
  params: z.object({ id: voiceId }),
  body: z.discriminatedUnion('decision', [
    z.object({ decision: z.literal('agree'), note: z.string().trim().max(500).default('') }),
    z.object({ decision: z.literal('send-back'), note }),
  ]),
})

export const lapseVoice = endpoint({
  method: 'POST',
  path: '/voices/:id/lapse',
  summary: 'Closes one whose person did not answer in time; it is counted apart.',
  door: { permission: 'voices.resolve' },
  reach: 'subtree',
  params: z.object({ id: voiceId }),
  body: z.object({ note }),
})

export const addOutcome = endpoint({
  method: 'POST',
  path: '/voices/:id/outcomes',
  summary: 'Links a closed voice to something that is there since because of it.',
  door: { permission: 'voices.resolve' },
  reach: 'subtree',
  params: z.object({ id: voiceId }),
  body: z.object({
    kind: z.enum(outcomeKinds),
    name: z.string().trim().min(2).max(60),
    places: z.array(z.string().trim().min(2).max(60)).min(1).max(50),
    sinceOn: z.iso.date(),
  }),
  answer: z.object({ outcomes: z.array(outcomeCard) }),
})

export const listOutcomes = endpoint({
  method: 'GET',
  path: '/voices/outcomes',
  summary: 'What closed voices created, newest first, each with the voice it goes back to.',
  door: { permission: 'voices.read' },
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org').optional(), kind: z.enum(outcomeKinds).optional() }),
  answer: z.object({ outcomes: z.array(outcomeCard) }),
})
