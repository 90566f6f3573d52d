import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { clockCard } from './clocks.contract.ts'
import { clockKeys, voiceTopics } from './model.ts'
import { voiceCard } from './voices.contract.ts'

const ground = z.string().trim().min(2).max(200)
const note = z.string().trim().min(2).max(500)
const acquaintanceId = idOf('voices.acquaintance')

export const acquaintanceCard = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  skills: z.array(z.enum(voiceTopics)),
  ability: z.string(),
  network: z.string(),
  resources: z.string(),
  appeal: z.string(),
  /** Voices she has now. */
  open: z.int(),
  endedAt: z.iso.datetime().nullable(),
})
export type AcquaintanceCard = z.infer<typeof acquaintanceCard>

export const listAcquaintances = endpoint({
  method: 'GET',
  path: '/voices/acquaintances',
  summary: 'The roster of trusted people by community and skill.',
  door: { permission: 'voices.read' },
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org').optional(), skill: z.enum(voiceTopics).optional() }),
  answer: z.object({ acquaintances: z.array(acquaintanceCard) }),
})

export const enterAcquaintance = endpoint({
  method: 'POST',
  path: '/voices/acquaintances',
  summary: 'Puts a trusted person on the roster of a community, with what shows each of the four qualities.',
  door: { permission: 'voices.acquaintance' },
  reach: 'subtree',
  body: z.object({
    personId: idOf('people.person'),
    orgId: idOf('orgs.org'),
    skills: z.array(z.enum(voiceTopics)).min(1).max(9),
    ability: ground,
    network: ground,
    resources: ground,
    appeal: ground,
  }),
  answer: z.object({ id: z.uuid() }),
})

export const endAcquaintance = endpoint({
  method: 'POST',
  path: '/voices/acquaintances/:id/ending',
  summary: 'Takes somebody off the roster, with the reason; what she did stays readable.',
  door: { permission: 'voices.acquaintance' },
  reach: 'subtree',
  params: z.object({ id: acquaintanceId }),
  body: z.object({ because: note }),
})

export const listCandidates = endpoint({
  method: 'GET',
  path: '/voices/:id/acquaintances',
  summary: 'Who on the roster is acquainted with the party of a voice; those with the skill first.',
  door: { permission: 'voices.acquaintance' },
  reach: 'subtree',
  params: z.object({ id: idOf('voices.voice') }),
  answer: z.object({ acquaintances: z.array(acquaintanceCard) }),
})

export const consult = endpoint({
  method: 'POST',
  path: '/voices/:id/consultation',
  summary: 'Gives a voice to a trusted person who is acquainted with the party.',
  door: { permission: 'voices.acquaintance' },
  reach: 'subtree',
  params: z.object({ id: idOf('voices.voice') }),
  body: z.object({ acquaintanceId, note }),
})

const record = z.object({
  clock: z.enum(clockKeys),
  note,
  /** Makes up for a day, or the Monday of a week, that was missed. */
  on: z.iso.date().optional(),
})

export const listMissed = endpoint({
  method: 'GET',
  path: '/voices/missed',
  summary: 'Entries of the day and reports of the week that are missing, the newest first.',
  door: { permission: 'voices.read' },
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org').optional(), cursor: z.string().max(200).optional() }),
  answer: z.object({
    missed: z.array(z.object({ voice: voiceCard, clock: z.enum(clockKeys), onDay: z.iso.date() })),
    next: z.string().nullable(),
  }),
})

const myConsultation = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  personName: z.string(),
  orgName: z.string(),
  stateName: z.string(),
  isOpen: z.boolean(),
  note: z.string(),
  givenAt: z.iso.datetime(),
})

/** Whom a worker may turn to: no more than what tells her. */
export const listMyAcquaintances = endpoint({
  method: 'GET',
  path: '/me/acquaintances',
  summary: 'Trusted people of the reader’s union and of those above it, by skill.',
  door: 'signed-in',
  reach: 'self',
  query: z.object({ skill: z.enum(voiceTopics).optional() }),
  answer: z.object({
    acquaintances: z.array(z.object({ name: z.string(), orgName: z.string(), skills: z.array(z.enum(voiceTopics)) })),
  }),
})

export const listMyConsultations = endpoint({
  method: 'GET',
  path: '/me/consultations',
  summary: 'What the reader has been given as a trusted person, the newest first.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ consultations: z.array(myConsultation) }),
})

export const getMyConsultation = endpoint({
  method: 'GET',
  path: '/me/consultations/:id',
  summary: 'One of them, by its voice, with what was said and what has been recorded.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('voices.consulted') }),
  answer: myConsultation.extend({
    words: z.string(),
    place: z.string(),
    events: z.array(z.object({ at: z.iso.datetime(), title: z.string(), note: z.string().nullable() })),
    /** Which records may be made now. */
    clocks: z.array(clockCard),
  }),
})

export const recordMyConsultation = endpoint({
  method: 'POST',
  path: '/me/consultations/:id/records',
  summary: 'A record by the trusted person herself.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: idOf('voices.consulted') }),
  body: record.omit({ on: true }),
})
