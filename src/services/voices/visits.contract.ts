import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { voiceKinds, voiceTopics } from './model.ts'
import { voiceCard } from './voices.contract.ts'

const visitId = idOf('voices.visit')

export const visitCard = z.object({
  id: z.uuid(),
  workerName: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  inspectorName: z.string(),
  managerName: z.string(),
  startsAt: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
  familyPresent: z.int().nullable(),
  /** Troubles that became voices. */
  troubles: z.int(),
})
export type VisitCard = z.infer<typeof visitCard>

const report = z.object({
  /** 走访「工人及家属」: how many of the family were there. */
  familyPresent: z.int().min(0).max(20),
  household: z.string().trim().min(5).max(2000),
  troubles: z
    .array(
      z.object({
        kind: z.enum(voiceKinds),
        topic: z.enum(voiceTopics),
        words: z.string().trim().min(5).max(2000),
      }),
    )
    .max(10)
    .default([]),
})

export const listVisits = endpoint({
  method: 'GET',
  path: '/voices/visits',
  summary: 'Home visits under one organisation, those to come first.',
  door: { permission: 'voices.visit' },
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org').optional() }),
  answer: z.object({ visits: z.array(visitCard) }),
})

export const planVisit = endpoint({
  method: 'POST',
  path: '/voices/visits',
  summary: 'Plans that a pair calls on a worker at home, in the evening.',
  door: { permission: 'voices.visit' },
  reach: 'subtree',
  body: z.object({
    pairId: idOf('voices.pair'),
    personId: idOf('people.person'),
    startsAt: z.iso.datetime(),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const getVisit = endpoint({
  method: 'GET',
  path: '/voices/visits/:id',
  summary: 'One visit with how the household lives and what became of its troubles.',
  door: { permission: 'voices.visit' },
  reach: 'subtree',
  params: z.object({ id: visitId }),
  answer: visitCard.extend({ household: z.string().nullable(), voices: z.array(voiceCard) }),
})

export const listMyVisits = endpoint({
  method: 'GET',
  path: '/me/visits',
  summary: 'Visits that the reader makes as one of a pair, those to come first.',
  door: 'signed-in',
  reach: 'self',
  answer: z.object({ visits: z.array(visitCard.extend({ maySend: z.boolean() })) }),
})

export const reportVisit = endpoint({
  method: 'POST',
  path: '/me/visits/:id/report',
  summary: 'What one of the pair found; each trouble becomes a voice of the worker.',
  door: 'signed-in',
  reach: 'self',
  params: z.object({ id: visitId }),
  body: report,
  answer: z.object({ numbers: z.array(z.string()) }),
})
