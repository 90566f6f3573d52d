import { z } from 'zod'
import { personCard } from '../../kernel/people/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { employmentForm } from './joining.contract.ts'

const year = z.int().min(2000).max(2100)
export const qualifier = z.enum(['exact', 'and-more', 'many', 'nearly'])
export const timeKind = z.enum(['each-year', 'yearly-average', 'total', 'floor'])

export const targetCard = z.object({
  id: z.uuid(),
  title: z.string(),
  timeKind,
  timeKindName: z.string(),
  amount: z.int(),
  fromYear: year,
  toYear: year,
  source: z.string(),
  state: z.enum(['met', 'missed', 'ahead', 'behind']),
  stateName: z.string(),
  value: z.int(),
  lacking: z.int(),
  shortYears: z.array(year),
  years: z.array(z.object({ year, value: z.int(), opening: z.string().nullable() })),
  /** What it read before, the newest last: each correction with what was changed, why, by whom and when. */
  corrections: z.array(
    z.object({
      before: z.string(),
      reason: z.string(),
      changedBy: z.string(),
      changedAt: z.iso.datetime(),
    }),
  ),
})
export type TargetCard = z.infer<typeof targetCard>

export const statistics = z.object({
  orgId: z.uuid(),
  orgName: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  /** New members of all forms, and of 新就业形态. */
  people: z.int(),
  newForm: z.int(),
  byForm: z.array(z.object({ form: employmentForm, name: z.string(), isNew: z.boolean(), people: z.int() })),
  byMonth: z.array(z.object({ month: z.iso.date(), people: z.int(), newForm: z.int() })),
  byOrg: z.array(z.object({ orgId: z.uuid(), name: z.string(), people: z.int(), newForm: z.int() })),
  /** New members of 新就业形态 of years before the platform, never added to the numbers above. */
  openings: z.array(
    z.object({
      orgName: z.string(),
      year,
      people: z.int(),
      words: z.string(),
      source: z.string(),
      untilDay: z.iso.date(),
    }),
  ),
  targets: z.array(targetCard),
  withdrawnTargets: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      words: z.string(),
      reason: z.string(),
      changedBy: z.string(),
      changedAt: z.iso.datetime(),
    }),
  ),
})
export type Statistics = z.infer<typeof statistics>

const period = z.object({ orgId: idOf('orgs.org').optional(), from: z.iso.date(), to: z.iso.date() })

export const getStatistics = endpoint({
  method: 'GET',
  path: '/membership/statistics',
  summary: 'New members under an organisation in a period, by form, month and organisation, with openings and targets.',
  door: { permission: 'membership.read' },
  reach: 'subtree',
  query: period,
  answer: statistics,
})

export const exportStatistics = endpoint({
  method: 'GET',
  path: '/membership/statistics/file',
  summary: 'The same figures as a file, with the number that traces it.',
  door: { permission: 'membership.read' },
  reach: 'subtree',
  perMinute: 6,
  query: period.extend({
    format: z.enum(['csv', 'xlsx', 'pdf']).default('xlsx'),
    reason: z.string().trim().min(2).max(200),
  }),
  download: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/pdf'],
})

export const listNewMembers = endpoint({
  method: 'GET',
  path: '/membership/statistics/members',
  summary: 'The people behind a number, latest day first, by keyset.',
  door: { permission: 'membership.read' },
  reach: 'subtree',
  query: period.extend({ form: employmentForm.optional(), cursor: z.string().max(200).optional() }),
  answer: z.object({
    members: z.array(z.object({ person: personCard.nullable(), orgName: z.string(), joinedOn: z.iso.date() })),
    next: z.string().nullable(),
  }),
})

const targetWords = z.object({
  title: z.string().trim().min(2).max(100),
  timeKind,
  amount: z.int().min(1).max(1_000_000_000),
  fromYear: year,
  toYear: year,
  source: z.string().trim().min(2).max(200),
})
const inOrder = (words: { fromYear: number; toYear: number }) => words.toYear >= words.fromYear
const changing = {
  door: { permission: 'membership.target' },
  reach: 'subtree',
  movesValue: true,
} as const
const reason = z.string().trim().min(2).max(200)
const target = z.object({ id: idOf('membership.target') })

export const setTarget = endpoint({
  ...changing,
  method: 'POST',
  path: '/membership/targets',
  summary: 'Enters a target for new members of new forms of employment, as a plan words it.',
  body: targetWords.extend({ orgId: idOf('orgs.org') }).refine(inOrder),
  answer: z.object({ id: z.uuid() }),
})

export const correctTarget = endpoint({
  ...changing,
  method: 'POST',
  path: '/membership/targets/:id/correction',
  summary: 'Lets a target read otherwise from today on, with the reason; what it read before stays in its history.',
  params: target,
  body: targetWords.extend({ reason }).refine(inOrder),
})

export const withdrawTarget = endpoint({
  ...changing,
  method: 'POST',
  path: '/membership/targets/:id/withdrawal',
  summary: 'Withdraws a target with the reason; it is judged no more.',
  params: target,
  body: z.object({ reason }),
})

export const recordOpening = endpoint({
  method: 'POST',
  path: '/membership/openings',
  summary:
    'Takes over how many members of new forms of employment a union had won in a year before the platform, once.',
  door: { permission: 'membership.target' },
  reach: 'subtree',
  body: z.object({
    orgId: idOf('orgs.org'),
    year,
    people: z.int().min(1).max(1_000_000_000),
    qualifier,
    source: z.string().trim().min(2).max(200),
  }),
})
