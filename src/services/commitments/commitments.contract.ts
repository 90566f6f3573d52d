import { z } from 'zod'
import { actionCard, dueState, eventCard } from '../../kernel/cases/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { commitmentStates, publishScopes, standings, stepStages, verdicts } from './model.ts'
import { wordingFields } from './rules.ts'

export const commitmentState = z.enum(commitmentStates)
export const publishScope = z.enum(publishScopes)

const words = z.string().trim()
const day = z.iso.date()
const year = z.int().min(2000).max(2200)
export const askedYear = z.coerce.number().int().min(2000).max(2200)
export const oneCommitment = z.object({ id: idOf('commitments.commitment') })
export const note = words.min(2).max(500)
export const papers = z.array(idOf('files.file')).max(9).default([])

const wording = z.object({
  title: words.min(4).max(60),
  what: words.min(4).max(1000),
  beneficiaries: words.min(2).max(120),
  officerId: idOf('commitments.keeper'),
  measure: words.min(1).max(60),
  target: z.int().min(1).max(100_000_000),
  dueOn: day,
})

/** A file that proves or shows something. */
export const paperCard = z.object({ id: z.uuid(), name: z.string(), kind: z.enum(['picture', 'document']) })
export type PaperCard = z.infer<typeof paperCard>

/** A commitment as lists show it. */
export const commitmentCard = z.object({
  id: z.uuid(),
  number: z.string(),
  year: z.int(),
  title: z.string(),
  what: z.string(),
  beneficiaries: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  officerName: z.string(),
  measure: z.string(),
  target: z.int(),
  quantity: z.int(),
  dueOn: day,
  state: commitmentState,
  due: dueState.nullable(),
  reportedTo: z.uuid().nullable(),
  reportedToName: z.string().nullable(),
  reportedOn: day.nullable(),
  reportedLate: z.boolean(),
  promisedOn: day.nullable(),
  settledOn: day.nullable(),
  listId: z.uuid().nullable(),
  place: z.int().nullable(),
  scope: publishScope.nullable(),
  publishedAt: z.iso.datetime().nullable(),
  /** Amendments since it was published. */
  amendments: z.int(),
})
export type CommitmentCard = z.infer<typeof commitmentCard>

export const stepCard = z.object({
  id: z.uuid(),
  stage: z.enum(stepStages),
  takenOn: day,
  words: z.string(),
  quantity: z.int().nullable(),
  photos: z.array(paperCard),
  madeBy: z.string(),
})

