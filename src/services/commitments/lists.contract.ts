import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { askedYear, commitmentCard, publishScope } from './commitments.contract.ts'
import { standings } from './model.ts'

const words = z.string().trim()
const figures = z.object({
  registered: z.int(),
  waiting: z.int(),
  published: z.int(),
  underWay: z.int(),
  done: z.int(),
  doneLate: z.int(),
  open: z.int(),
})

/** The list of a year as pages show it. */
export const listCard = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  orgName: z.string(),
  year: z.int(),
  title: z.string(),
  words: z.string(),
  scope: publishScope,
  publishedAt: z.iso.datetime(),
  figures,
  /** The one bulletin of the year. */
  bulletin: z.object({ issuedOn: z.iso.date(), words: z.string() }).nullable(),
})
export type ListCard = z.infer<typeof listCard>

export const publishList = endpoint({
  method: 'POST',
  path: '/commitments/lists',
  summary: 'Publishes reported commitments as the list of the year, or adds them to it with their own day.',
  door: { permission: 'commitments.publish' },
  reach: 'subtree',
  movesValue: true,
  body: z.object({
    orgId: idOf('orgs.org'),
    year: z.int().min(2000).max(2200),
    scope: publishScope,
    words: words.max(500).default(''),
    commitmentIds: z.array(idOf('commitments.commitment')).max(200),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const issueBulletin = endpoint({
  method: 'POST',
  path: '/commitments/lists/:id/bulletin',
  summary: 'The one bulletin of the year, between 1 and 20 July, on every commitment that is under way.',
  door: { permission: 'commitments.publish' },
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: idOf('commitments.list') }),
  body: z.object({
    words: words.min(4).max(1000),
    lines: z
      .array(
        z.object({
          commitmentId: idOf('commitments.commitment'),
          standing: z.enum(standings),
          quantity: z.int().min(0).max(100_000_000),
          words: words.max(500).default(''),
        }),
      )
      .max(500),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const readOverview = endpoint({
  method: 'GET',
  path: '/commitments/overview',
  summary:
    'A year by union: registered, published, done, done late, open with a reason; who registered nothing; the lists.',
  door: { permission: 'commitments.read' },
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org'), year: askedYear }),
  answer: z.object({
    orgId: z.uuid(),
    orgName: z.string(),
    year: z.int(),
    reportBy: z.iso.date(),
    figures,
    satisfaction: z.object({ rated: z.int(), stars: z.int() }),
    unions: z.array(z.object({ orgId: z.uuid(), name: z.string(), figures })),
    lists: z.array(listCard),
    /** Reported to this union and not on its list yet. */
    collected: z.array(commitmentCard),
    /** Scopes that this union may choose; one only where its list stands already. */
    scopes: z.array(publishScope),
  }),
})
export type Overview = z.infer<typeof readOverview.answer>

export const printList = endpoint({
  method: 'GET',
  path: '/commitments/lists/:id/print',
  summary: 'The list of the year on paper, as it stands today.',
  door: { permission: 'commitments.read' },
  reach: 'subtree',
  params: z.object({ id: idOf('commitments.list') }),
  download: ['application/pdf'],
})
