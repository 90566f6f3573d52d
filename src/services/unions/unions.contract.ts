import { z } from 'zod'
import { orgCard } from '../../kernel/orgs/contract.ts'
import { endpoint } from '../../platform/http/endpoint.ts'
import { idOf } from '../../platform/http/thing.ts'
import { postKeys } from './terms.model.ts'

const file = z.object({ id: z.uuid(), name: z.string() })

export const holdingCard = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  post: z.enum(postKeys),
  postName: z.string(),
  fromOn: z.iso.date(),
  untilOn: z.iso.date().nullable(),
  endedAs: z.string().nullable(),
  votes: z.int(),
})
export type HoldingCard = z.infer<typeof holdingCard>

export const electionCard = z.object({
  id: z.uuid(),
  kindName: z.string(),
  heldOn: z.iso.date(),
  methodName: z.string(),
  eligibleCount: z.int(),
  attendedCount: z.int(),
  note: z.string(),
  recordedByName: z.string(),
  files: z.array(file),
  elected: z.array(holdingCard.pick({ name: true, postName: true, votes: true })),
})
export type ElectionCard = z.infer<typeof electionCard>

/** What a union is, was, and has. */
export const unionPage = z.object({
  org: orgCard,
  creditCode: z.string().nullable(),
  foundedOn: z.iso.date(),
  closedOn: z.iso.date().nullable(),
  successor: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** From the root down; `opens` says whether the reader may open it. */
  ancestors: z.array(z.object({ id: z.uuid(), name: z.string(), opens: z.enum(['yes', 'no']) })),
  employer: z
    .object({ name: z.string().nullable(), creditCode: z.string().nullable(), workerCount: z.int().nullable() })
    .nullable(),
  establishedOn: z.iso.date().nullable(),
  names: z.array(z.object({ fromOn: z.iso.date(), name: z.string() })),
  places: z.array(z.object({ fromOn: z.iso.date(), parentName: z.string().nullable() })),
  changes: z.array(
    z.object({
      id: z.uuid(),
      kindName: z.string(),
      on: z.iso.date(),
      sentence: z.string(),
      basis: z.string(),
      recordedByName: z.string(),
    }),
  ),
  term: z
    .object({
      ordinal: z.int(),
      years: z.int(),
      fromOn: z.iso.date(),
      dueOn: z.iso.date(),
      daysLeft: z.int(),
      state: z.enum(['overdue', 'soon', 'later']),
    })
    .nullable(),
  setting: z.object({
    termYears: z.int(),
    remindDays: z.int(),
    setBy: z.string().nullable(),
    own: z.enum(['yes', 'no']),
  }),
  holders: z.array(holdingCard),
  formerHolders: z.array(holdingCard),
  elections: z.array(electionCard),
  members: z.int(),
  newestMembers: z.array(
    z.object({ personId: z.uuid(), maskedName: z.string(), maskedIdNumber: z.string(), fromOn: z.iso.date() }),
  ),
  openCases: z.int(),
  subUnions: z.int(),
  /** Those below that were closed or merged, the latest first, at most 50. */
  ended: z.array(
    z.object({ id: z.uuid(), name: z.string(), closedOn: z.iso.date(), successor: z.string().nullable() }),
  ),
  /** Null for a reader who may not see the books. */
  accounts: z
    .array(z.object({ id: z.uuid(), name: z.string(), unit: z.enum(['fen', 'points']), balanceFen: z.int() }))
    .nullable(),
  /** What the reader may do here: an officer acts below her own union, and records the elections of her own. */
  may: z.object({
    change: z.enum(['yes', 'no']),
    reopen: z.enum(['yes', 'no']),
    elect: z.enum(['yes', 'no']),
    set: z.enum(['yes', 'no']),
  }),
})
export type UnionPage = z.infer<typeof unionPage>

export const getUnion = endpoint({
  method: 'GET',
  path: '/unions/:id',
  summary: 'A union whole: who it is and was, who leads it, its people, cases, accounts and papers.',
  door: { permission: 'unions.read' },
  reach: 'subtree',
  params: z.object({ id: idOf('orgs.org') }),
  answer: unionPage,
})

export const figureKeys = ['founded', 'closed', 'reopened', 're-elected-on-time', 're-elected-late'] as const

export const getFigures = endpoint({
  method: 'GET',
  path: '/unions/:id/figures',
  summary: 'Numbers of a year under a union; each opens to its rows.',
  door: { permission: 'unions.read' },
  reach: 'subtree',
  params: z.object({ id: idOf('orgs.org') }),
  query: z.object({ year: z.coerce.number().int().min(1921).max(2100) }),
  answer: z.object({
    year: z.int(),
    figures: z.array(z.object({ key: z.enum(figureKeys), name: z.string(), count: z.int() })),
    /** Firms with a union today, and how many there are by the source named; null while nobody has told. */
    coverage: z.object({
      covered: z.int(),
      total: z.object({ firmCount: z.int(), year: z.int(), source: z.string() }).nullable(),
    }),
    /** The same numbers for each union directly below. */
    below: z.array(z.object({ orgId: z.uuid(), name: z.string(), founded: z.int() })),
  }),
})

export const listFigureRows = endpoint({
  method: 'GET',
  path: '/unions/:id/figures/rows',
  summary: 'The unions behind a number, the latest first.',
  door: { permission: 'unions.read' },
  reach: 'subtree',
  params: z.object({ id: idOf('orgs.org') }),
  query: z.object({
    key: z.enum(figureKeys),
    year: z.coerce.number().int().min(1921).max(2100),
    cursor: z.string().max(60).optional(),
  }),
  answer: z.object({
    rows: z.array(z.object({ orgId: z.uuid(), name: z.string(), day: z.iso.date(), quantity: z.int() })),
    next: z.string().nullable(),
  }),
})

export const setFirmTotal = endpoint({
  method: 'PUT',
  path: '/unions/:id/firm-total',
  summary: 'How many firms there are in the area of a union, with the source; coverage is measured against it.',
  door: { permission: 'unions.found' },
  reach: 'subtree',
  params: z.object({ id: idOf('orgs.org') }),
  body: z.object({
    year: z.int().min(2000).max(2100),
    firmCount: z.int().min(1).max(100_000_000),
    source: z.string().trim().min(2).max(200),
  }),
})
