import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

export const aidClass = z.enum(['stations', 'exchange', 'hardship', 'skills', 'special'])
const fen = z.int()
const day = z.iso.date()

export const aidPairCard = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  orgName: z.string(),
  regionId: z.uuid(),
  regionName: z.string(),
  place: z.string(),
  partner: z.string(),
  team: z.string(),
  since: day,
  until: day.nullable(),
  endedBecause: z.string().nullable(),
})
export type AidPairCard = z.infer<typeof aidPairCard>

export const aidProjectCard = z.object({
  id: z.uuid(),
  number: z.int(),
  class: aidClass,
  name: z.string(),
  purpose: z.string(),
  regionId: z.uuid(),
  regionName: z.string(),
  unions: z.array(z.object({ id: z.uuid(), name: z.string() })),
  beginsOn: day,
  endsOn: day,
  budgetFen: fen,
  spentFen: fen,
  percent: z.int(),
  state: z.enum(['running', 'finished', 'stopped']),
  pace: z.enum(['to-come', 'on-time', 'late', 'over']),
  result: z.string().nullable(),
})
export type AidProjectCard = z.infer<typeof aidProjectCard>

const aidSums = z.object({
  projects: z.int(),
  classes: z.int(),
  unions: z.int(),
  finished: z.int(),
  budgetFen: fen,
  spentFen: fen,
})

export const aidPage = z.object({
  federationName: z.string(),
  sums: aidSums,
  byClass: z.array(z.object({ class: aidClass, name: z.string(), projects: z.int(), finished: z.int() })),
  projects: z.array(aidProjectCard),
  pairs: z.array(aidPairCard),
})
export type AidPage = z.infer<typeof aidPage>

export const getPublicAid = endpoint({
  method: 'GET',
  path: '/public/mall/aid-projects',
  summary: 'What our unions do in aided regions: pairs, projects by class, budget, progress and result.',
  door: 'public',
  reach: 'everyone',
  query: z.object({ marketId: idOf('mall.market').optional(), regionId: idOf('mall.region').optional() }),
  answer: aidPage,
})

const projectId = idOf('mall.aid-project')

export const getAidDesk = endpoint({
  method: 'GET',
  path: '/mall/aid',
  summary: 'The same with ended pairs, and what the reader may do with each project.',
  door: { permission: 'mall.aid.report' },
  reach: 'everyone',
  answer: aidPage.extend({
    regions: z.array(z.object({ id: z.uuid(), name: z.string(), partner: z.string() })),
    mayKeep: z.boolean(),
    /** Projects of which the reader may report. */
    own: z.array(z.uuid()),
  }),
})
export type AidDesk = z.infer<NonNullable<typeof getAidDesk.answer>>

export const aidStep = z.object({
  id: z.uuid(),
  kind: z.enum(['begun', 'progress', 'budget', 'finished', 'stopped']),
  onDay: day,
  percent: z.int(),
  spentFen: fen,
  budgetFen: fen,
  words: z.string(),
  reportedBy: z.string(),
  reportedFor: z.string(),
  reportedAt: z.iso.datetime(),
})
export type AidStepRow = z.infer<typeof aidStep>

export const listAidSteps = endpoint({
  method: 'GET',
  path: '/mall/aid/projects/:id/steps',
  summary: 'Everything that was reported of a project, for the unions that carry it and those above them.',
  door: { permission: 'mall.aid.report' },
  reach: 'subtree',
  params: z.object({ id: projectId }),
  answer: z.object({ steps: z.array(aidStep) }),
})

const planWords = {
  name: z.string().trim().min(2).max(60),
  purpose: z.string().trim().min(2).max(500),
  endsOn: day,
}

export const planAidProject = endpoint({
  method: 'POST',
  path: '/mall/aid/projects',
  summary: 'Enters a project with its unions and its budget.',
  door: { permission: 'mall.aid' },
  reach: 'subtree',
  movesValue: true,
  body: z.object({
    plan: z.object({
      ...planWords,
      class: aidClass,
      regionId: idOf('mall.operated-region'),
      beginsOn: day,
      budgetFen: fen,
    }),
    orgIds: z.array(idOf('orgs.org')).min(1).max(50),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const rewriteAidProject = endpoint({
  method: 'PUT',
  path: '/mall/aid/projects/:id/words',
  summary: 'Changes the words of a project and the day by which it is to be done.',
  door: { permission: 'mall.aid' },
  reach: 'subtree',
  params: z.object({ id: projectId }),
  body: z.object(planWords),
})

const words = z.string().trim().min(2).max(500)

export const reportAid = endpoint({
  method: 'POST',
  path: '/mall/aid/projects/:id/steps',
  summary: 'Reports how far a project is and what it cost, that it is finished or stopped, or that its budget changes.',
  door: { permission: 'mall.aid.report' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: projectId }),
  body: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('progress'),
      onDay: day,
      percent: z.int().min(0).max(100),
      spentFen: fen.min(0),
      words,
    }),
    z.object({ kind: z.literal('finished'), onDay: day, spentFen: fen.min(0), words }),
    z.object({ kind: z.literal('stopped'), onDay: day, words }),
    z.object({ kind: z.literal('budget'), onDay: day, budgetFen: fen.min(1).max(100_000_000_000_000), words }),
  ]),
  answer: z.object({ state: z.enum(['running', 'finished', 'stopped']), percent: z.int(), spentFen: fen }),
})

export const pairUp = endpoint({
  method: 'POST',
  path: '/mall/aid/pairs',
  summary: 'Enters which union supports which place of an aided region.',
  door: { permission: 'mall.aid' },
  reach: 'subtree',
  body: z.object({
    orgId: idOf('orgs.org'),
    regionId: idOf('mall.operated-region'),
    place: z.string().trim().min(2).max(30),
    partner: z.string().trim().min(2).max(40),
    team: z.string().trim().min(2).max(40),
    since: day,
  }),
  answer: z.object({ id: z.uuid() }),
})

export const partPair = endpoint({
  method: 'POST',
  path: '/mall/aid/pairs/:id/ending',
  summary: 'Ends a pair from a day on, for a reason; it stays readable.',
  door: { permission: 'mall.aid' },
  reach: 'subtree',
  params: z.object({ id: idOf('mall.aid-pair') }),
  body: z.object({ until: day, because: z.string().trim().min(2).max(200) }),
})

export const exportAid = endpoint({
  method: 'GET',
  path: '/mall/aid/file',
  summary: 'The projects as a file, with the number that traces it.',
  door: { permission: 'mall.aid.report' },
  reach: 'everyone',
  perMinute: 6,
  query: z.object({
    format: z.enum(['csv', 'xlsx', 'pdf']).default('xlsx'),
    reason: z.string().trim().min(2).max(200),
  }),
  download: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/pdf'],
})
