import { z } from 'zod'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf, naming } from '../../platform/http/thing.ts'
import { day, fen, neededText, owedMonth, someFen, someText } from './disputes.contract.ts'
import { questionKeys } from './learning.model.ts'
import { industries, settlementWays } from './model.ts'

const reading = { permission: 'disputes.read' } as const
const handling = { permission: 'disputes.handle' } as const
const publishing = { permission: 'disputes.publish' } as const

const byQuestion = <Value extends z.ZodType>(value: Value) =>
  z.object(Object.fromEntries(questionKeys.map((key) => [key, value])) as Record<(typeof questionKeys)[number], Value>)

export const riskSetting = z.object({
  weights: byQuestion(z.int().min(0).max(100)),
  mediumFrom: z.int().min(1).max(1000),
  highFrom: z.int().min(2).max(1000),
})

export const getRiskSetting = endpoint({
  method: 'GET',
  path: '/disputes/questionnaire',
  summary: 'How the questions of a diagnosis are weighed, and whose setting it is.',
  door: reading,
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org').optional() }),
  answer: riskSetting.extend({ setBy: z.string().nullable() }),
})

export const setRiskSetting = endpoint({
  method: 'PUT',
  path: '/disputes/questionnaire',
  summary: 'Sets the weights and thresholds for an organisation and all below it.',
  door: publishing,
  reach: 'subtree',
  body: riskSetting.extend({ orgId: idOf('orgs.org') }),
})

const answer = z.enum(['yes', 'partly', 'no'])