export const amendmentCard = z.object({
  version: z.int(),
  reason: z.string(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  changes: z.array(z.object({ field: z.enum(wordingFields), before: z.string(), after: z.string() })),
})

export const judgementCard = z.object({
  id: z.uuid(),
  verdict: z.enum(verdicts),
  quantity: z.int(),
  words: z.string(),
  evidence: z.array(paperCard),
  reason: z.string().nullable(),
  rectification: z.string().nullable(),
  promisedOn: day.nullable(),
  judgedBy: z.string(),
  judgedOrgName: z.string(),
  judgedOn: day,
})

export const bulletinLineCard = z.object({
  issuedOn: day,
  standing: z.enum(standings),
  quantity: z.int(),
  words: z.string(),
})

export const remarkCard = z.object({
  id: z.uuid(),
  /** Masked. */
  saidBy: z.string(),
  words: z.string(),
  photos: z.array(paperCard),
  saidAt: z.iso.datetime(),
  answer: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
})

/** Everything that a published commitment shows to whom its list is for. */
export const commitmentRecord = commitmentCard.extend({
  listOwnerName: z.string().nullable(),
  steps: z.array(stepCard),
  amended: z.array(amendmentCard),
  judgements: z.array(judgementCard),
  bulletin: bulletinLineCard.nullable(),
  satisfaction: z.object({ rated: z.int(), stars: z.int() }),
})

export const registerCommitment = endpoint({
  method: 'POST',
  path: '/commitments',
  summary: 'A union registers what it will do for its workers in a year.',
  door: { permission: 'commitments.keep' },
  reach: 'subtree',
  movesValue: true,
  body: wording.extend({ orgId: idOf('orgs.org'), year }),
  answer: z.object({ id: z.uuid(), number: z.string() }),
})

export const redraftCommitment = endpoint({
  method: 'PUT',
  path: '/commitments/:id',
  summary: 'Words a draft anew; refused once it is published.',
  door: { permission: 'commitments.keep' },
  reach: 'subtree',
  params: oneCommitment,
  body: wording,
})

export const reportCommitment = endpoint({
  method: 'POST',
  path: '/commitments/:id/reporting',
  summary: 'Reports it to the union that collects the list: its own or one above.',
  door: { permission: 'commitments.keep' },
  reach: 'subtree',
  params: oneCommitment,
  /** The union itself or one above it, which it knows by name. */
  body: z.object({ toOrgId: naming('platform.open', z.uuid()) }),
})

export const returnCommitment = endpoint({
  method: 'POST',
  path: '/commitments/:id/returning',
  summary: 'Back to whoever reported it, with what is to be changed.',
  door: { permission: 'commitments.publish' },
  reach: 'subtree',
  params: oneCommitment,
  body: z.object({ note }),
})

export const withdrawCommitment = endpoint({
  method: 'POST',
  path: '/commitments/:id/withdrawal',
  summary: 'Takes a draft back; refused once it is published.',
  door: { permission: 'commitments.keep' },
  reach: 'subtree',
  params: oneCommitment,
  body: z.object({ note }),
})

export const amendCommitment = endpoint({
  method: 'POST',
  path: '/commitments/:id/amendments',
  summary: 'Changes a published one: dated, with the reason, before and after in sight of everybody who sees it.',
  door: { permission: 'commitments.publish' },
  reach: 'subtree',
  params: oneCommitment,
  body: wording.extend({ reason: words.min(4).max(500) }),
})

export const takeStep = endpoint({
  method: 'POST',
  path: '/commitments/:id/steps',
  summary: 'Progress with its day and pictures.',
  door: { permission: 'commitments.keep' },
  reach: 'subtree',
  params: oneCommitment,
  body: z.object({
    stage: z.enum(stepStages),
    takenOn: day,
    words: words.min(4).max(1000),
    quantity: z.int().min(0).max(100_000_000).nullish(),
    photoIds: papers,
  }),
})

export const judgeCommitment = endpoint({
  method: 'POST',
  path: '/commitments/:id/judgements',
  summary: 'The acceptance from December on: done with evidence, or undone with reason, rectification and a later day.',
  door: { permission: 'commitments.accept' },
  reach: 'subtree',
  params: oneCommitment,
  body: z.object({
    verdict: z.enum(['done', 'undone']),
    quantity: z.int().min(0).max(100_000_000),
    words: words.max(1000).default(''),
    evidenceIds: papers,
    reason: words.max(1000).default(''),
    rectification: words.max(1000).default(''),
    promisedOn: day.nullish(),
  }),
})

const narrowed = {
  orgId: idOf('orgs.org').optional(),
  year: askedYear.optional(),
  state: commitmentState.optional(),
  listId: idOf('commitments.list').optional(),
  /** Those that wait at one union for its list. */
  reportedTo: idOf('orgs.org').optional(),
  search: words.max(40).optional(),
}

export const listCommitments = endpoint({
  method: 'GET',
  path: '/commitments',
  summary: 'Commitments below the caller’s organisations, the latest year first.',
  door: { permission: 'commitments.read' },
  reach: 'subtree',
  query: z.object({ ...narrowed, cursor: naming('platform.open', z.string().max(80)).optional() }),
  answer: z.object({ commitments: z.array(commitmentCard), next: z.string().nullable() }),
})

export const exportCommitments = endpoint({
  method: 'GET',
  path: '/commitments/file',
  summary: 'What the list shows as a file that bears a number, with the reason why it leaves.',
  door: { permission: 'commitments.read' },
  reach: 'subtree',
  query: z.object({ ...narrowed, format: z.enum(['xlsx', 'csv']), reason: words.min(2).max(200) }),
  download: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'],
})

export const listKeepers = endpoint({
  method: 'GET',
  path: '/commitments/keepers',
  summary: 'Officers of a union who may answer for a commitment.',
  door: { permission: 'commitments.read' },
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org') }),
  answer: z.object({ keepers: z.array(z.object({ personId: z.uuid(), name: z.string() })) }),
})

export const getCommitment = endpoint({
  method: 'GET',
  path: '/commitments/:id',
  summary: 'One commitment whole: wording, steps, amendments, acceptances, remarks.',
  door: { permission: 'commitments.read' },
  reach: 'subtree',
  params: oneCommitment,
  answer: commitmentRecord.extend({
    events: z.array(eventCard),
    actions: z.array(actionCard),
    officerId: z.uuid(),
    /** Whether the reader answers for the list, so that she accepts and amends. */
    publishes: z.boolean(),
    /** Unions to which it may be reported, nearest first. */
    collectors: z.array(z.object({ id: z.uuid(), name: z.string() })),
    remarks: z.array(remarkCard),
  }),
})
export type CommitmentPage = z.infer<typeof getCommitment.answer>

export const openCommitmentPaper = endpoint({
  method: 'GET',
  path: '/commitments/:id/papers/:paperId',
  summary: 'A picture or paper of a commitment.',
  door: { permission: 'commitments.read' },
  reach: 'subtree',
  params: oneCommitment.extend({ paperId: idOf('commitments.paper') }),
  download: ['image/png', 'image/jpeg', 'application/pdf'],
})

export const answerRemark = endpoint({
  method: 'POST',
  path: '/commitments/remarks/:id/answer',
  summary: 'The union answers what a worker said; she is told.',
  door: { permission: 'commitments.keep' },
  reach: 'subtree',
  params: z.object({ id: idOf('commitments.remark') }),
  body: z.object({ answer: note }),
})
