import { z } from 'zod'
import { caseCard } from '../../kernel/cases/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { arbitrationStep } from './arbitration.contract.ts'
import { givenEvidence } from './claims.contract.ts'
import { disputeFile, neededText, someText } from './disputes.contract.ts'
import { disputeStates } from './model.ts'
import { bodyKinds } from './observers.model.ts'

const joining = { permission: 'disputes.join' } as const
const ofShared = z.object({ id: idOf('disputes.shared') })

export const bodyCard = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(bodyKinds),
  phone: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
})
export type BodyCard = z.infer<typeof bodyCard>

export const listBodies = endpoint({
  method: 'GET',
  path: '/disputes/bodies',
  summary: 'Bodies listed below an organisation that may be called in, by kind.',
  door: { permission: 'disputes.read' },
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org').optional() }),
  answer: z.object({ bodies: z.array(bodyCard) }),
})

export const listBody = endpoint({
  method: 'POST',
  path: '/disputes/bodies',
  summary: 'Lists a court, a labour bureau or a commission as a partner below the union, so that it can be called in.',
  door: { permission: 'disputes.publish' },
  reach: 'subtree',
  body: z.object({
    orgId: idOf('orgs.org'),
    name: neededText(4, 60),
    kind: z.enum(bodyKinds),
    phone: someText(40).default(''),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const listShared = endpoint({
  method: 'GET',
  path: '/disputes/shared',
  summary: 'What a body takes part in, newest first.',
  door: joining,
  reach: 'subtree',
  query: z.object({
    state: z.enum(disputeStates).optional(),
    search: z.string().trim().min(2).max(60).optional(),
    cursor: naming('platform.open', z.string().max(200)).optional(),
  }),
  answer: z.object({ cases: z.array(caseCard), next: z.string().nullable() }),
})

export const getShared = endpoint({
  method: 'GET',
  path: '/disputes/shared/:id',
  summary: 'A file as a body reads it: without telephone, without what is kept for the union.',
  door: joining,
  reach: 'subtree',
  params: ofShared,
  answer: disputeFile,
})

export const addAsBody = endpoint({
  method: 'POST',
  path: '/disputes/shared/:id/evidence',
  summary: 'A body puts a paper on file.',
  door: joining,
  reach: 'subtree',
  params: ofShared,
  body: givenEvidence,
  answer: z.object({ id: z.uuid() }),
})

export const openShared = endpoint({
  method: 'GET',
  path: '/disputes/shared/:id/evidence/:evidenceId/content',
  summary: 'A paper that is shared with bodies.',
  door: joining,
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.shared'), evidenceId: idOf('disputes.evidence') }),
  download: ['application/octet-stream'],
})

export const mediateAsBody = endpoint({
  method: 'POST',
  path: '/disputes/shared/:id/mediations',
  summary: 'A mediator of a body records a meeting of the parties.',
  door: { permission: 'disputes.join.mediate' },
  reach: 'subtree',
  params: ofShared,
  body: z.object({
    heldAt: z.iso.datetime(),
    place: neededText(2, 100),
    outcome: z.enum(['agreed', 'adjourned', 'failed']),
    note: neededText(2, 1000),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const arbitrateAsBody = endpoint({
  method: 'POST',
  path: '/disputes/shared/:id/arbitration',
  summary: 'An arbitrator of a body accepts, turns down, extends or awards.',
  door: { permission: 'disputes.join.arbitrate' },
  reach: 'subtree',
  params: ofShared,
  body: arbitrationStep,
})