export const diagnosisCard = z.object({
  id: z.uuid(),
  points: z.int(),
  mediumFrom: z.int(),
  highFrom: z.int(),
  risk: z.enum(['low', 'medium', 'high']),
  answers: byQuestion(answer),
  note: z.string(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
})
export type DiagnosisCard = z.infer<typeof diagnosisCard>

export const listDiagnoses = endpoint({
  method: 'GET',
  path: '/disputes/firms/:id/diagnoses',
  summary: 'Diagnoses of a firm, newest first, with the values by which each was weighed.',
  door: reading,
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.firm') }),
  answer: z.object({ diagnoses: z.array(diagnosisCard) }),
})

export const diagnoseFirm = endpoint({
  method: 'POST',
  path: '/disputes/firms/:id/diagnoses',
  summary: 'Answers the questionnaire for a firm; the outcome follows from the setting.',
  door: handling,
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.firm') }),
  body: z.object({ answers: byQuestion(answer), note: someText(1000).default('') }),
  answer: z.object({ id: z.uuid(), points: z.int(), risk: z.enum(['low', 'medium', 'high']) }),
})

export const compilationCard = z.object({
  id: z.uuid(),
  industry: z.enum(industries),
  title: z.string(),
  editor: z.string(),
  summary: z.string(),
  publishedOn: day,
  orgName: z.string(),
})
export type CompilationCard = z.infer<typeof compilationCard>

export const listCompilations = endpoint({
  method: 'GET',
  path: '/public/disputes/compilations',
  summary: 'Compilations by industry.',
  door: 'public',
  reach: 'everyone',
  query: z.object({ industry: z.enum(industries).optional() }),
  answer: z.object({ compilations: z.array(compilationCard) }),
})

export const openCompilation = endpoint({
  method: 'GET',
  path: '/public/disputes/compilations/:id/content',
  summary: 'The text of a compilation.',
  door: 'public',
  reach: 'everyone',
  params: z.object({ id: naming('platform.open', z.uuid()) }),
  download: ['application/pdf'],
})

export const publishCompilation = endpoint({
  method: 'POST',
  path: '/disputes/compilations',
  summary: 'Publishes a compilation for an industry.',
  door: publishing,
  reach: 'subtree',
  body: z.object({
    orgId: idOf('orgs.org'),
    industry: z.enum(industries),
    title: neededText(4, 80),
    editor: someText(80).default(''),
    summary: someText(500).default(''),
    fileId: idOf('files.file'),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const withdrawCompilation = endpoint({
  method: 'POST',
  path: '/disputes/compilations/:id/withdrawal',
  summary: 'Takes a compilation down.',
  door: publishing,
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.compilation') }),
})

export const storyCard = z.object({
  id: z.uuid(),
  industry: z.enum(industries),
  title: z.string(),
  text: z.string(),
  lesson: z.string(),
  publishedOn: day,
  orgName: z.string(),
})
export type StoryCard = z.infer<typeof storyCard>

export const listStories = endpoint({
  method: 'GET',
  path: '/public/disputes/stories',
  summary: 'Typical cases without names, newest first, 20 a page.',
  door: 'public',
  reach: 'everyone',
  query: z.object({
    industry: z.enum(industries).optional(),
    cursor: naming('platform.open', z.uuid()).optional(),
  }),
  answer: z.object({ stories: z.array(storyCard), next: z.uuid().nullable() }),
})

export const publishStory = endpoint({
  method: 'POST',
  path: '/disputes/:id/story',
  summary: 'Tells a closed typical case on the public board; refused when it names anybody.',
  door: publishing,
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.dispute') }),
  body: z.object({
    title: neededText(4, 60),
    text: neededText(20, 3000),
    lesson: neededText(4, 1000),
    industry: z.enum(industries),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const withdrawStory = endpoint({
  method: 'POST',
  path: '/disputes/stories/:id/withdrawal',
  summary: 'Takes a story down from the board.',
  door: publishing,
  reach: 'subtree',
  params: z.object({ id: idOf('disputes.story') }),
})

export const counterKinds = ['registered', 'concluded', 'schools', 'letters', 'beneficiaries', 'recovered'] as const
export const qualifiers = ['exact', 'and-more', 'many', 'nearly'] as const

export const counter = z.object({
  kind: z.enum(counterKinds),
  cases: z.int(),
  people: z.int(),
  amountFen: z.int(),
  openings: z.array(
    z.object({
      cases: z.int(),
      amountFen: z.int(),
      qualifier: z.enum(qualifiers),
      source: z.string(),
      untilDay: day,
    }),
  ),
})
export type Counter = z.infer<typeof counter>

export const getFigures = endpoint({
  method: 'GET',
  path: '/disputes/figures',
  summary:
    'Counters apart, from facts, with opening balances beside them; three years to today unless other days are named.',
  door: reading,
  reach: 'subtree',
  query: z.object({ orgId: idOf('orgs.org').optional(), from: day.optional(), to: day.optional() }),
  answer: z.object({ from: day, to: day, counters: z.array(counter) }),
})

export const recordOpening = endpoint({
  method: 'POST',
  path: '/disputes/openings',
  summary: 'Takes over a number from before the platform, with its source; never added to the facts.',
  door: publishing,
  reach: 'subtree',
  body: z.object({
    orgId: idOf('orgs.org'),
    kind: z.enum(counterKinds),
    cases: z.int().min(0).max(100_000_000),
    amountFen: fen.default(0),
    qualifier: z.enum(qualifiers),
    source: neededText(2, 200),
    untilDay: day,
  }),
})

export const addToSeries = endpoint({
  method: 'POST',
  path: '/disputes/:id/series',
  summary:
    'Workers with the same claim become parts of a case, each with amounts of her own; rows that cannot are told.',
  door: handling,
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: idOf('disputes.dispute') }),
  body: z.object({
    workers: z
      .array(
        z.object({
          name: neededText(2, 40),
          idNumber: naming('platform.new', z.string().trim().max(20)),
          phone: naming('platform.new', z.string().trim().max(20)).default(''),
          wages: z.array(owedMonth).min(1).max(60),
        }),
      )
      .min(1)
      .max(1000),
  }),
  answer: z.object({
    added: z.int(),
    rejected: z.array(z.object({ row: z.int(), name: z.string(), because: z.string() })),
  }),
})

export const paySeries = endpoint({
  method: 'POST',
  path: '/disputes/:id/series/payment',
  summary: 'Pays the parts of a series what each is due, or the amounts named, in one act.',
  door: handling,
  reach: 'subtree',
  movesValue: true,
  params: z.object({ id: idOf('disputes.dispute') }),
  body: z.object({
    paidAt: z.iso.datetime(),
    way: z.enum(settlementWays),
    note: someText(200).default(''),
    /** Amounts for some of the parts; the others are paid in full. */
    shares: z
      .array(z.object({ disputeId: idOf('disputes.dispute'), amountFen: someFen }))
      .max(1000)
      .default([]),
  }),
  answer: z.object({ paid: z.int(), amountFen: z.int() }),
})
