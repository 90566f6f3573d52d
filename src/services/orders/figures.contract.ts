import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'

const qualifier = z.enum(['exact', 'and-more', 'many', 'nearly'])

/** The numbers of this service, each with its own counting word; 人 and 人次 apart. */
export const figureKey = z.enum([
  'stages',
  'stage-people',
  'legal-events',
  'firms',
  'check-ups',
  'consultations',
  'lectures',
  'lecture-people',
  'handouts',
  'visits',
  'match-events',
  'couples',
  'talks',
  'rides',
])
export type FigureKey = z.infer<typeof figureKey>

export const figureCard = z.object({
  key: figureKey,
  name: z.string(),
  unit: z.string(),
  /** What the platform counted itself. */
  counted: z.int(),
  /** What was taken over from before, each with its source. */
  openings: z.array(
    z.object({ orgName: z.string(), cases: z.int(), qualifier, source: z.string(), untilDay: z.iso.date() }),
  ),
  total: z.int(),
  /** As a report says it: 10余, 2000多, 近40. */
  words: z.string(),
})
export type FigureCard = z.infer<typeof figureCard>

export const readFigures = endpoint({
  method: 'GET',
  path: '/orders/figures',
  summary: 'The numbers of this service under an organisation on days from…to, openings beside what was counted.',
  door: { permission: 'orders.read' },
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org'), from: z.iso.date(), to: z.iso.date() }),
  answer: z.object({ figures: z.array(figureCard) }),
})

export const enterOpening = endpoint({
  method: 'POST',
  path: '/orders/openings',
  summary: 'A number from before the platform, once per union and figure, with its source.',
  door: { permission: 'orders.menu' },
  reach: 'subtree',
  body: z.object({
    orgId: idOf('orgs.org'),
    figure: figureKey,
    cases: z.int().min(1).max(100_000_000),
    qualifier,
    source: z.string().trim().min(2).max(200),
    untilDay: z.iso.date(),
  }),
})
